"""The rows of the ledger 考勤 with the school and the child that they mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kongchuo.codes.day_spans import Span
from kongchuo.model.listed import Listed
from kongchuo.model.township import Township
from kongchuo.records.attendance import Absence
from kongchuo.records.placement import school_name


@dataclass(frozen=True, slots=True)
class Missed:
    """An absence; `person` is the same for all absences of a child."""

    record: Absence
    person: int
    school: str | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days; none when they cannot be read."""
        return self.record.spans

    @property
    def excused(self) -> bool:
        """Whether leave was asked for."""
        return self.record.excused

    def listed(self, name: str, detail: str) -> Listed:
        """The child of this row on the list of that name."""
        record = self.record
        school = self.school or record.school_name or None
        return Listed(name, record.name, record.id_number, school, class_label=record.class_name, detail=detail)


def missed(records: Sequence[Absence], persons: Sequence[int], township: Township) -> tuple[Missed, ...]:
    """All rows of the ledger in its order; `persons` has the child of each."""
    return tuple(
        Missed(record, person, school_name(record.school_name, township))
        for record, person in zip(records, persons, strict=True)
    )


def problems(rows: Iterable[Missed]) -> Iterator[Listed]:
    """The rows that cannot be counted, each with its place and what is wrong."""
    for one in rows:
        record = one.record
        wrong = []
        if one.school is None:
            wrong.append(f"学校“{record.school_name}”不在本镇学校名单中" if record.school_name else "没有填学校")
        if record.absent and not record.absent_days and not _half(record.absent):
            wrong.append("缺勤日期看不清")
        if not record.absent:
            wrong.append("没有填缺勤日期")
        if wrong:
            place = f"{record.where.file}“{record.where.sheet}”第{record.where.row}行" if record.where else "台账"
            yield one.listed("attendance_problem", f"{place}：{'，'.join(wrong)}。")


def _half(text: str) -> bool:
    """Half days are no days of absence."""
    return any(word in text for word in ("上午", "下午", "半天"))
