"""How the values of a grid are stored in a workbook."""

from datetime import date, datetime, time

from kongchuo.model.grid import Value
from kongchuo.model.ratio import Ratio
from kongchuo.write.measure import cell_text, is_number_like

DATE_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = 49  # "@", so that a number edited by the user stays text
NOT_AVAILABLE = "—"
# Excel keeps 15 significant digits: a longer number, and a rate with more decimals, is written as text.
_LARGEST_NUMBER = 10**15
_MOST_PLACES = 12
_BEFORE_FIRST_DAY = date(1899, 12, 31)
_LAST_BEFORE_ERROR = 59


def serial_day(day: date) -> int:
    """The number of a day in Excel's calendar, which has a 29 February 1900."""
    days = (day - _BEFORE_FIRST_DAY).days
    return days + 1 if days > _LAST_BEFORE_ERROR else days


def stored(value: Value) -> tuple[str | int | float | datetime | None, str | int | None]:
    """A value as the workbook stores it, and the number format that shows it.

    A rate is stored as the figure that is printed (99.88 % as 0.9988), so that what the cell shows
    obeys the contract's rounding in every program.
    """
    if isinstance(value, Ratio):
        shown = value.percent
        if shown is None:
            return NOT_AVAILABLE, None
        places = len(shown) - shown.index(".") - 2
        if places > _MOST_PLACES:
            return shown, None
        return float(f"{shown[:-1]}e-2"), f"0.{'0' * places}%"
    if isinstance(value, str):
        text = cell_text(value)
        return text, TEXT_FORMAT if is_number_like(text) else None
    if isinstance(value, int) and abs(value) >= _LARGEST_NUMBER:
        return str(value), TEXT_FORMAT
    if isinstance(value, date):
        if value.year < 1900:  # Excel's calendar begins there
            return value.isoformat(), None
        return datetime.combine(value, time()), DATE_FORMAT
    return value, None
