"""延缓入学 that nobody has approved, as far as the register shows."""

from collections.abc import Iterator

from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Deferred children without a paper."""
    papers, broken = table.text("proof"), skip.broken(table, "proof")
    for position, (status, age) in enumerate(
        zip(_children.statuses(table), _children.ages(table, context), strict=True)
    ):
        due = age is None or age >= _children.FIRST_AGE  # before that there is nothing to defer
        if status == "延缓入学" and due and position not in broken and not proved(papers[position]):
            yield Hit(position, "proof", f"{pupils.who(table, position)}登记为“延缓入学”，证明材料一栏没有批准文件。")


RULE = Rule(
    id="G103",
    name="deferral-without-approval",
    severity=Severity.ERROR,
    title="延缓入学没有批准",
    hint="请在“证明材料”里写上镇政府或县教育局的批复（文号）；还没有批准的，就学状态改为“未入学”。",
    kinds=("register",),
    check=check,
)
