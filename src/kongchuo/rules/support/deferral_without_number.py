"""延缓入学 without the number of an approval."""

from collections.abc import Iterator

from kongchuo.codes.disability_choices import PLACEMENT
from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Deferred children without one."""
    numbers, broken = table.text("approval"), skip.broken(table, "approval")
    for position, placement in enumerate(ledgers.words(table, "placement", PLACEMENT)):
        if placement == "延缓入学" and position not in broken and not proved(numbers[position]):
            yield Hit(
                position, "approval", f"{pupils.who(table, position)}的安置方式是“延缓入学”，没有填延缓批准文号。"
            )


RULE = Rule(
    id="P102",
    name="deferral-without-number",
    severity=Severity.ERROR,
    title="延缓没有批准文号",
    hint="请填镇政府或县教育局批复的文号；还没有批准的，安置方式改为实际情况，动员入学或送教上门。",
    kinds=("support",),
    check=check,
)
