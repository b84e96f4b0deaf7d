"""An approval in the future, or half a year before what it approves."""

from collections.abc import Iterator
from datetime import timedelta

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule

# Approval comes before or after the day on which a pupil goes, but not in another term.
_EARLIEST = timedelta(days=180)


def check(table: Table, context: Context) -> Iterator[Hit]:
    """审批日期 against today and against 异动日期; a late one is late, but no slip."""
    moved = ledgers.spans(table, "movement_date")
    for position, days in enumerate(ledgers.spans(table, "approval_date")):
        if days is None:
            continue
        told = f"{pupils.who(table, position)}的审批日期填的是{pupils.quoted(table.text('approval_date')[position])}"
        day = moved[position]
        if days[0] > context.as_of:
            severity = Severity.ERROR if days[0] - context.as_of > ledgers.SOON else None
            yield Hit(position, "approval_date", f"{told}，还没有到。", severity=severity)
        elif day and days[1] + _EARLIEST < day[0]:
            yield Hit(position, "approval_date", f"{told}，比异动日期早半年以上。")


RULE = Rule(
    id="M109",
    name="approval-date-implausible",
    severity=Severity.WARNING,
    title="审批日期不合常理",
    hint="请对照审批表核对年份和月份；还没有批的先空着。",
    kinds=("movements",),
    check=check,
)
