"""评比: what counts for and against each school and class."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kongchuo.cases import lists as case_lists
from kongchuo.cases.ledger import Spell
from kongchuo.codes import classes
from kongchuo.jobs.compared import Compared
from kongchuo.model.finding import Severity
from kongchuo.model.period import parse_period
from kongchuo.movements.classrooms import promoted_class
from kongchuo.policy.deadlines import duties
from kongchuo.reports.material import Material
from kongchuo.reports.season import Standing, ranks

Measure = Literal["cases", "left", "late", "differences", "errors"]
_MEASURES: tuple[Measure, ...] = ("cases", "left", "late", "differences", "errors")
Tally = Counter[tuple[Measure, str, str]]  # measure, school, class ("" when it is unknown)


def standings(material: Material, ends: Compared) -> tuple[tuple[Standing, ...], tuple[Standing, ...], int]:
    """The schools, the classes of the present rosters, and how many counts belong to no such class."""
    tally = Counter(_counts(material, ends))
    now = material.pupils[material.pupils["now"]]
    sizes = Counter(zip(now["school"].tolist(), now["class_label"].tolist(), strict=True))
    pupils: Counter[str] = Counter()
    for (school, _), number in sizes.items():
        pupils[school] += number
    names = [school.name for school in material.township.schools]
    silent = {school for school, _ in material.silent}
    schools = [_standing(tally, name, None, pupils[name]) for name in names]
    ours = [
        _standing(tally, school, label, number)
        for (school, label), number in sizes.items()
        if school in names and label
    ]
    placed = {(one.school, one.class_label) for one in ours}
    unplaced = sum(
        number
        for (measure, school, label), number in tally.items()
        if school in names and (school, label) not in placed
    )
    return (
        _ranked([one for one in schools if one.school not in silent], material)
        + tuple(one for one in schools if one.school in silent),
        _ranked(ours, material),
        unplaced,
    )


def _standing(tally: Tally, school: str, label: str | None, pupils: int) -> Standing:
    def count(measure: Measure) -> int:
        if label is not None:
            return tally[measure, school, label]
        return sum(number for (one, place, _), number in tally.items() if (one, place) == (measure, school))

    return Standing(school, label or "", pupils, *(count(measure) for measure in _MEASURES))


def _ranked(found: list[Standing], material: Material) -> tuple[Standing, ...]:
    places = ranks(found)
    placed = [replace(one, rank=places[one.school, one.class_label]) for one in found]
    return tuple(sorted(placed, key=lambda one: (one.rank, material.rank(one.school), _class_order(one.class_label))))


def _class_order(label: str) -> tuple[int, int, str]:
    found = classes.parse_class(label)
    return (found.grade or 0, found.number or 0, label)


def _counts(material: Material, ends: Compared) -> Iterator[tuple[Measure, str, str]]:
    for child in material.lists["left_without_record"]:
        crossed = ends.comparison.crosses((child.school or "", child.stage or ""))
        yield "left", child.school or "", _label(child.class_label, child.grade, crossed)
    for one in ends.explanations:
        if not one.inside:
            for _ in range(abs(one.effect)):
                yield "differences", one.school, one.class_label
    for spell in ends.cases:
        yield from _case(material, ends, spell)
    rosters = {file.path for file in material.files}
    for finding in material.findings:
        # What the township has looked into and lets stand counts against nobody.
        wrong = finding.severity is Severity.ERROR and finding.accepted is None
        if wrong and finding.where.file in rosters:
            yield "errors", finding.school or "", finding.class_label or ""


def _case(material: Material, ends: Compared, spell: Spell) -> Iterator[tuple[Measure, str, str]]:
    record, school = spell.record, spell.school or ""
    label = _seen_class(ends, spell)
    if record.found_date and record.found_date in ends.reach and record.state and record.state != "疑似":
        yield "cases", school, label
    if case_lists.reported_late([spell], ends.reach, duties(material.township), material.day):
        yield "late", school, label


def _seen_class(ends: Compared, spell: Spell) -> str:
    """The child's class as the present roster calls it; without a roster as the ledger does."""
    seen = ends.known.seen(spell.person, "class_label", "grade", "month")
    if seen:
        label, grade, month = seen
        return _label(label, grade, parse_period("month", month).school_year < ends.closing.school_year)
    found = classes.parse_class(spell.record.class_name, grade=spell.grade)
    return classes.class_label(found.grade or spell.grade, found.number)


def _label(label: str, grade: int | None, crossed: bool) -> str:
    """A class of the earlier roster after 1 September."""
    return promoted_class(label, grade) if crossed and grade else label
