"""A movement in the future, before the pupil can have been at school, or long ago.

A ledger may go on for years, so a date outside this school year is no fault in itself.
"""

from collections.abc import Iterator
from datetime import date

from kongchuo.model.finding import Severity
from kongchuo.model.period import age_on
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule

_YOUNGEST = 5
# Nobody of nine grades was at school so many years ago.
_LONG_AGO = 12


def check(table: Table, context: Context) -> Iterator[Hit]:
    """异动日期 that cannot be right, or hardly."""
    old = date(context.as_of.year - _LONG_AGO, 1, 1)
    births, ignored = pupils.ids(table).births, pupils.not_judged(table)
    for position, days in enumerate(ledgers.spans(table, "movement_date")):
        if days is None:
            continue
        birth = births[position] if position not in ignored else None
        known = birth and pupils.plausible(birth, context.as_of, context.school_year)
        told = f"{pupils.who(table, position)}的异动日期填的是{pupils.quoted(table.text('movement_date')[position])}"
        if days[0] > context.as_of:
            certain = days[0] - context.as_of > ledgers.SOON
            severity = Severity.ERROR if certain else None
            yield Hit(position, "movement_date", f"{told}，还没有到。", severity=severity)
        elif known and birth and age_on(birth, days[1]) < _YOUNGEST:
            said = f"{told}，那时还不满{_YOUNGEST}周岁。"
            yield Hit(position, "movement_date", said, severity=Severity.ERROR)
        elif days[1] < old:
            yield Hit(position, "movement_date", f"{told}，已经过去{_LONG_AGO}年以上。")


RULE = Rule(
    id="M108",
    name="movement-date-implausible",
    severity=Severity.WARNING,
    title="异动日期不合常理",
    hint="请核对年份和月份，填实际发生异动的日期；提前登记的，到日期后不用改。",
    kinds=("movements",),
    check=check,
)
