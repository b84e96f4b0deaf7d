"""The rows of the ledger 辍学, with the school, stage and grade that they mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kongchuo.codes import classes
from kongchuo.model.listed import Listed
from kongchuo.model.period import school_year
from kongchuo.model.township import Township, stage_of_grade
from kongchuo.records.cases import Case
from kongchuo.records.placement import school_name, stages_of
from kongchuo.records.stage_by_age import stage_by_age


@dataclass(frozen=True, slots=True)
class Spell:
    """A case with its place; `person` is the same for two cases of one child."""

    record: Case
    person: int
    school: str | None
    stage: str | None
    grade: int | None

    def listed(self, name: str, detail: str) -> Listed:
        """The child of this case on the list of that name."""
        record = self.record
        label = classes.written_label(record.class_name, self.grade, self.stage)
        school = self.school or record.school_name or None
        return Listed(name, record.name, record.id_number, school, self.stage, self.grade, label, None, detail)


def spells(
    records: Sequence[Case],
    township: Township,
    persons: Sequence[int],
    seen: Sequence[tuple[str, int] | None],
) -> tuple[Spell, ...]:
    """All cases. `seen` is the stage and grade of the same child on a roster, for rows without a grade."""
    return tuple(_spell(*row, township) for row in zip(records, persons, seen, strict=True))


def problems(ledger: Iterable[Spell]) -> Iterator[Listed]:
    """The rows that cannot be counted, each with its place and what is wrong."""
    for spell in ledger:
        record = spell.record
        wrong = []
        if spell.school is None:
            wrong.append(f"学校“{record.school_name}”不在本镇学校名单中" if record.school_name else "没有填学校")
        if not record.found_date:
            wrong.append("发现日期看不清")
        if not record.state:
            wrong.append("状态看不清")
        if record.state == "已复学" and not record.return_date:
            wrong.append("状态为已复学，没有填复学日期")
        if wrong:
            place = f"{record.where.file}“{record.where.sheet}”第{record.where.row}行" if record.where else "台账"
            yield spell.listed("case_problem", f"{place}：{'，'.join(wrong)}。")


def _spell(record: Case, person: int, seen: tuple[str, int] | None, township: Township) -> Spell:
    school = school_name(record.school_name, township)
    stages = stages_of(school, township)
    only = stages[0] if len(stages) == 1 else None
    day = record.found_date or record.left_date
    year = school_year(day) if day else None
    grade = classes.parse_grade(record.grade, stage=only, school_year=year) if record.grade else None
    if grade is None and record.class_name:
        grade = classes.parse_class(record.class_name, stage=only, stages=stages, school_year=year).grade
    if grade is None and seen:
        grade = seen[1] or None
    stage = stage_of_grade(grade) or only or (seen[0] if seen else None) or stage_by_age(record.id_number, day)
    return Spell(record, person, school, stage, grade)
