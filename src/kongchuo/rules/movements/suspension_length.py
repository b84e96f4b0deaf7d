"""休学 that ends before it begins, or lasts longer than a year."""

from collections.abc import Iterator
from datetime import date, timedelta

from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule

# A leave of a year that ends with the month is a leave of a year.
_LONGEST = timedelta(days=366 + 31)


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Leaves whose two dates can be read."""
    kinds = ledgers.words(table, "movement", MOVEMENT)
    days = zip(ledgers.spans(table, "movement_date"), ledgers.spans(table, "suspension_end"), strict=True)
    for position, (start, end) in enumerate(days):
        if kinds[position] != "休学" or start is None or end is None:
            continue
        who = pupils.who(table, position)
        if end[1] <= start[0]:
            said = f"{who}从{_on(start)}起休学，期满日期却是{_on(end)}。"
            yield Hit(position, "suspension_end", said, severity=Severity.ERROR)
        elif end[0] > start[1] + _LONGEST:
            yield Hit(position, "suspension_end", f"{who}从{_on(start)}休学到{_on(end)}，超过一年。")


def _on(days: tuple[date, date]) -> str:
    return f"{days[0]:%Y-%m-%d}" if days[0] == days[1] else f"{days[0]:%Y-%m}"


RULE = Rule(
    id="M106",
    name="suspension-length",
    severity=Severity.WARNING,
    title="休学期限不对",
    hint="请对照批准的休学表改正；一次休学一般不超过一年，病没有好的，到期续办，另登记一条休学。",
    kinds=("movements",),
    check=check,
)
