"""The rows of the ledger 学籍异动, with the school and grade that they mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kongchuo.codes import classes
from kongchuo.codes.text import compact
from kongchuo.model.listed import Listed
from kongchuo.model.period import school_year
from kongchuo.model.township import Township, stage_of_grade
from kongchuo.movements.kinds import OPPOSITE, sign
from kongchuo.records.movements import Movement
from kongchuo.records.placement import school_name, stages_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger. `target` is the township's school that it names as 来源或去向学校,
    `grade` the grade on the day of the movement."""

    number: int
    record: Movement
    school: str | None
    grade: int | None
    target: str | None
    mirrored: bool = False  # the other side of a row that stands for both schools

    @property
    def kind(self) -> str:
        """招生, 转出, …; empty when it cannot be read."""
        return self.record.movement or ""

    @property
    def day(self) -> date:
        """异动日期; the first of all days when it cannot be read (see `usable`)."""
        return self.record.movement_date or date.min

    @property
    def sign(self) -> int:
        """+1 in, -1 out, 0 inside the school."""
        return sign(self.record.movement)

    @property
    def usable(self) -> bool:
        """Whether kind and day are known; other rows are named, and counted nowhere."""
        return bool(self.record.movement and self.record.movement_date)

    @property
    def short(self) -> str:
        """`2023-03-06转出`."""
        return f"{self.day.isoformat()}{self.kind}" if self.usable else "日期或类别看不清的异动"

    def listed(self, name: str, stage: str | None = None, *, detail: str = "") -> Listed:
        """The child of this row on the list of that name."""
        record = self.record
        label = classes.written_label(record.class_name, self.grade, stage_of_grade(self.grade))
        stage = stage or stage_of_grade(self.grade)
        school = self.school or record.school_name or None
        return Listed(name, record.name, record.id_number, school, stage, self.grade, label, None, detail)


def entries(records: Iterable[Movement], township: Township) -> tuple[Entry, ...]:
    """All rows of the ledger in its order, readable or not; after them the other sides of those that stand for both
    schools, unless the other school has a row of its own."""
    rows = [_entry(number, record, township) for number, record in enumerate(records)]
    halves = [
        (entry, _other_side(entry)) for entry in rows if entry.record.both_sides and entry.usable and entry.target
    ]
    if not halves:
        return tuple(rows)
    known = {(word, entry.kind, entry.school) for entry in rows for word in _words(entry.record)}
    missing = [
        half
        for entry, half in halves
        if not any((word, half.kind, half.school) in known for word in _words(half.record))
    ]
    return (*rows, *(replace(half, number=len(rows) + place) for place, half in enumerate(missing)))


def _words(record: Movement) -> set[str]:
    """By what a child is known in two rows: a number may be missing in one, or mistyped."""
    return {record.id_number, record.name} - {""}


def _other_side(entry: Entry) -> Entry:
    """转入 at the other school for 转出 here, and the reverse; its class there nobody has written."""
    kind = OPPOSITE[entry.kind]
    record: Any = entry.record
    changed = record.model_copy(
        update={"movement": kind, "school_name": entry.target, "other_school": entry.school, "class_name": ""}
    )
    return Entry(entry.number, changed, entry.target, entry.grade, entry.school, mirrored=True)


def problems(ledger: Iterable[Entry]) -> Iterator[Listed]:
    """The rows that cannot be counted, each with its place and what is wrong."""
    for entry in ledger:
        if entry.mirrored:
            continue  # the row is judged once
        record = entry.record
        wrong = []
        if entry.school is None:
            wrong.append(f"学校“{record.school_name}”不在本镇学校名单中" if record.school_name else "没有填学校")
        if not record.movement:
            wrong.append("异动类别看不清")
        if not record.movement_date:
            wrong.append("异动日期看不清")
        if record.movement == "休学" and not record.suspension_end:
            wrong.append("休学没有填期满日期")
        if wrong:
            yield entry.listed("movement_problem", detail=f"{place(record)}：{'，'.join(wrong)}。")


def place(record: Movement) -> str:
    """`台账/学籍异动.xlsx 第12行`."""
    where = record.where
    return f"{where.file}“{where.sheet}”第{where.row}行" if where else "台账"


def _entry(number: int, record: Movement, township: Township) -> Entry:
    school = school_name(record.school_name, township)
    year = school_year(record.movement_date) if record.movement_date else None
    stages = stages_of(school, township)
    stage = stages[0] if len(stages) == 1 else None
    grade = classes.parse_grade(record.grade, stage=stage, school_year=year) if record.grade else None
    if grade is None and record.class_name:
        grade = classes.parse_class(record.class_name, stage=stage, stages=stages, school_year=year).grade
    return Entry(number, record, school, grade, _target(record, school, township))


def _target(record: Movement, school: str | None, township: Township) -> str | None:
    """The township's school on the other side; a 中心小学 in another region is not ours."""
    name = compact(record.other_school)
    region = compact(record.other_region)
    ours = (township.name, township.county)
    if region and not any(place in region for place in ours) and township.name not in name:
        return None
    found = school_name(name, township)
    return None if found == school else found
