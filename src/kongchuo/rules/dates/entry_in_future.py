"""An entry date that has not come yet."""

from collections.abc import Iterator
from datetime import timedelta

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

# In August the rosters of September are already being made.
_SOON = timedelta(days=31)


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Entry dates after the day of the check; a month counts by its first day."""
    later = {
        text: written.day
        for text, written in pupils.days(table, "entry_date").items()
        if written.day and written.day > context.as_of
    }
    if not later:
        return
    for position, text in skip.sound(table, "entry_date"):
        if text in later:
            soon = later[text] - context.as_of <= _SOON
            yield Hit(
                position,
                "entry_date",
                f"{pupils.who(table, position)}的入学年月填的是{pupils.quoted(text)}，还没有到。",
                severity=Severity.WARNING if soon else None,
            )


RULE = Rule(
    id="S303",
    name="entry-in-future",
    severity=Severity.ERROR,
    title="入学年月还没有到",
    hint="请核对年份；还没有报到的学生不要放进本月花名册。",
    check=check,
)
