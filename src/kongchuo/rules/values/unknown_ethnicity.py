"""An ethnic group that is not one of the 56 (GB/T 3304)."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import unknown


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of the ethnicity column with another word."""
    yield from unknown(table, ("ethnicity",))


RULE = Rule(
    id="S203",
    name="unknown-ethnicity",
    severity=Severity.ERROR,
    title="民族名称不认识",
    hint="请按户口簿填写民族全称，如“汉族”“回族”。",
    check=check,
)
