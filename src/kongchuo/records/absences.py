"""Which days the cells of 缺勤日期 mean.

A cell such as 3月6日—3月10日 has no year. It is the sheet's (`records.sheet_words`), else that of the row above that
writes one. A bare day such as 6日 is of the sheet's month.
"""

from collections.abc import Iterator

from kongchuo.codes import day_spans
from kongchuo.codes.day_spans import NO_YEAR, Spans
from kongchuo.model.table import Table
from kongchuo.records.sheet_words import after, days_of


def absent_days(table: Table) -> tuple[str, ...]:
    """The days of every row as `day_spans.Spans.text` writes them; empty where none can be read."""
    return tuple(found.text for found in read(table))


def read(table: Table) -> Iterator[Spans]:
    """What every cell of 缺勤日期 says."""
    sheet = days_of(table)
    year_of, carried = sheet.year_of, False
    for text, raw in zip(table.text("absent"), table.raw("absent"), strict=True):
        if isinstance(raw, float) and not raw.is_integer() and raw < 100 and day_spans.lost_zero(text):
            # 3.1 stored as a number is 1 or 10 March: a number keeps no last zero.
            yield Spans(problem=day_spans.LOST_ZERO)
            continue
        found = day_spans.parse(text, year_of, sheet.month)
        yield found
        if found.spans and (carried or year_of(1) is None) and _writes_year(text):
            carried, year_of = True, after(found.spans[-1].first.isoformat())


def _writes_year(text: str) -> bool:
    return day_spans.parse(text).problem != NO_YEAR
