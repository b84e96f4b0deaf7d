"""An age that does not go with the grade (complete years on 31 August in which the school year begins)."""

from collections.abc import Iterator
from datetime import date

from kongchuo.codes.classes import grade_label
from kongchuo.model.finding import Severity
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.model.township import stage_of_grade
from kongchuo.records.placement import stages_of
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_YOUNGEST, _OLDEST = 5, 18
_FIRST_GRADE_AGE = 6
_TOLERATED = 1


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Pupils two years or more off the age of their grade, or out of all school age."""
    grades = table.derived.get("grade_number")
    if grades is None:
        return
    spans = {grade: _span(grade, context.school_year) for grade in set(grades)}
    odd = [
        (position, birth, grade)
        for position, (birth, grade) in enumerate(zip(pupils.births(table), grades, strict=True))
        if birth and not ((span := spans[grade])[0] <= birth <= span[1])
    ]
    if not odd:
        return
    ignored = pupils.gone(table)
    broken = {field: skip.broken(table, field) for field in ("birth_date", "id_number")}
    written = table.text("birth_date")
    schools = table.derived.get("school", (None,) * len(table))
    for position, birth, grade in odd:
        if _foreign(grade, schools[position], birth, context):
            continue  # the grade is reported as one that the school does not have
        if position not in ignored and pupils.plausible(birth, context.as_of, context.school_year):
            field = "birth_date" if written[position] else "id_number"
            if position not in broken[field]:
                yield _hit(table, position, field, birth, grade, context.school_year)


def _foreign(grade: int | None, school: str | None, birth: date, context: Context) -> bool:
    """Whether the school does not have the grade, and the child is of school age: only the grade is wrong then."""
    if grade is None or not _YOUNGEST <= school_age(birth, context.school_year) <= _OLDEST:
        return False
    stages = stages_of(school, context.township)
    return bool(stages) and stage_of_grade(grade) not in stages


def _span(grade: int | None, year: int) -> tuple[date, date]:
    """The first and the last birth date to which a grade has no objection."""
    usual = grade + _FIRST_GRADE_AGE - 1 if grade else None
    oldest = _OLDEST if usual is None else min(usual + _TOLERATED, _OLDEST)
    youngest = _YOUNGEST if usual is None else max(usual - _TOLERATED, _YOUNGEST)
    return date(year - oldest - 1, 9, 1), date(year - youngest, 8, 31)


def _hit(table: Table, position: int, field: str, birth: date, grade: int | None, year: int) -> Hit:
    age, who = school_age(birth, year), pupils.who(table, position)
    told = f"{who}出生于{birth:%Y-%m-%d}，本学年初（8月31日）{age}周岁"
    if grade is None or not _YOUNGEST <= age <= _OLDEST:
        limit = f"不满{_YOUNGEST}周岁" if age < _YOUNGEST else f"超过{_OLDEST}周岁"
        return Hit(position, field, f"{told}，{limit}，请核对出生日期。", severity=Severity.ERROR)
    usual = grade + _FIRST_GRADE_AGE - 1
    off = f"{'大' if age > usual else '小'}{abs(age - usual)}岁"
    return Hit(position, field, f"{told}，{grade_label(grade)}一般是{usual}周岁，{off}。")


RULE = Rule(
    id="S304",
    name="age-off-grade",
    severity=Severity.WARNING,
    title="年龄与年级相差大",
    hint="请核对出生日期和年级；确属晚入学、留级或跳级的，不用改，在“备注”里写明。",
    check=check,
)
