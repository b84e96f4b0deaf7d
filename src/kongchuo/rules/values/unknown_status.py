"""A status that decides in which figure a child counts, and that is none of the known words."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import unknown

STATUSES = ("roll_status", "school_status", "household_status", "movement", "state", "destination")


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of a status column with another word."""
    yield from unknown(table, STATUSES)


RULE = Rule(
    id="S204",
    name="unknown-status",
    severity=Severity.ERROR,
    title="状态填写不认识",
    hint="请改成模板下拉框里的说法；具体情况写到“备注”里。",
    kinds=("roster", "register", "movements", "cases", "outcomes"),
    check=check,
)
