"""`[calendar]`: vacations, the exact days of terms, snow days and extra school days of this township."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kongchuo.codes import dates
from kongchuo.codes.patterns import pattern
from kongchuo.model.period import Period, parse_period
from kongchuo.model.school_terms import USUAL_CALENDAR, CalendarSettings, Span, Yearly
from kongchuo.policy import values
from kongchuo.policy.values import SettingError

_SECTION = "calendar"
_TERMS = "calendar.terms"
_YEARLY = pattern(r"(\d{1,2})[-.月/](\d{1,2})日?")
_RANGE = pattern(r"\s*[~～至到—]+\s*")
# A term may begin in the last days of August and end in those of January; nobody means more.
_LONGEST_TERM = 200
_LONGEST = 366


def calendar_settings(table: Mapping[str, Any]) -> CalendarSettings:
    """What `[calendar]` says; the usual vacations where it says nothing."""
    values.only(table, {"winter_vacation", "summer_vacation", "terms", "holidays", "school_days"}, _SECTION)
    return CalendarSettings(
        winter=_winter(table, USUAL_CALENDAR.winter),
        summer=_summer(table, USUAL_CALENDAR.summer),
        terms=_terms(table.get("terms", {})),
        holidays=_spans(table, "holidays"),
        school_days=_spans(table, "school_days"),
    )


def _winter(table: Mapping[str, Any], usual: Yearly) -> Yearly:
    first, last = _yearly(table, "winter_vacation", usual)
    if not (first[0] in (12, 1, 2) and last[0] in (1, 2, 3) and (first[0] == 12 or first < last)):
        raise SettingError('winter_vacation 应在12月到3月之间，如 ["01-16", "02-20"]。', _SECTION, "winter_vacation")
    return first, last


def _summer(table: Mapping[str, Any], usual: Yearly) -> Yearly:
    first, last = _yearly(table, "summer_vacation", usual)
    if not (6 <= first[0] <= last[0] <= 9 and first < last):
        raise SettingError('summer_vacation 应在6月到9月之间，如 ["07-01", "08-31"]。', _SECTION, "summer_vacation")
    return first, last


def _yearly(table: Mapping[str, Any], key: str, usual: Yearly) -> Yearly:
    """Two days of every year, `["01-16", "02-20"]`."""
    written = table.get(key)
    if written is None:
        return usual
    if isinstance(written, list) and len(written) == 2:
        days = [_month_day(one) for one in written]
        if days[0] and days[1]:
            return days[0], days[1]
    raise SettingError(f'{key} 应写成两个日期（月-日），如 ["01-16", "02-20"]。', _SECTION, key)


def _month_day(written: object) -> tuple[int, int] | None:
    found = _YEARLY.fullmatch(written.strip()) if isinstance(written, str) else None
    if not found:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        # A year without 29 February: a vacation of every year cannot end on it.
        date(2023, month, day)
    except ValueError:
        return None
    return month, day


def _terms(written: object) -> tuple[tuple[str, Span], ...]:
    if not isinstance(written, dict):
        raise SettingError("terms 应写成 [calendar.terms] 段。", _SECTION, "terms")
    found = tuple((label, _term(label, days)) for label, days in written.items())
    return tuple(sorted(found))


def _term(label: str, days: object) -> Span:
    try:
        period = parse_period("term", label)
    except ValueError as fault:
        raise SettingError(f"[calendar.terms] 的左边是学期：{fault}", _TERMS, label) from None
    ends = [_day(one) for one in days] if isinstance(days, list) else []
    if len(ends) == 2 and ends[0] and ends[1] and _plausible(ends[0], ends[1], period):
        return ends[0], ends[1]
    example = "2022-09-01", "2023-01-13"
    raise SettingError(
        f'“{label}”右边应是这个学期上课的第一天和最后一天，如 ["{example[0]}", "{example[1]}"]。', _TERMS, label
    )


def _plausible(first: date, last: date, period: Period) -> bool:
    """Whether two days can be the ends of that term: in order, and mostly in its months."""
    middle = first + (last - first) / 2
    return first < last and (last - first).days <= _LONGEST_TERM and middle in period


def _spans(table: Mapping[str, Any], key: str) -> tuple[Span, ...]:
    """Single days and ranges, `["2023-01-12", "2023-02-06 ~ 2023-02-08"]`."""
    written = table.get(key, [])
    if not isinstance(written, list):
        written = [written]
    return tuple(_span(one, key) for one in written)


def _span(written: object, key: str) -> Span:
    parts = _RANGE.split(written.strip()) if isinstance(written, str) else [written]
    days = [_day(part) for part in parts]
    first, last = (days[0], days[-1]) if len(days) in (1, 2) else (None, None)
    if first is None or last is None or not 0 <= (last - first).days <= _LONGEST:
        raise SettingError(
            f'{key} 里的“{written}”不是日期，应写成 "2023-01-12" 或 "2023-01-12 ~ 2023-01-13"。', _SECTION, key
        )
    return first, last


def _day(written: object) -> date | None:
    """A date, with or without quotes."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    read = dates.parse(written) if isinstance(written, str) else None
    return read.day if read and read.precision == "day" else None
