"""What the three dropout rates have in common: the pupils of 学年初 below, children of a ledger above."""

from collections.abc import Callable, Iterator, Sequence

from kongchuo.indicators.facts import ClassPlace, Event, Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.levels import Scope, scopes
from kongchuo.model.period import year_start
from kongchuo.model.township import STAGE_NAMES, STAGES

Weigh = Callable[[Event], int]


def figures(
    facts: Facts,
    code: str,
    name: str,
    definition: str,
    events: Sequence[Event] | None,
    weigh: Weigh,
    no_ledger: str,
    *,
    target: int | None = None,
) -> Iterator[Figure]:
    """The rate of every scope. `code` and `name` hold `{}` for the stage; `events` are None without a
    ledger. A child whose class nobody knows counts in its grade and above. The target is a number of children: one too many is known before any roster has come, but
    that it is met is not."""
    mine: dict[str | None, list[Event]] = {None: list(events or ())}
    for event in events or ():
        if event.school is not None:
            mine.setdefault(event.school, []).append(event)
    for stage in STAGES:
        for scope in scopes(facts, stage, classes=_classes(facts, events or ())):
            words = name.format(STAGE_NAMES[stage])
            near = None if events is None else mine.get(scope.school, ())
            near_facts = facts.at(scope.school)
            yield _figure(near_facts, scope, code.format(stage), words, definition, near, weigh, no_ledger, target)


def _classes(facts: Facts, events: Sequence[Event]) -> set[ClassPlace]:
    """The classes of 学年初, and those that only a ledger names."""
    named = {
        (one.school, one.stage, one.grade, one.class_label)
        for one in events
        if one.school and one.stage and one.grade and one.class_label
    }
    return {place for place in (*facts.base_classes, *named) if place[3]}


def _figure(
    facts: Facts,
    scope: Scope,
    code: str,
    name: str,
    definition: str,
    events: Sequence[Event] | None,
    weigh: Weigh,
    no_ledger: str,
    target: int | None,
) -> Figure:
    here = [
        event
        for event in events or ()
        if weigh(event) and scope.holds(event.school, event.stage, event.grade, event.class_label)
    ]
    numerator = sum(map(weigh, here)) if events is not None else None
    denominator = base(facts, scope)
    met = _met(numerator, target, known=denominator is not None)
    return Figure(
        code,
        name,
        scope.level,
        scope.school,
        scope.stage,
        scope.grade,
        numerator,
        denominator,
        definition,
        target=f"{target}人" if target is not None else None,
        met=met,
        short_by=max(0, numerator - target)
        if met is not None and numerator is not None and target is not None
        else None,
        unavailable=no_ledger if events is None else _no_base(facts, scope, denominator),
        children=tuple(event.child for event in here),
        note=base_note(facts, scope),
        class_label=scope.class_label,
    )


def _met(numerator: int | None, target: int | None, *, known: bool) -> bool | None:
    """Whether a target is met; None while nobody knows, as long as a school has sent no roster."""
    if numerator is None or target is None:
        return None
    if numerator > target:
        return False
    return True if known else None


def base(facts: Facts, scope: Scope) -> int | None:
    """学年初在校生; None when a school has sent no roster of the school year."""
    if _lacking(facts, scope):
        return None
    if scope.class_label is not None:
        assert scope.school
        return facts.base_classes.get((scope.school, scope.stage, scope.grade or 0, scope.class_label), 0)
    return sum(number for (school, stage, grade), number in facts.base.items() if scope.holds(school, stage, grade))


def _lacking(facts: Facts, scope: Scope) -> list[str]:
    return [
        school.name
        for school in facts.township.schools
        if scope.stage in school.stages
        and scope.school in (None, school.name)
        and (school.name, scope.stage) not in facts.base_months
    ]


def _no_base(facts: Facts, scope: Scope, denominator: int | None) -> str | None:
    lacking = _lacking(facts, scope)
    if lacking:
        return f"本学年没有收到{'、'.join(lacking)}的花名册，不知道学年初在校生数。"
    return None if denominator else "学年初没有在校生。"


def base_note(facts: Facts, scope: Scope) -> str:
    """Which rosters stand for 学年初, where they are not September's."""
    september = year_start(facts.period.school_year)
    others = [
        month
        for (school, stage), month in facts.base_months.items()
        if stage == scope.stage and scope.school in (None, school) and month.start != september
    ]
    if not others:
        return ""
    earliest = min(others, key=lambda month: month.start).title
    which = f"{len(others)}所学校" if scope.school is None else "本校"
    return f"{which}没有9月花名册，学年初用本学年最早的花名册（{earliest}起）。"
