"""`[home_teaching]`: how often a child that is taught at home (送教上门) is to be visited.

The 残疾人教育条例 (§17) orders 送教上门 and 学籍 for those children and names no number of visits;
counties and townships set their own. The default is this program's, not the law's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kongchuo.model.period import school_year
from kongchuo.model.township import HomeTeaching, Township
from kongchuo.policy import values
from kongchuo.policy.calendar import school_calendar
from kongchuo.policy.values import SettingError

_SECTION = "home_teaching"
_MOST = 200


def home_teaching(table: Mapping[str, Any]) -> HomeTeaching:
    """What `[home_teaching]` says; the usual number where it says nothing."""
    values.only(table, {"visits_per_term"}, _SECTION)
    number = values.count(table, "visits_per_term", HomeTeaching().visits_per_term, _SECTION)
    if number > _MOST:
        raise SettingError(
            f"visits_per_term（每学期送教次数）写成了{number}，一个学期没有这么多天。", _SECTION, "visits_per_term"
        )
    return HomeTeaching(number)


@dataclass(frozen=True, slots=True)
class Standard:
    """How many visits are due on a day: of the whole term, and by that day."""

    term: int
    by_now: int


def standard(township: Township | None, day: date) -> Standard:
    """The visits that a child should have had by a day of the term, in proportion to its school days; in a
    vacation those of the term before it."""
    whole = (township.home_teaching if township else HomeTeaching()).visits_per_term
    first, last = _term(township, day)
    calendar = school_calendar(township)
    days = calendar.school_days_between(first, last)
    gone = calendar.school_days_between(first, min(day, last))
    return Standard(whole, whole * gone // days if days else whole)


def _term(township: Township | None, day: date) -> tuple[date, date]:
    calendar, year = school_calendar(township), school_year(day)
    numbers: tuple[tuple[int, Literal[1, 2]], ...] = ((year, 2), (year, 1), (year - 1, 2))
    spans = [calendar.term(number, half) for number, half in numbers]
    return next((span for span in spans if span[0] <= day), spans[-1])
