"""In which row of the balance each movement of the ledger is counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kongchuo.codes.classes import grade_label
from kongchuo.model.period import parse_period, school_year
from kongchuo.model.township import STAGES, stage_of_grade
from kongchuo.movements.classrooms import promoted_class, stated
from kongchuo.movements.comparison import PRESENT, Comparison, History, Seen
from kongchuo.movements.kinds import GRADUATION, INSIDE, column, sign
from kongchuo.movements.ledger import Entry
from kongchuo.movements.rosters import LAST_GRADES, Stages, Unit, promoted
from kongchuo.records.stage_by_age import stage_by_age


@dataclass(frozen=True, slots=True)
class Counted:
    """A movement in the row of a school, stage, grade and class: `sign` +1 in, -1 out, `column` its heading.

    `class_label` is empty when nobody says which class. `inside` marks the two halves of a move inside
    a school (留级, 跳级, 转班): they count where they cross from one row of the level to another, and
    nowhere else.
    """

    entry: Entry
    person: int
    school: str
    stage: str
    grade: int
    sign: int
    column: str
    inside: bool = False
    class_label: str = ""


class Place(NamedTuple):
    """Where a movement counts: `grade` 0 and `class_label` empty when they are unknown."""

    stage: str
    grade: int
    class_label: str


def counted(comparison: Comparison) -> tuple[Counted, ...]:
    """The movements that belong to the comparison."""
    return tuple(_counted(comparison, comparison.now.stages))


def _counted(comparison: Comparison, stages: Stages) -> Iterator[Counted]:
    histories = comparison.histories(set(comparison.movers))
    for entry, person in zip(comparison.ledger, comparison.movers, strict=True):
        if not entry.usable or entry.school is None:
            continue
        history = histories[person]
        if entry.kind in INSIDE:
            yield from _inside(comparison, entry, history)
            continue
        stage, grade, label = place(comparison, entry, history, stages)
        if belongs(comparison, entry, history, (entry.school, stage)):
            way, heading = sign(entry.kind), column(entry.kind)
            yield Counted(entry, person, entry.school, stage, grade, way, heading, class_label=label)


def place(comparison: Comparison, entry: Entry, history: History, stages: Stages) -> Place:
    """Stage, grade and class of a movement: where the child stood before it went, or stands since it
    came; else what the ledger says, else the grade at another school, else a school's only stage."""
    own = stages.get(entry.school or "", tuple(STAGES))
    sides = (*history.before, *history.now) if entry.sign < 0 else (*history.now, *history.before)
    seen = [one for one in sorted(sides, key=lambda one: one.status != PRESENT) if not _moved_up(one, entry, own)]
    here = next((one for one in seen if one.school == entry.school), None)
    if here:
        return Place(here.stage, here.row_grade, here.row_class)
    grade, label = entry.grade or 0, stated(entry.record.class_name, entry.grade, own, school_year(entry.day))
    if grade and school_year(entry.day) < comparison.period.school_year:
        grade, label = promoted(grade), promoted_class(label, grade)
    if not grade:
        grade = next((one.row_grade for one in seen if one.stage in own), 0)
    stage = stage_of_grade(grade) or (own[0] if len(own) == 1 else None)
    stage = stage or stage_by_age(entry.record.id_number, entry.day) or ""
    return Place(stage, grade, _known_class(comparison, entry, (stage, grade), label))


def _known_class(comparison: Comparison, entry: Entry, row: tuple[str, int], label: str) -> str:
    """The class as the rosters call it: of a grade with one class it is that one, number or not."""
    stage, grade = row
    known = comparison.classes_of.get((entry.school or "", stage, grade), frozenset())
    if label in known or len(known) != 1 or not grade:
        return label
    (only,) = known
    return only if not label or only == grade_label(grade) else label


def _moved_up(seen: Seen, entry: Entry, own: tuple[str, ...]) -> bool:
    """Whether a grade 6 row is from before the summer after which the child went on in its own
    nine-year school: it says nothing of the stage since."""
    earlier = school_year(parse_period("month", seen.month).start) < school_year(entry.day)
    return earlier and seen.grade == LAST_GRADES[0] and seen.school == entry.school and "junior" in own


def belongs(comparison: Comparison, entry: Entry, history: History, unit: Unit) -> bool:
    """Whether a movement in or out is counted between the two rosters of its school.

    By its date; but a graduation takes effect when the leaving class is no longer on the roster: it
    is usually dated in June, while June's roster still holds the class.
    """
    inside = comparison.since(unit) <= entry.day <= comparison.period.end
    if entry.kind not in GRADUATION:
        return inside and not _renews(comparison, entry, history, unit)
    year = school_year(entry.day)
    if inside:
        still_there = any(_leaving(seen, entry) for seen in history.present_now)
        return not (still_there and year == comparison.period.school_year)
    before = comparison.before.month(unit)
    return (
        before is not None
        and comparison.crosses(unit)
        and year == before.school_year
        and entry.day < comparison.since(unit)
        and any(_leaving(seen, entry) for seen in history.present_before)
    )


def _renews(comparison: Comparison, entry: Entry, history: History, unit: Unit) -> bool:
    """Whether a 休学 prolongs one. Not that of a child who stood on the earlier roster as 在读 after the
    first: it had come back, though the ledger does not say so."""
    first = comparison.renewals.get(entry.number)
    return first is not None and not (history.present_before and first < comparison.since(unit))


def _leaving(seen: Seen, entry: Entry) -> bool:
    return seen.school == entry.school and seen.grade in LAST_GRADES


def _inside(comparison: Comparison, entry: Entry, history: History) -> Iterator[Counted]:
    source = next((seen for seen in history.present_before if seen.school == entry.school), None)
    target = next((seen for seen in history.present_now if seen.school == entry.school), None)
    if source is None or target is None or not comparison.compares(source.unit):
        return
    # In September everybody is one grade up; the leaving class of a nine-year school goes on by 毕业 and 招生.
    graduates = source.grade in LAST_GRADES and target.grade == source.grade + 1
    moved = not (graduates and comparison.crosses(source.unit)) and _row(source) != _row(target)
    if moved and comparison.since(source.unit) <= entry.day <= comparison.period.end:
        for seen, way in ((source, -1), (target, 1)):
            row = _row(seen)
            yield Counted(
                entry, history.person, seen.school, *row[:2], way, "其他", inside=True, class_label=row.class_label
            )


def _row(seen: Seen) -> Place:
    return Place(seen.stage, seen.row_grade, seen.row_class)
