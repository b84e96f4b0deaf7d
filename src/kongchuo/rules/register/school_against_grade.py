"""A grade that the school named on the register does not have."""

from collections.abc import Iterator
from functools import partial

from kongchuo.codes.classes import grade_label
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import STAGE_NAMES, Township, stage_of_grade
from kongchuo.records.placement import stages_of
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children in a grade outside their school's stages; only the township's own schools are certain."""
    grades = table.derived.get("grade_number") or (None,) * len(table)
    broken = skip.broken(table, "grade") | skip.broken(table, "school_name")
    ours = _children.ours(table)
    rows = _children.statuses(table), table.text("school_name"), ours, grades
    for position, told in objections(partial(_said, context.township), *rows):
        if position not in broken:
            severity = None if ours[position] else Severity.WARNING
            yield Hit(position, "grade", f"{pupils.who(table, position)}{told}", severity=severity)


def _said(township: Township | None, status: str, text: str, ours: str | None, grade: int | None) -> str:
    stages = stages_of(ours or text, township) if grade and text and status in ("在校", "送教上门") else ()
    if not stages or stage_of_grade(grade) in stages:
        return ""
    school, names = ours or pupils.quoted(text), "、".join(STAGE_NAMES[stage] for stage in stages)
    return f"登记在{school}{grade_label(grade)}，而{school}是{names}，没有这个年级。"


RULE = Rule(
    id="G105",
    name="school-against-grade",
    severity=Severity.ERROR,
    title="就读学校没有这个年级",
    hint="请核对就读学校和就读年级，把填错的一栏改正。",
    kinds=("register",),
    check=check,
)
