"""A sex that is neither 男 nor 女."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import unknown


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of the sex column with another word."""
    yield from unknown(table, ("sex",))


RULE = Rule(
    id="S202",
    name="unknown-sex",
    severity=Severity.ERROR,
    title="性别填写看不懂",
    hint="请填“男”或“女”。",
    kinds=("roster", "register"),
    check=check,
)
