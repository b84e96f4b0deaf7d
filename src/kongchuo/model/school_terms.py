"""The school days that a township sets itself: vacations, terms, snow days, make-up days."""

from dataclasses import dataclass
from datetime import date

Span = tuple[date, date]
# Month and day, every year.
Yearly = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """`[calendar]`. `terms` are the exact days of a term, by the label that a user types (`2022-2023-1`);
    a term without them is what the vacations leave. All days are inclusive."""

    winter: Yearly = ((1, 16), (2, 20))
    summer: Yearly = ((7, 1), (8, 31))
    terms: tuple[tuple[str, Span], ...] = ()
    holidays: tuple[Span, ...] = ()
    school_days: tuple[Span, ...] = ()


USUAL_CALENDAR = CalendarSettings()
