"""A 安置方式 that is none of the known words."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import unknown


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of the column with another word."""
    yield from unknown(table, ["placement"])


RULE = Rule(
    id="P101",
    name="unknown-placement",
    severity=Severity.ERROR,
    title="安置方式不认识",
    hint="请改成模板下拉框里的说法；具体情况写到“备注”里。",
    kinds=("support",),
    check=check,
)
