"""入学率: children of the register who are in school (户籍 side)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator
from kongchuo.indicators.levels import Scope, scopes
from kongchuo.indicators.register import NOT_COUNTED, Registered, State
from kongchuo.model.period import Period
from kongchuo.model.ratio import Ratio, percent
from kongchuo.model.township import STAGE_NAMES, STAGES

NO_REGISTER = "没有本学年的适龄儿童册。"
BY_HOUSEHOLD = "适龄儿童册按户籍登记到村，不分学校和年级。"


def compute(facts: Facts) -> Iterator[Figure]:
    """The rate of the township; schools and grades have none."""
    for stage in STAGES:
        target = getattr(facts.township.targets, f"{stage}_enrolment")
        for scope in scopes(facts, stage):
            yield _figure(facts, scope, target)


def _figure(facts: Facts, scope: Scope, target: Fraction) -> Figure:
    definition = facts.township.definitions.enrolment
    reason = _unavailable(facts, scope)
    counted = [] if reason else of_age(facts, scope)
    missing = [child for child in counted if not child.enrolled(definition == "own_level_or_higher")]
    inside = len(counted) - len(missing)
    ratio = Ratio(inside, len(counted))
    known = not reason and bool(counted)
    return Figure(
        f"{scope.stage}_enrolment",
        f"{STAGE_NAMES[scope.stage]}入学率",
        scope.level,
        scope.school,
        scope.stage,
        scope.grade,
        inside if not reason else None,
        len(counted) if not reason else None,
        definition,
        target=_plain(target) if scope.level == "township" else None,
        met=ratio.meets(target) if known else None,
        short_by=ratio.short_by(target) if known else None,
        unavailable=reason or (None if counted else "适龄儿童册上没有这个学段的适龄儿童。"),
        children=tuple(child.listed("not_enrolled") for child in missing),
        note=_note(facts, scope, counted, inside) if known else "",
    )


def of_age(facts: Facts, scope: Scope) -> list[Registered]:
    """The denominator: children of that age, without the dead, the moved and the approved deferrals."""
    return [child for child in facts.register or () if child.stage == scope.stage and child.state not in NOT_COUNTED]


def if_proved(child: Registered) -> Registered:
    """The child as it would be with a proof of its school elsewhere."""
    return replace(child, state=State.ELSEWHERE_PROVED) if child.state is State.ELSEWHERE_UNPROVED else child


def _unavailable(facts: Facts, scope: Scope) -> str | None:
    if facts.register is None:
        return NO_REGISTER
    if scope.level != "township":
        return BY_HOUSEHOLD
    return silent(facts)


def silent(facts: Facts) -> str | None:
    """Which rosters are missing: without them children would seem to be in no school."""
    return missing_rosters((school for school, _ in facts.silent), facts.period)


def missing_rosters(schools: Iterable[str], month: Period) -> str | None:
    """The sentence that says so; None when none is missing."""
    names = dict.fromkeys(schools)
    return f"没有收到{'、'.join(names)}{month.title}的花名册，不能计算。" if names else None


def _note(facts: Facts, scope: Scope, counted: Sequence[Registered], inside: int) -> str:
    own_level = facts.township.definitions.enrolment == "own_level_or_higher"
    unproved = sum(if_proved(child).enrolled(own_level) and not child.enrolled(own_level) for child in counted)
    deferred = sum(child.state is State.DEFERRED and child.stage == scope.stage for child in facts.register or ())
    review = sum(child.state is State.TO_REVIEW for child in counted)
    parts = []
    if unproved:
        would = Ratio(inside + unproved, len(counted)).percent
        parts.append(f"外地在校没有证明材料的{unproved}人没有计入，如果都有证明，入学率为{would}。")
    if deferred:
        parts.append(f"批准延缓入学的{deferred}人另列，不在适龄儿童数内。")
    if review:
        parts.append(f"{review}人与花名册上的学生相似，核对以前没有计入。")
    return "".join(parts)


def _plain(target: Fraction) -> str:
    """`100%`, `99.5%`: a target as the township plan prints it."""
    return percent(target)[:-1].rstrip("0").rstrip(".") + "%"


INDICATOR = Indicator("enrolment", "入学率", ("primary_enrolment", "junior_enrolment"), 10, compute)
