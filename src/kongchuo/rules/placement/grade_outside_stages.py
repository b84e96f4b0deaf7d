"""A grade that the school does not have: 七年级 in a primary school."""

from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import STAGE_NAMES, stage_of_grade
from kongchuo.records.placement import stages_of
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Pupils in a grade outside their school's stages. Without a workspace only the school's name
    tells its stages: that is a doubt, not an error."""
    schools, grades = table.derived.get("school"), table.derived.get("grade_number")
    if schools is None or grades is None:
        return
    pairs = tuple(zip(schools, grades, strict=True))
    odd = {pair for pair in set(pairs) if _outside(*pair, context)}
    if not odd:
        return
    left = pupils.gone(table)
    broken = {field: skip.broken(table, field) for field in ("grade", "class_name")}
    written = table.text("grade")
    for position, (school, grade) in enumerate(pairs):
        if (school, grade) in odd and position not in left:
            field = "grade" if written[position] else "class_name"
            if position not in broken[field]:
                yield _hit(table, position, field, school, grade, context)


def _outside(school: str | None, grade: int | None, context: Context) -> bool:
    stages = stages_of(school, context.township)
    return bool(stages) and grade is not None and stage_of_grade(grade) not in stages


def _hit(table: Table, position: int, field: str, school: str, grade: int, context: Context) -> Hit:
    declared = context.township is not None and context.township.school(school) is not None
    names = "、".join(STAGE_NAMES[stage] for stage in stages_of(school, context.township))
    return Hit(
        position,
        field,
        f"{pupils.who(table, position)}填在{grade_label(grade)}，而{school}是{names}，没有这个年级。",
        severity=None if declared else Severity.WARNING,
    )


RULE = Rule(
    id="S403",
    name="grade-outside-stages",
    severity=Severity.ERROR,
    title="学校没有这个年级",
    hint="请核对年级（初一应写“七年级”）和学校；学校确实办有这个学段的，请改kongchuo.toml里的stages。",
    check=check,
)
