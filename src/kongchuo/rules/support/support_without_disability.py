"""残疾类型 无 on the ledger of disabled children."""

from collections.abc import Iterator

from kongchuo.codes.choices import DISABILITY
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows of children who have no disability; empty cells are reported as such."""
    none = {text for text in set(table.text("disability")) if text and DISABILITY.read(text) == "无"}
    broken = skip.broken(table, "disability")
    for position, text in enumerate(table.text("disability")):
        if text in none and position not in broken:
            yield Hit(
                position,
                "disability",
                f"{pupils.who(table, position)}登记在残疾儿童台账上，残疾类型却填{pupils.quoted(text)}。",
            )


RULE = Rule(
    id="P106",
    name="support-without-disability",
    severity=Severity.ERROR,
    title="台账上没有残疾",
    hint="请按残疾人证或评估意见填写残疾类型；没有残疾的，从这本台账上删去。",
    kinds=("support",),
    check=check,
)
