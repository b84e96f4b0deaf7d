"""A kind of document that is none of the known ones: the rules of the ID number are then left out."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import unknown


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of the document column with another word."""
    yield from unknown(table, ("id_type",))


RULE = Rule(
    id="S205",
    name="unknown-id-type",
    severity=Severity.WARNING,
    title="身份证件类型不认识",
    hint="请改成模板下拉框里的类型；是身份证的填“居民身份证”，没有合适的填“其他”。",
    check=check,
)
