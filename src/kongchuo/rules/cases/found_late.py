"""A pupil who was away for weeks before anybody noticed."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.calendar import school_calendar
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule

# Days of term; the holidays between the two do not count.
_LONGEST = 14


def check(table: Table, context: Context) -> Iterator[Hit]:
    """发现日期 more than two weeks of term after 离校日期."""
    calendar = school_calendar(context.township)
    days = zip(ledgers.spans(table, "left_date"), ledgers.spans(table, "found_date"), strict=True)
    for position, (left, found) in enumerate(days):
        if left and found and (found[0] - left[1]).days > _LONGEST:
            number = ledgers.term_days(left[1], found[0], calendar)
            if number > _LONGEST:
                who = pupils.who(table, position)
                yield Hit(position, "found_date", f"{who}离校以后过了{number}天（不算寒暑假）才发现。")


RULE = Rule(
    id="C105",
    name="found-late",
    severity=Severity.WARNING,
    title="离校很久才发现",
    hint="日期填错的改正；确实这么晚才发现的不用改，请查一查这个班的每日点名。",
    kinds=("cases",),
    check=check,
)
