"""School days: terms, weekends, the State Council's days off and make-up days, and what the township sets."""

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.model.school_terms import CalendarSettings
from kongchuo.policy.calendar import SchoolCalendar, school_calendar

USUAL = SchoolCalendar()
DAYS = st.dates(date(2004, 9, 1), date(2035, 8, 31))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2023, 3, 1), ""),
        (date(2023, 3, 4), "周末"),
        (date(2023, 4, 5), "节假日"),  # 清明, a Wednesday
        (date(2023, 4, 23), ""),  # a Sunday made up for the days off in May
        (date(2022, 10, 8), ""),  # a Saturday made up for 国庆节
        (date(2022, 10, 3), "节假日"),
        (date(2023, 1, 15), "周末"),
        (date(2023, 1, 16), "寒假"),
        (date(2023, 1, 29), "寒假"),  # a make-up day of the offices, but the schools are closed
        (date(2023, 2, 20), "寒假"),
        (date(2023, 2, 21), ""),
        (date(2023, 6, 30), ""),
        (date(2023, 7, 3), "暑假"),
        (date(2023, 8, 31), "暑假"),
        (date(2023, 9, 1), ""),
        (date(2022, 12, 30), ""),
    ],
)
def test_a_school_day_lies_in_a_term_and_is_a_working_day(day: date, reason: str) -> None:
    assert reason == USUAL.reason(day)
    assert (reason == "") == USUAL.is_school_day(day)


def test_the_exact_days_of_a_term_go_before_the_usual_vacations() -> None:
    terms = (
        ("2022-2023-1", (date(2022, 8, 29), date(2023, 1, 6))),
        ("2022-2023-2", (date(2023, 2, 6), date(2023, 7, 7))),
    )
    calendar = SchoolCalendar(CalendarSettings(terms=terms))
    days = [
        date(2022, 8, 26),
        date(2022, 8, 29),
        date(2023, 1, 9),
        date(2023, 2, 6),
        date(2023, 7, 7),
        date(2023, 7, 10),
    ]
    assert ["暑假", "", "寒假", "", "", "暑假"] == [calendar.reason(day) for day in days]
    # The school year after it has no exact days.
    assert "" == calendar.reason(date(2024, 2, 21))
    assert "寒假" == calendar.reason(date(2024, 2, 20))


def test_snow_days_and_extra_school_days_go_before_everything() -> None:
    snow, extra = (date(2023, 3, 1), date(2023, 3, 2)), (date(2023, 3, 4), date(2023, 3, 4))
    calendar = SchoolCalendar(CalendarSettings(holidays=(snow,), school_days=(extra,)))
    found = [calendar.reason(date(2023, 3, number)) for number in range(1, 6)]
    assert ["本镇放假", "本镇放假", "", "", "周末"] == found


def test_a_winter_vacation_may_begin_before_new_year() -> None:
    calendar = SchoolCalendar(CalendarSettings(winter=((12, 25), (3, 1))))
    days = [date(2022, 12, 23), date(2022, 12, 26), date(2023, 3, 1), date(2023, 3, 2)]
    assert ["", "寒假", "寒假", ""] == [calendar.reason(day) for day in days]


def test_school_days_are_counted_with_both_ends() -> None:
    # 27–31 March, 3 and 4 April; 5 April is 清明, 6 and 7 April, not the weekends.
    assert 9 == USUAL.school_days_between(date(2023, 3, 27), date(2023, 4, 9))
    assert 0 == USUAL.school_days_between(date(2023, 4, 9), date(2023, 3, 27))


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2023, 3, 3), 1, date(2023, 3, 6)),
        (date(2023, 3, 3), 0, date(2023, 3, 3)),
        (date(2023, 3, 4), 0, date(2023, 3, 6)),
        (date(2023, 4, 4), 2, date(2023, 4, 7)),
        (date(2023, 6, 30), 1, date(2023, 9, 1)),
    ],
)
def test_school_days_are_added(day: date, number: int, expected: date) -> None:
    assert expected == USUAL.add_school_days(day, number)


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_agree(day: date, number: int) -> None:
    end = USUAL.add_school_days(day, number)
    assert USUAL.is_school_day(end)
    assert number == USUAL.school_days_between(day + timedelta(days=1), end)


def test_beyond_the_known_years_plain_weekdays_count_and_it_says_so() -> None:
    later = date(2061, 10, 3)  # a Monday of 国庆节
    assert USUAL.is_school_day(later)
    remark = USUAL.remark(date(2061, 9, 1), later)
    assert "2061年的上学日按周一到周五计算" in remark
    assert remark.startswith("国务院办公厅的放假安排只收录了2004—")
    assert "2002—2003年" in USUAL.remark(date(2002, 9, 1), date(2004, 1, 15))
    assert "" == USUAL.remark(date(2022, 9, 1), date(2023, 8, 31))


def test_without_a_township_the_usual_calendar_holds() -> None:
    assert SchoolCalendar() == school_calendar(None)


def test_the_library_loads_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert SchoolCalendar(CalendarSettings()).is_school_day(date(2023, 3, 1))
