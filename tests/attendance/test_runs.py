"""Runs of school days without leave."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.attendance.ledger import Missed
from kongchuo.attendance.runs import Run, runs
from kongchuo.codes.day_spans import parse
from kongchuo.model.period import parse_period
from kongchuo.model.township import Attendance
from kongchuo.policy.calendar import SchoolCalendar
from kongchuo.records.attendance import Absence
from tests.factories import SCHOOL

CALENDAR = SchoolCalendar()
MARCH = parse_period("month", "2023-03")


def row(days: str, leave: str = "", *, person: int = 1, reason: str = "") -> Missed:
    record = Absence.model()(absent=days, absent_days=parse(days).text, leave=leave, reason=reason)
    return Missed(record, person, SCHOOL)


def found(*rows: Missed, month: str = "2023-03") -> list[tuple[date, date, int, bool]]:
    period = parse_period("month", month)
    return [(run.first, run.last, run.days, run.open) for run in runs(rows, period, CALENDAR)]


def day(number: int, month: int = 3) -> date:
    return date(2023, month, number)


def test_a_weekend_does_not_break_a_run() -> None:
    assert [(day(9), day(14), 4, False)] == found(row("2023-03-09至2023-03-14"))
    assert [(day(9), day(14), 4, False)] == found(row("2023-03-09、2023-03-10"), row("2023-03-13、2023-03-14"))


def test_a_public_holiday_does_not_break_a_run_and_a_make_up_day_belongs_to_it() -> None:
    assert [(day(4, 4), day(6, 4), 2, False)] == found(row("2023-04-04、2023-04-06"), month="2023-04")
    # Sunday 23 April 2023 was worked for 1 May.
    assert [(day(21, 4), day(21, 4), 1, False), (day(24, 4), day(24, 4), 1, False)] == found(
        row("2023-04-21、2023-04-24"), month="2023-04"
    )


def test_a_day_of_leave_breaks_a_run() -> None:
    assert [2, 1] == [one[2] for one in found(row("2023-03-20至2023-03-23"), row("2023-03-22", "是"))]


@pytest.mark.parametrize(("leave", "reason"), [("是", ""), ("", "病假三天")])
def test_leave_is_no_absence_without_leave(leave: str, reason: str) -> None:
    assert [] == found(row("2023-03-06至2023-03-10", leave, reason=reason))


def test_a_run_is_open_when_no_school_day_of_the_period_is_left() -> None:
    assert [(day(27), day(31), 5, True)] == found(row("2023-03-27至2023-03-31"))
    assert [(day(27), day(31), 5, True)] == found(row("2023-03-27至2023-04-14"))
    assert [(day(27), day(30), 4, False)] == found(row("2023-03-27至2023-03-30"))
    assert [(day(29), day(31), 3, True)] == found(row("2023-03-29至今"))


def test_a_run_from_before_the_period_counts_in_full_and_one_that_was_over_is_not_its_own() -> None:
    assert [(day(27, 2), day(2), 4, False)] == found(row("2023-02-27至2023-03-02"))
    assert [] == found(row("2023-02-20至2023-02-24"))


def test_days_on_which_the_child_is_no_pupil_here_are_no_absence() -> None:
    rows = [row("2023-03-06至2023-03-17")]
    away = {1: [(day(8), day(14))]}
    assert [2, 3] == [run.days for run in runs(rows, MARCH, CALENDAR, away)]


def test_three_days_are_a_warning_and_five_a_suspicion_as_the_township_sets_it() -> None:
    def level(days: int, settings: Attendance | None = None) -> str | None:
        settings = settings or Attendance()
        return Run(1, row("2023-03-06"), day(6), day(6), days, False).level(settings)

    assert [None, "absent_warning", "absent_warning", "absent_suspected"] == [level(days) for days in (2, 3, 4, 5)]
    assert "absent_suspected" == level(2, Attendance(1, 2))


@given(st.sets(st.integers(0, 60), max_size=30), st.sets(st.integers(0, 60), max_size=10))
def test_runs_hold_exactly_the_school_days_without_leave(absent: set[int], excused: set[int]) -> None:
    start = date(2023, 2, 20)
    rows = [row(f"{start + timedelta(days=one)}") for one in sorted(absent)]
    rows += [row(f"{start + timedelta(days=one)}", "是") for one in sorted(excused)]
    period = parse_period("term", "2022-2023-2")
    days = {start + timedelta(days=one) for one in absent - excused}
    expected = {one for one in days if CALENDAR.is_school_day(one)}
    made = runs(rows, period, CALENDAR)
    assert len(expected) == sum(run.days for run in made)
    for run in made:
        assert run.days == CALENDAR.school_days_between(run.first, run.last)
        assert CALENDAR.add_school_days(run.last, 1) not in expected
