"""An absence before the pupil can have been at school, or long ago: a slip of the year."""

from collections.abc import Iterator
from datetime import date

from kongchuo.model.finding import Severity
from kongchuo.model.period import age_on
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.attendance import _days
from kongchuo.rules.rule import Context, Hit, Rule

_YOUNGEST = 5
# Nobody of nine grades was at school so many years ago.
_LONG_AGO = 12


def check(table: Table, context: Context) -> Iterator[Hit]:
    """The first day of an absence against the birth date of the ID number."""
    old = date(context.as_of.year - _LONG_AGO, 1, 1)
    births, ignored = pupils.ids(table).births, pupils.not_judged(table)
    for position, spans in enumerate(_days.spans(table)):
        if not spans:
            continue
        first = min(span.first for span in spans)
        birth = births[position] if position not in ignored else None
        known = birth and pupils.plausible(birth, context.as_of, context.school_year)
        told = f"{pupils.who(table, position)}的缺勤日期填的是{pupils.quoted(table.text('absent')[position])}"
        if known and birth and age_on(birth, first) < _YOUNGEST:
            yield Hit(position, "absent", f"{told}，那时还不满{_YOUNGEST}周岁。")
        elif first < old:
            yield Hit(position, "absent", f"{told}，已经过去{_LONG_AGO}年以上。")


RULE = Rule(
    id="K103",
    name="absence-long-ago",
    severity=Severity.ERROR,
    title="缺勤日期年份不对",
    hint="请对照点名册核对年份。",
    kinds=("attendance",),
    check=check,
)
