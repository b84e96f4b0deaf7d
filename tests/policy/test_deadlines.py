"""By when a case must be reported, verified and visited, with the rule."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.model.township import Deadlines
from kongchuo.policy.deadlines import Duties, duties
from tests.factories import TOWNSHIP

USUAL = duties(TOWNSHIP)
MONDAY, FRIDAY, SATURDAY = date(2023, 3, 6), date(2023, 3, 10), date(2023, 3, 11)


def patient(days: int) -> Duties:
    return duties(replace(TOWNSHIP, deadlines=Deadlines(class_report_days=days)))


@pytest.mark.parametrize(
    ("found", "by_class", "by_school", "by_center"),
    [
        (MONDAY, MONDAY, date(2023, 3, 12), date(2023, 3, 31)),
        (FRIDAY, FRIDAY, date(2023, 3, 12), date(2023, 3, 31)),
        (SATURDAY, date(2023, 3, 13), date(2023, 3, 19), date(2023, 3, 31)),
        (date(2023, 4, 5), date(2023, 4, 6), date(2023, 4, 9), date(2023, 4, 30)),
        (date(2023, 3, 31), date(2023, 3, 31), date(2023, 4, 2), date(2023, 4, 30)),
        (date(2023, 7, 20), date(2023, 9, 1), date(2023, 9, 3), date(2023, 9, 30)),
        # 23 April 2023, a Sunday with lessons.
        (date(2023, 4, 23), date(2023, 4, 23), date(2023, 4, 23), date(2023, 4, 30)),
    ],
)
def test_class_school_and_center_have_their_days(found: date, by_class: date, by_school: date, by_center: date) -> None:
    due = (USUAL.class_report(found), USUAL.school_report(found), USUAL.center_report(found))
    assert (by_class, by_school, by_center) == tuple(one.day for one in due)


def test_the_rule_says_why_a_day_was_put_off() -> None:
    assert "班级上报不过夜" == USUAL.class_report(MONDAY).rule
    assert "学校统计不过周；发现那天是周末，顺延到下一个上学日" == USUAL.school_report(SATURDAY).rule
    assert "班级在发现后2天内上报" == patient(2).class_report(MONDAY).rule


def test_a_class_with_more_days_ends_on_a_school_day() -> None:
    assert date(2023, 3, 13) == patient(1).class_report(FRIDAY).day


@given(st.dates(date(2005, 1, 1), date(2040, 1, 1)), st.integers(0, 9))
def test_a_school_is_never_due_before_its_class(found: date, days: int) -> None:
    duty = patient(days)
    by_class, by_school, by_center = duty.class_report(found), duty.school_report(found), duty.center_report(found)
    assert found <= by_class.day <= by_school.day <= by_center.day
    assert duty.calendar.is_school_day(by_class.day)


def test_three_school_days_make_a_suspicion_and_three_more_verify_it() -> None:
    assert date(2023, 3, 9) == USUAL.suspected(MONDAY).day
    assert date(2023, 3, 15) == USUAL.verified(FRIDAY).day
    assert date(2023, 3, 13) == USUAL.visit(MONDAY).day


@pytest.mark.parametrize(
    ("done", "today", "missed"),
    [
        (None, MONDAY, False),
        (None, date(2023, 3, 7), True),
        (MONDAY, FRIDAY, False),
        (date(2023, 3, 7), FRIDAY, True),
        # Done after the day that is spoken of: by then it was not done.
        (date(2023, 3, 7), MONDAY, False),
        (FRIDAY, date(2023, 3, 8), True),
    ],
)
def test_what_is_late_on_a_day(done: date | None, today: date, missed: bool) -> None:
    assert missed == USUAL.class_report(MONDAY).missed(done, today)
