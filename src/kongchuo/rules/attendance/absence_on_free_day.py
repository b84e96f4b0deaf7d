"""An absence on days on which nobody is at school."""

from collections.abc import Iterator
from datetime import date, timedelta

from kongchuo.codes.day_spans import Span
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.calendar import school_calendar
from kongchuo.rules import pupils
from kongchuo.rules.attendance import _days
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows none of whose days is a school day; a span over a weekend is in order."""
    calendar = school_calendar(context.township)
    for position, spans in enumerate(_days.spans(table)):
        days = [day for span in spans for day in _each(span, context.as_of)]
        if days and not any(map(calendar.is_school_day, days)):
            reasons = "、".join(dict.fromkeys(calendar.reason(day) for day in days))
            who, text = pupils.who(table, position), pupils.quoted(table.text("absent")[position])
            yield Hit(position, "absent", f"{who}的缺勤日期{text}不是上学日（{reasons}），不计缺勤。")


def _each(span: Span, as_of: date) -> Iterator[date]:
    last = max(span.first, as_of) if span.last is None else span.last
    return (span.first + timedelta(days=number) for number in range(min((last - span.first).days, 366) + 1))


RULE = Rule(
    id="K104",
    name="absence-on-free-day",
    severity=Severity.NOTE,
    title="缺勤日期不是上学日",
    hint="请核对日期；本镇那天上课的，在kongchuo.toml的[calendar]里写明。",
    kinds=("attendance",),
    check=check,
)
