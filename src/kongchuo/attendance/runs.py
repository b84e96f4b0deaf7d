"""Consecutive school days of absence without leave, up to the end of a period.

Weekends, public holidays and vacations are no school days and do not break a run. A day of leave does:
the school knew where the child was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kongchuo.attendance.ledger import Missed
from kongchuo.model.period import Period
from kongchuo.model.township import Attendance
from kongchuo.policy.calendar import SchoolCalendar

Level = Literal["absent_suspected", "absent_warning"]
Away = tuple[date, date | None]  # from that day on the child is no pupil here, to the day before it came back

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Run:
    """A child's run. `open` when no school day of the period is left after it: nobody has seen the child."""

    person: int
    row: Missed
    first: date
    last: date
    days: int
    open: bool

    def level(self, settings: Attendance) -> Level | None:
        """预警 or 疑似, by the township's settings; None for a shorter run."""
        if self.days >= settings.suspected_school_days:
            return "absent_suspected"
        return "absent_warning" if self.days >= settings.warning_school_days else None

    @property
    def words(self) -> str:
        """`2023-03-06至2023-03-10连续5个上学日没有请假缺勤，还没有到校`."""
        span = self.first.isoformat() if self.first == self.last else f"{self.first:%Y-%m-%d}至{self.last:%Y-%m-%d}"
        state = "到期末还没有到校" if self.open else "后来没有再登记缺勤"
        reason = f"，原因：{self.row.record.reason}" if self.row.record.reason else ""
        return f"{span}连续{self.days}个上学日缺勤，没有请假，{state}{reason}"


def runs(
    rows: Iterable[Missed],
    period: Period,
    calendar: SchoolCalendar,
    away: Mapping[int, Sequence[Away]] | None = None,
) -> tuple[Run, ...]:
    """The runs of every child that touch the period, by child and day. What is later than the period's
    end is not looked at; days on which the child is at no school here (`away`) are no absence."""
    gone = away or {}
    mine: dict[int, list[Missed]] = {}
    for row in rows:
        mine.setdefault(row.person, []).append(row)
    found: list[Run] = []
    for person, own in mine.items():
        days = _days(own, period.end, calendar, gone.get(person, ()))
        found += [run for run in _joined(person, days, period.end, calendar) if run.last >= period.start]
    return tuple(found)


def school_days(row: Missed, first: date, last: date, calendar: SchoolCalendar) -> Iterator[date]:
    """The school days of a span on which a row says the child was absent, with or without leave."""
    return (day for day in _each(row, last) if first <= day and calendar.is_school_day(day))


def _days(rows: Sequence[Missed], end: date, calendar: SchoolCalendar, away: Sequence[Away]) -> dict[date, Missed]:
    """The school days without leave, each with the row that says so."""
    excused = {day for row in rows if row.excused for day in _each(row, end)}
    found: dict[date, Missed] = {}
    for row in rows:
        if row.excused:
            continue
        for day in _each(row, end):
            here = not any(first <= day and (last is None or day <= last) for first, last in away)
            if day not in excused and here and calendar.is_school_day(day):
                found.setdefault(day, row)
    return dict(sorted(found.items()))


def _each(row: Missed, end: date) -> Iterator[date]:
    for span in row.spans:
        last = end if span.last is None else min(span.last, end)
        for number in range((last - span.first).days + 1):
            yield span.first + number * _DAY


def _joined(person: int, days: Mapping[date, Missed], end: date, calendar: SchoolCalendar) -> Iterator[Run]:
    run: list[date] = []
    for day in days:
        if run and calendar.add_school_days(run[-1], 1) != day:
            yield _run(person, days, run, end, calendar)
            run = []
        run.append(day)
    if run:
        yield _run(person, days, run, end, calendar)


def _run(person: int, days: Mapping[date, Missed], run: list[date], end: date, calendar: SchoolCalendar) -> Run:
    still = calendar.add_school_days(run[-1], 1) > end
    return Run(person, days[run[0]], run[0], run[-1], len(run), still)
