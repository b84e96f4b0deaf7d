"""A child who is not of school age, and a status that only a child of school age has."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule

_ADULT = 18
_KINDERGARTEN = 4


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Grown-ups; children under six who have dropped out, finished or been deferred; and, as a remark,
    children over fourteen of whom the register says that they are in no school."""
    ages = _children.ages(table, context)
    for position, (severity, why) in objections(_said, ages, _children.statuses(table)):
        field = _children.age_field(table, position)
        if position not in skip.broken(table, field):
            told = f"{pupils.who(table, position)}本学年初（8月31日）{ages[position]}周岁，{why}。"
            yield Hit(position, field, told, severity=severity)


def _said(age: int | None, status: str) -> tuple[Severity, str] | None:
    if age is None:
        return None
    if age >= _ADULT:
        return None if status in (*_children.GONE, "已毕业") else (Severity.WARNING, "不像是适龄儿童")
    if age > _children.LAST_AGE and status in ("未入学", "辍学", "延缓入学"):
        return Severity.NOTE, f"不在6—14周岁以内，登记为“{status}”，不算在入学率里"
    if age >= _children.FIRST_AGE:
        return None
    if status in ("辍学", "已毕业"):
        return Severity.WARNING, f"还没有到入学年龄，就学状态却是“{status}”"
    if status == "延缓入学":
        return Severity.NOTE, "还没有到入学年龄，不需要办理延缓入学"
    if status == "在校" and age <= _KINDERGARTEN:
        return Severity.NOTE, "就学状态是“在校”，上幼儿园的不算在校"
    return None


RULE = Rule(
    id="G101",
    name="age-outside-register",
    severity=Severity.WARNING,
    title="年龄与适龄儿童册不符",
    hint="请核对出生日期；不是6—14周岁的，从适龄儿童册上删去，或改正就学状态。",
    kinds=("register",),
    check=check,
)
