"""In which row of the balance each movement of the ledger is counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from kongchuo.model.period import parse_period, school_year
from kongchuo.model.township import STAGES, stage_of_grade
from kongchuo.movements.comparison import PRESENT, Comparison, History, Seen
from kongchuo.movements.kinds import GRADUATION, INSIDE, column, sign
from kongchuo.movements.ledger import Entry
from kongchuo.movements.rosters import LAST_GRADES, Stages, Unit, promoted
from kongchuo.records.stage_by_age import stage_by_age


@dataclass(frozen=True, slots=True)
class Counted:
    """A movement in the row of a school, stage and grade: `sign` +1 in, -1 out, `column` its heading.

    `inside` marks the two halves of a move inside a school (留级, 跳级, 转班): they count where they
    cross from one row of the level to another, and nowhere else.
    """

    entry: Entry
    person: int
    school: str
    stage: str
    grade: int
    sign: int
    column: str
    inside: bool = False


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
        stage, grade = place(comparison, entry, history, stages)
        if belongs(comparison, entry, history, (entry.school, stage)):
            yield Counted(entry, person, entry.school, stage, grade, sign(entry.kind), column(entry.kind))


def place(comparison: Comparison, entry: Entry, history: History, stages: Stages) -> tuple[str, int]:
    """Stage and grade of a movement: where the child stood before it went, or stands since it came;
    else what the ledger says, else the grade at another school, else a school's only stage."""
    own = stages.get(entry.school or "", tuple(STAGES))
    sides = (*history.before, *history.now) if entry.sign < 0 else (*history.now, *history.before)
    seen = [one for one in sorted(sides, key=lambda one: one.status != PRESENT) if not _moved_up(one, entry, own)]
    here = next((one for one in seen if one.school == entry.school), None)
    if here:
        return here.stage, here.row_grade
    grade = entry.grade or 0
    if grade and school_year(entry.day) < comparison.period.school_year:
        grade = promoted(grade)
    if not grade:
        grade = next((one.row_grade for one in seen if one.stage in own), 0)
    stage = stage_of_grade(grade) or (own[0] if len(own) == 1 else None)
    return stage or stage_by_age(entry.record.id_number, entry.day) or "", grade


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
    risen = comparison.crosses(source.unit) and target.grade == source.grade + 1
    moved = not risen and (source.stage, source.row_grade) != (target.stage, target.grade)
    if moved and comparison.since(source.unit) <= entry.day <= comparison.period.end:
        yield Counted(entry, history.person, source.school, source.stage, source.row_grade, -1, "其他", inside=True)
        yield Counted(entry, history.person, target.school, target.stage, target.grade, 1, "其他", inside=True)
