"""An absence that has not come yet; leave that was asked for in advance is none."""

from collections.abc import Iterator

from kongchuo.codes.leave import LEAVE
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.attendance import _days
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Days after the day of the check; what is weeks ahead is a slip of year or month."""
    leaves = ledgers.words(table, "leave", LEAVE)
    for position, spans in enumerate(_days.spans(table)):
        first = max((span.first for span in spans), default=context.as_of)
        last = max((span.last or span.first for span in spans), default=context.as_of)
        certain = first - context.as_of > ledgers.SOON
        if certain or (last > context.as_of and leaves[position] != "是"):
            text = pupils.quoted(table.text("absent")[position])
            said = f"{pupils.who(table, position)}的缺勤日期填的是{text}，还没有到。"
            yield Hit(position, "absent", said, severity=Severity.ERROR if certain else None)


RULE = Rule(
    id="K102",
    name="absence-in-future",
    severity=Severity.WARNING,
    title="缺勤日期还没有到",
    hint="请核对年份和月份；还没有到的日子不登记，事先请了假的在“请假”里填“是”。",
    kinds=("attendance",),
    check=check,
)
