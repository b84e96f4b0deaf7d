"""The ways in which schools write dates, grades, classes and codes."""

from collections.abc import Callable
from datetime import date

from kongchuo.demo.layouts.page import Value

_HAN = "零一二三四五六七八九"
_DAY_ZERO = date(1899, 12, 30)  # Excel counts its days from here
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

# A grade, a class number and the school year of the roster → what the cell says.
ClassSpelling = Callable[[int, int, int], str]
DateSpelling = Callable[[date], Value]


def full(grade: int, number: int, year: int) -> str:
    """`四年级(1)班`."""
    return f"{_HAN[grade]}年级({number})班"


def short(grade: int, number: int, year: int) -> str:
    """`四（1）班`, with full-width brackets."""
    return f"{_HAN[grade]}（{number}）班"


def dotted(grade: int, number: int, year: int) -> str:
    """`7.1`."""
    return f"{grade}.{number}"


def number_only(grade: int, number: int, year: int) -> str:
    """`1班`, where the grade has a column of its own."""
    return f"{number}班"


def cohort(grade: int, number: int, year: int) -> str:
    """`小学2017级1班`, `初中2021级1班`: by the year of entry."""
    stage, first = ("小学", 1) if grade <= 6 else ("初中", 7)
    return f"{stage}{year - grade + first}级{number}班"


def grade_full(grade: int) -> str:
    """`四年级`."""
    return f"{_HAN[grade]}年级"


def grade_wide(grade: int) -> str:
    """`４年级`, with a full-width digit."""
    return f"{wide(str(grade))}年级"


def wide(text: str) -> str:
    """Digits in full width, as some input methods type them."""
    return text.translate(_WIDE)


def iso(day: date) -> Value:
    """`2013-05-15`."""
    return day.isoformat()


def dots(day: date) -> Value:
    """`2013.5.15`."""
    return f"{day.year}.{day.month}.{day.day}"


def slashes(day: date) -> Value:
    """`2013/5/15`."""
    return f"{day.year}/{day.month}/{day.day}"


def digits(day: date) -> Value:
    """`20130515`."""
    return f"{day:%Y%m%d}"


def chinese(day: date) -> Value:
    """`2013年5月15日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def cell(day: date) -> Value:
    """A real date."""
    return day


def serial(day: date) -> Value:
    """The bare number under a date whose format was lost."""
    return (day - _DAY_ZERO).days
