"""Months, weeks, terms and school years, and the ages that they fix."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["week", "month", "term", "year"]

# 每学年从9月1日起; term 2 begins with February (the exact days are settings).
FIRST_MONTH = 9
SECOND_TERM_MONTH = 2


def school_year(day: date) -> int:
    """The year Y in which the school year Y–Y+1 of this day began (1 September)."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def school_year_label(year: int) -> str:
    """`2022-2023`."""
    return f"{year}-{year + 1}"


def year_start(year: int) -> date:
    """学年初: 1 September."""
    return date(year, FIRST_MONTH, 1)


def year_end(year: int) -> date:
    """31 August of the following year."""
    return date(year + 1, 8, 31)


def age_on(birth: date, day: date) -> int:
    """Complete years of age on a day, inclusive of the birthday."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def school_age(birth: date, year: int) -> int:
    """Complete years on 31 August of the year in which the school year begins (义务教育法 §11)."""
    return age_on(birth, date(year, 8, 31))


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with the label that a user types: `2023-03`, `2023-W10`, `2022-2023-2`, `2022-2023`."""

    kind: Kind
    label: str
    start: date
    end: date

    @property
    def school_year(self) -> int:
        """The school year in which the period ends."""
        return school_year(self.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def title(self) -> str:
        """The period in Chinese: `2023年3月`, `2023年第10周`, `2022—2023学年第二学期`."""
        if self.kind == "month":
            return f"{self.start.year}年{self.start.month}月"
        if self.kind == "week":
            year, week = self.label.split("-W")
            return f"{year}年第{int(week)}周"
        first, last = self.label.split("-")[:2]
        term = {"1": "第一学期", "2": "第二学期"}.get(self.label[10:], "")
        return f"{first}—{last}学年{term}"


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    last = monthrange(day.year, day.month)[1]
    return Period("month", f"{day:%Y-%m}", day.replace(day=1), day.replace(day=last))


def previous_month(period: Period) -> Period:
    """The month before the first day of a period."""
    return month_of(period.start - timedelta(days=1))


def parse_period(kind: Kind, text: str) -> Period:
    """The period that a label names; ValueError with a Chinese sentence when it names none."""
    try:
        return _PARSERS[kind](text)
    except (ValueError, AttributeError):
        raise ValueError(f"“{text}”不是{_NAMES[kind]}，应写成 {_EXAMPLES[kind]} 这样的形式。") from None


def _month(text: str) -> Period:
    found = re.fullmatch(r"(\d{4})-(\d{1,2})", text)
    if not found:
        raise ValueError(text)
    return month_of(date(int(found[1]), int(found[2]), 1))


def _week(text: str) -> Period:
    found = re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", text)
    if not found:
        raise ValueError(text)
    start = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return Period("week", f"{found[1]}-W{int(found[2]):02}", start, start + timedelta(days=6))


def _term(text: str) -> Period:
    found = re.fullmatch(r"(\d{4})-(\d{4})-([12])", text)
    if not found or int(found[2]) != int(found[1]) + 1:
        raise ValueError(text)
    year = int(found[1])
    turn = date(year + 1, SECOND_TERM_MONTH, 1)
    if found[3] == "1":
        return Period("term", text, year_start(year), turn - timedelta(days=1))
    return Period("term", text, turn, year_end(year))


def _year(text: str) -> Period:
    found = re.fullmatch(r"(\d{4})-(\d{4})", text)
    if not found or int(found[2]) != int(found[1]) + 1:
        raise ValueError(text)
    return Period("year", text, year_start(int(found[1])), year_end(int(found[1])))


_PARSERS = {"month": _month, "week": _week, "term": _term, "year": _year}
_NAMES = {"month": "月份", "week": "周次", "term": "学期", "year": "学年"}
_EXAMPLES = {"month": "2023-03", "week": "2023-W10", "term": "2022-2023-2", "year": "2022-2023"}
