"""Why a case is urgent, what is due next, and a year in which the clerk does what is due."""

from datetime import date, timedelta
from typing import Any

import pytest

from kongchuo.cases.episodes import Episode
from kongchuo.cases.urgency import Judged, Level, judge
from kongchuo.policy.case_life import case_life
from kongchuo.policy.deadlines import duties
from kongchuo.records.cases import Case, Visit
from tests.cases.rows import followed, record, visit
from tests.factories import TOWNSHIP

DUTIES = duties(TOWNSHIP)
DAY = timedelta(days=1)
SERVED = {"notice_date": date(2023, 3, 9)}


def judged(case: Case, visits: list[Visit], day: date) -> Judged:
    (one,) = followed([case], visits, day)
    return judge(one, DUTIES, day)


def codes(one: Judged) -> list[tuple[str, bool]]:
    return [(reason.code, reason.due is not None) for reason in one.reasons]


@pytest.mark.parametrize(
    ("changes", "visits", "day", "expected"),
    [
        # In time: found on Monday 6 March, the first visit is due on the 13th.
        ({}, [], date(2023, 3, 13), []),
        ({}, [], date(2023, 3, 14), [("no_visit", True)]),
        ({"state": "劝返中"}, [date(2023, 3, 9)], date(2023, 3, 16), []),
        ({"state": "劝返中"}, [date(2023, 3, 9)], date(2023, 3, 17), [("no_visit", True)]),
        ({"class_report_date": None}, [], date(2023, 3, 6), []),
        ({"class_report_date": None}, [], date(2023, 3, 7), [("class_report", True)]),
        ({"school_report_date": None}, [], date(2023, 3, 12), []),
        ({"school_report_date": None}, [], date(2023, 3, 13), [("school_report", True)]),
        # Reported late is over: it is on the report's list, and nothing is to be done.
        ({"class_report_date": date(2023, 3, 9)}, [], date(2023, 3, 10), []),
        ({"center_report_date": None}, [date(2023, 3, 30)], date(2023, 3, 31), [("long_away", False)]),
        ({"center_report_date": None}, [date(2023, 3, 30)], date(2023, 4, 1), [("center_report", True), ("long_away", False)]),
        ({"state": "疑似"}, [], date(2023, 3, 9), []),
        ({"state": "疑似"}, [], date(2023, 3, 10), [("not_verified", True)]),
        ({}, [date(2023, 4, 3)], date(2023, 4, 4), [("long_away", False)]),
        ({"state": "已销号"}, [], date(2023, 3, 31), [("no_evidence", True)]),
        ({"state": "已复学"}, [], date(2023, 3, 31), [("no_evidence", True)]),
        ({"state": "已复学", "return_date": date(2023, 3, 10)}, [], date(2023, 3, 31), [("no_evidence", False)]),
        ({"state": "已复学", "return_date": date(2023, 3, 10), "closing_evidence": "点名册"}, [], date(2023, 3, 31), []),
        ({"state": "已复学", "return_date": date(2023, 3, 10)}, [], date(2023, 3, 8), [("returns", False)]),
    ],
)  # fmt: skip
def test_the_reasons_of_a_day(
    changes: dict[str, Any], visits: list[date], day: date, expected: list[tuple[str, bool]]
) -> None:
    assert expected == codes(judged(record(**changes), [visit(one) for one in visits], day))


def test_a_case_is_overdue_open_or_settled() -> None:
    back = {"state": "已复学", "return_date": date(2023, 3, 10)}
    day = date(2023, 3, 31)
    levels = [
        judged(record(**changes), [], day).level
        for changes in (
            {},
            back,
            {**back, "closing_evidence": "点名册"},
            {"state": "已销号", "closing_evidence": "证明"},
        )
    ]
    assert [Level.OVERDUE, Level.OPEN, Level.SETTLED, Level.SETTLED] == levels


def test_days_away_are_school_days() -> None:
    # 27–31 March and 3, 4 April; 5 April is 清明.
    case = record(left_date=date(2023, 3, 27), found_date=date(2023, 3, 27))
    assert 7 == judged(case, [], date(2023, 4, 5)).away
    back = record(
        left_date=date(2023, 3, 27), found_date=date(2023, 3, 27), state="已复学", return_date=date(2023, 3, 29)
    )
    assert 2 == judged(back, [], date(2023, 4, 5)).away


def test_a_second_spell_says_so() -> None:
    first = record(
        left_date=date(2022, 10, 17), found_date=date(2022, 10, 17), state="已复学",
        return_date=date(2022, 11, 14), closing_evidence="点名册",
    )  # fmt: skip
    day = date(2023, 3, 8)
    _, second = (judge(one, DUTIES, day) for one in followed([first, record()], [], day))
    assert [("left_again", False)] == codes(second)


def test_the_gravest_and_longest_away_come_first() -> None:
    day = date(2023, 4, 20)
    rows = [
        record(name="陈一", state="疑似"),
        record(name="陈二"),
        record(name="陈三", left_date=date(2023, 2, 27), found_date=date(2023, 2, 27)),
        record(name="陈四", center_report_date=None),
        record(name="陈五", state="已销号", closing_evidence="证明"),
    ]
    found = sorted((judged(row, [], day) for row in rows), key=lambda one: one.order)
    assert ["陈四", "陈三", "陈二", "陈一", "陈五"] == [one.episode.spell.record.name for one in found]


def _done(case: Case, visits: list[Visit], episode: Judged, today: date) -> tuple[Case, list[Visit]]:
    """The clerk does the first step that is due today, and enters it."""
    words = episode.steps[0].words
    if words == "班级补报":
        return case.model_copy(update={"class_report_date": today}), visits  # type: ignore[attr-defined]
    if words == "学校上报":
        return case.model_copy(update={"school_report_date": today}), visits  # type: ignore[attr-defined]
    if words.startswith("核实"):
        return case.model_copy(update={"state": "确认"}), visits  # type: ignore[attr-defined]
    if words.startswith("书面报告"):
        return case.model_copy(update={"center_report_date": today}), visits  # type: ignore[attr-defined]
    assert words.endswith("次劝返")
    return case.model_copy(update={"state": "劝返中"}), [*visits, visit(today)]  # type: ignore[attr-defined]


def _open(found: date) -> Case:
    return record(
        left_date=found, found_date=found, state="疑似",
        class_report_date=None, school_report_date=None, center_report_date=None,
    )  # fmt: skip


@pytest.mark.parametrize("found", [date(2022, 9, 1), date(2022, 10, 1), date(2023, 1, 14), date(2023, 3, 31)])
def test_a_clerk_who_does_every_step_by_its_day_is_never_late(found: date) -> None:
    """A year, day by day: what is due next is always shown before it is overdue, and no alarm is false."""
    case, visits, today = _open(found), [], found
    states = ["疑似"]
    while today <= date(2023, 8, 31):
        now = judged(case, visits, today)
        assert [] == [reason.code for reason in now.reasons if reason.due]
        assert () == now.delays
        while now.steps[0].due and now.steps[0].due.day == today:
            case, visits = _done(case, visits, now, today)
            if case.state and case.state != states[-1]:
                states.append(case.state)
            now = judged(case, visits, today)
        today += DAY
    assert case_life().allows(states)
    assert len(visits) >= 20


@pytest.mark.parametrize("found", [date(2022, 9, 1), date(2022, 10, 1), date(2023, 3, 31)])
def test_a_clerk_who_does_nothing_is_late_on_the_day_after_the_first_step_was_due(found: date) -> None:
    case, today = _open(found), found
    first = judged(case, [], found).steps[0].due
    assert first
    while today <= first.day + timedelta(days=30):
        now = judged(case, [], today)
        assert now.overdue == (today > first.day)
        today += DAY


def test_an_episode_without_any_date_is_shown_and_judged_by_nothing() -> None:
    (one,) = followed([record(left_date=None, found_date=None)], [], date(2023, 3, 31))
    assert isinstance(one, Episode)
    now = judge(one, DUTIES, date(2023, 3, 31))
    assert (None, False, "补填发现日期") == (now.away, now.overdue, now.steps[0].words)
