"""延缓入学 that nobody has approved, as far as the register shows."""

from collections.abc import Iterator

from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Deferred children without a paper."""
    broken = skip.broken(table, "proof")
    rows = _children.statuses(table), _children.ages(table, context), table.text("proof")
    for position, _ in objections(_unapproved, *rows):
        if position not in broken:
            yield Hit(position, "proof", f"{pupils.who(table, position)}登记为“延缓入学”，证明材料一栏没有批准文件。")


def _unapproved(status: str, age: int | None, paper: str) -> bool:
    due = age is None or age >= _children.FIRST_AGE  # before that there is nothing to defer
    return status == "延缓入学" and due and not proved(paper)


RULE = Rule(
    id="G103",
    name="deferral-without-approval",
    severity=Severity.ERROR,
    title="延缓入学没有批准",
    hint="请在“证明材料”里写上镇政府或县教育局的批复（文号）；还没有批准的，就学状态改为“未入学”。",
    kinds=("register",),
    check=check,
)
