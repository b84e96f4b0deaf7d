"""Which days the cells of 缺勤日期 mean.

A cell such as 3月6日—3月10日 has no year. It is the sheet's: a title, the sheet's or the file's name
says it (2023年3月, 2022-2023学年), else the row above it that writes one. Nothing is taken from the
clock: the same ledger means the same days next year.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath

from kongchuo.codes import day_spans
from kongchuo.codes.day_spans import NO_YEAR, Spans
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.period import FIRST_MONTH, school_year
from kongchuo.model.table import Table

_SCHOOL_YEAR = pattern(r"(20\d\d)\s*[-—–~～至]\s*(?:20)?(\d\d)(?:学?年|(?!\d))")
_YEAR = pattern(r"(20\d\d)(?:年|[-.]?(?:0[1-9]|1[0-2])(?!\d))")


def absent_days(table: Table) -> tuple[str, ...]:
    """The days of every row as `day_spans.Spans.text` writes them; empty where none can be read."""
    return tuple(found.text for found in read(table))


def read(table: Table) -> Iterator[Spans]:
    """What every cell of 缺勤日期 says."""
    year_of = _of_sheet(table)
    carried = False
    for text, raw in zip(table.text("absent"), table.raw("absent"), strict=True):
        if isinstance(raw, float) and not raw.is_integer() and raw < 100:
            # 3.1 stored as a number is 1 or 10 March: a number keeps no last zero.
            yield Spans(problem=day_spans.NOT_A_DATE)
            continue
        found = day_spans.parse(text, year_of)
        yield found
        if found.spans and (carried or year_of(1) is None) and _writes_year(text):
            carried, year_of = True, partial(_in_school_year, school_year(found.spans[-1].first))


def _writes_year(text: str) -> bool:
    return day_spans.parse(text).problem != NO_YEAR


def _of_sheet(table: Table) -> day_spans.YearOf:
    for text in (*reversed(table.titles), table.sheet, PurePath(table.file).stem):
        plain = compact(text)
        found = _SCHOOL_YEAR.search(plain)
        if found and int(found[2]) == (int(found[1]) + 1) % 100:
            return partial(_in_school_year, int(found[1]))
        found = _YEAR.search(plain)
        if found:
            return partial(_in_year, int(found[1]))
    return lambda month: None


def _in_school_year(year: int, month: int) -> int:
    return year if month >= FIRST_MONTH else year + 1


def _in_year(year: int, month: int) -> int:
    return year
