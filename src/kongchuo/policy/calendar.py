"""Which days are school days: the calendar of the township and the public holidays.

A school day lies in a term and is a working day by the State Council's yearly notice: weekends and public
holidays are none, official make-up days (调休) are. What `[calendar]` says of a day goes before everything.
The notices come with the library chinesecalendar (decision 12), which knows a range of years; in other years
every Monday to Friday of a term counts, and `remark` says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from kongchuo.model.period import FIRST_MONTH, school_year_label
from kongchuo.model.school_terms import USUAL_CALENDAR, CalendarSettings, Span
from kongchuo.model.township import Township

_DAY = timedelta(days=1)

Reason = Literal["", "寒假", "暑假", "周末", "节假日", "本镇放假"]


class _Official(NamedTuple):
    """The State Council's notices: days off and days made up for, from the first year to the last."""

    holidays: frozenset[date]
    workdays: frozenset[date]
    first: int
    last: int


@lru_cache(maxsize=1)
def _official() -> _Official:
    """Read once a run, and only when somebody asks for a school day."""
    from chinese_calendar import constants

    off, made_up = frozenset(constants.holidays), frozenset(constants.workdays)
    return _Official(off, made_up, min(off).year, max(off).year)


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The days on which the schools of a township teach."""

    settings: CalendarSettings = USUAL_CALENDAR

    def is_school_day(self, day: date) -> bool:
        """Whether the schools teach on that day."""
        return not self.reason(day)

    def reason(self, day: date) -> Reason:
        """Why a day is no school day, in a word; empty when it is one."""
        settings = self.settings
        if _within(day, settings.school_days):
            return ""
        if _within(day, settings.holidays):
            return "本镇放假"
        vacation = self._vacation(day)
        if vacation:
            return vacation
        official = _official()
        if day in official.workdays:
            return ""
        if day in official.holidays:
            return "节假日"
        return "周末" if day.weekday() >= 5 else ""

    def school_days_between(self, first: date, last: date) -> int:
        """How many school days there are from the first day to the last, both included."""
        return sum(map(self.is_school_day, _days(first, last)))

    def add_school_days(self, day: date, number: int) -> date:
        """The school day that comes `number` school days after a day; with 0 the day itself when it is a
        school day, and otherwise the next one."""
        left = number + (number == 0 and not self.is_school_day(day))
        while left > 0:
            day += _DAY
            left -= self.is_school_day(day)
        return day

    def in_term(self, day: date) -> bool:
        """Whether a day lies in a term, school day or not."""
        return not self._vacation(day)

    def remark(self, first: date, last: date) -> str:
        """One sentence when the public holidays of some of these days are not known; otherwise empty."""
        official = _official()
        unknown = [year for year in range(first.year, last.year + 1) if not official.first <= year <= official.last]
        if not unknown:
            return ""
        years = f"{unknown[0]}年" if len(unknown) == 1 else f"{unknown[0]}—{unknown[-1]}年"
        return (
            f"国务院办公厅的放假安排只收录了{official.first}—{official.last}年，{years}的上学日按周一到周五计算，"
            "没有扣除节假日，也没有算调休；可以在kongchuo.toml的[calendar]里写明。"
        )

    def term(self, year: int, number: Literal[1, 2]) -> Span:
        """The first and the last day of a term of the school year that begins in that year."""
        return _terms(self.settings, year)[number - 1]

    def _vacation(self, day: date) -> Reason:
        spring, autumn = _terms(self.settings, day.year - 1)[1], _terms(self.settings, day.year)[0]
        winter = _terms(self.settings, day.year - 1)[0]
        if any(first <= day <= last for first, last in (winter, spring, autumn)):
            return ""
        return "暑假" if spring[1] < day < autumn[0] else "寒假"


@lru_cache(maxsize=256)
def _terms(settings: CalendarSettings, year: int) -> tuple[Span, Span]:
    """Both terms of the school year that begins in that year: their exact days where those are set, and
    otherwise what the vacations leave."""
    (winter_first, winter_last), (summer_first, summer_last) = settings.winter, settings.summer
    # In the north a winter vacation may begin before New Year.
    vacation = date(year + (winter_first[0] < FIRST_MONTH), *winter_first)
    usual = (
        (date(year, *summer_last) + _DAY, vacation - _DAY),
        (date(year + 1, *winter_last) + _DAY, date(year + 1, *summer_first) - _DAY),
    )
    exact = dict(settings.terms)
    label = school_year_label(year)
    return exact.get(f"{label}-1", usual[0]), exact.get(f"{label}-2", usual[1])


def school_calendar(township: Township | None) -> SchoolCalendar:
    """The calendar of a township; without one, weekends, public holidays and the usual vacations."""
    return SchoolCalendar(township.calendar) if township else SchoolCalendar()


def _within(day: date, spans: tuple[Span, ...]) -> bool:
    return any(first <= day <= last for first, last in spans)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
