"""送教上门 or a special school beside 残疾类型 无."""

from collections.abc import Iterator

from kongchuo.codes.choices import DISABILITY
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children who are taught as disabled ones are, and of whom the register says no disability."""
    if not table.has("disability"):
        return
    broken = skip.broken(table, "disability")
    rows = _children.statuses(table), _children.in_special_school(table), table.text("disability")
    for position, told in objections(_said, *rows):
        if position not in broken:
            yield Hit(position, "disability", f"{pupils.who(table, position)}{told}")


def _said(status: str, special: bool, text: str) -> str:
    taught = "送教上门" if status == "送教上门" else "在特殊教育学校就读" if status == "在校" and special else ""
    none = not text or text in pupils.BLANK_MARKS or DISABILITY.read(text) == "无"
    empty = "没有填" if not text else "填的是“无”"
    return f"登记为{taught}，残疾类型{empty}。" if taught and none else ""


RULE = Rule(
    id="G109",
    name="taught-without-disability",
    severity=Severity.WARNING,
    title="送教上门没有残疾类型",
    hint="请按残疾人证或评估意见补填残疾类型；没有残疾的，核实他现在怎样就读。",
    kinds=("register",),
    check=check,
)
