"""What a sheet says of all its rows: in a title, in its own name, in the name of its file or folder.

A cell such as 3月6日 has no year, and one such as 6日 no month. Both are the sheet's (2023年3月考勤表,
2022-2023学年). Nothing is taken from the clock: the same ledger means the same days next year.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.period import FIRST_MONTH, school_year
from kongchuo.model.table import Table

_SCHOOL_YEAR = pattern(r"(20\d\d)\s*[-—–~～至]\s*(?:20)?(\d\d)(?:学?年|(?!\d))")
_YEAR = pattern(r"(20\d\d)(?:年|[-.]?(?:0[1-9]|1[0-2])(?!\d)|[-./](?:1[0-2]|[1-9])(?![\d./-]))|(20\d\d)$")
_MONTH = pattern(
    r"(?<![\d至到—–~～、-])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!\d|[一二三四五六七八九十廿][日号十一二三四五六七八九])"
)
_DIGIT_MONTH = pattern(r"(?<!\d)20\d\d(?:[-./]?(0[1-9]|1[0-2])|[-./]([1-9]))(?![\d./-])")
_SEASON = pattern(r"秋|第一学期|上学期")
# When a sheet was filled in says in which year, but not of which month it tells.
_FILLED_IN = pattern(r"(?:填|制|上|统|审|打|登)[表报计核印记](?:日期|时间)|^日期|^时间")
_HAN = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"十一": 11, "十二": 12}

YearOf = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class SheetDays:
    """The year of a month and the month of a bare day, as far as the sheet says them."""

    year_of: YearOf
    month: int | None

    @property
    def known(self) -> bool:
        """Whether the sheet names a year."""
        return self.year_of(1) is not None


def said(table: Table) -> tuple[str, ...]:
    """The texts that speak of the whole sheet, those nearest to the rows first."""
    path = PurePath(table.file.replace("\\", "/"))
    return (*reversed(table.titles), table.sheet, path.stem, path.parent.name)


def days_of(table: Table) -> SheetDays:
    """Year and month of the sheet; the two may stand in different places."""
    texts = [compact(text) for text in said(table)]
    late = [text for text in texts if _FILLED_IN.search(text)]
    texts = [text for text in texts if text not in late]
    months = [month for text in texts if (month := _month(text))]
    month = months[0] if months else None
    for text in (*texts, *late):
        found = _year(text, month if text not in late else None)
        if found:
            return SheetDays(found, month)
    return SheetDays(lambda month: None, month)


def in_school_year(year: int) -> YearOf:
    """The year of a month of the school year that begins in `year`."""
    return partial(_in_school_year, year)


def after(text: str) -> YearOf:
    """The years of a row below one that writes its date in full."""
    from datetime import date

    return in_school_year(school_year(date.fromisoformat(text)))


def _year(text: str, month: int | None) -> YearOf | None:
    found = _SCHOOL_YEAR.search(text)
    if found and int(found[2]) == (int(found[1]) + 1) % 100:
        return in_school_year(int(found[1]))
    found = _YEAR.search(text)
    if not found:
        return None
    year = int(found[1] or found[2])
    if _month(text):
        return partial(_near, year, _month(text) or 1)
    if _SEASON.search(text):
        return in_school_year(year)
    return partial(_near, year, month) if month else partial(_in_year, year)


def _month(text: str) -> int | None:
    """The month that a text names, if it names one alone."""
    if _FILLED_IN.search(text):
        return None
    found = {_HAN.get(one) or int(one) for one in _MONTH.findall(text)}
    found |= {int(one or other) for one, other in _DIGIT_MONTH.findall(text)}
    return found.pop() if len(found) == 1 else None


def _in_school_year(year: int, month: int) -> int:
    return year if month >= FIRST_MONTH else year + 1


def _in_year(year: int, month: int) -> int:
    return year


def _near(year: int, near: int, month: int) -> int:
    """January's sheet may still tell of December, and December's of January."""
    return year + (near - month > 6) - (month - near > 6)
