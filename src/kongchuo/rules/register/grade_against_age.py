"""A grade on the register that does not go with the child's age."""

from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule

# 五年级 is usually ten years old on 31 August before it begins.
_AGE_BEFORE_GRADE = 5
_TOLERATED = 1


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children in school two years or more off the age of their grade; special schools have their own pace."""
    grades = table.derived.get("grade_number") or (None,) * len(table)
    rows = _children.statuses(table), _children.in_special_school(table), _children.ages(table, context), grades
    broken = skip.broken(table, "grade")
    for position, told in objections(_said, *rows):
        if position not in broken:
            yield Hit(position, "grade", f"{pupils.who(table, position)}{told}")


def _said(status: str, special: bool, age: int | None, grade: int | None) -> str:
    if status != "在校" or special or age is None or grade is None:
        return ""
    off = age - grade - _AGE_BEFORE_GRADE
    if abs(off) <= _TOLERATED:
        return ""
    usual = f"{grade_label(grade)}一般是{grade + _AGE_BEFORE_GRADE}周岁"
    return f"本学年初{age}周岁，{usual}，{'大' if off > 0 else '小'}{abs(off)}岁。"


RULE = Rule(
    id="G106",
    name="grade-against-age",
    severity=Severity.WARNING,
    title="就读年级与年龄相差大",
    hint="请核对出生日期和就读年级（常见的是去年的年级没有改）；确属晚入学、留级或跳级的，不用改。",
    kinds=("register",),
    check=check,
)
