"""A household registration that contradicts the 就学状态 beside it."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule

_LEFT = ("迁出", "注销")
_HERE = ("在籍", "迁入")
_COUNTED = ("在校", "未入学", "辍学", "延缓入学", "送教上门")


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows of which one column says that the child has left and the other that it is here."""
    broken = skip.broken(table, "household_status")
    households, statuses = _children.households(table), _children.statuses(table)
    for position, (severity, why) in objections(_said, households, statuses):
        if position not in broken:
            said = f"的户籍状态是“{households[position]}”，就学状态却是“{statuses[position]}”，{why}。"
            yield Hit(position, "household_status", f"{pupils.who(table, position)}{said}", severity=severity)


def _said(household: str, status: str) -> tuple[Severity, str] | None:
    if household in _LEFT and status in _COUNTED:
        return Severity.WARNING, "户口不在本镇的不算适龄儿童"
    if household in _HERE and status == "已迁出":
        return Severity.WARNING, "至少有一栏填错"
    if household in _HERE and status == "已死亡":
        return Severity.NOTE, "户口还没有注销"
    return None


RULE = Rule(
    id="G108",
    name="household-against-status",
    severity=Severity.WARNING,
    title="户籍状态与就学状态矛盾",
    hint="请到派出所或村里核实户口：迁走的，就学状态改为“已迁出”；没有迁走的，户籍状态改为“在籍”。",
    kinds=("register",),
    check=check,
)
