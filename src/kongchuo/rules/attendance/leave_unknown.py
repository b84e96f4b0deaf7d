"""请假 that is neither 是 nor 否."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import unknown


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells with another word; an empty cell counts as no leave."""
    yield from unknown(table, ("leave",))


RULE = Rule(
    id="K106",
    name="leave-unknown",
    severity=Severity.WARNING,
    title="请假填写看不懂",
    hint="请了假的填“是”，没有请假的填“否”；看不懂的按没有请假算，请假的事由写到“原因”里。",
    kinds=("attendance",),
    check=check,
)
