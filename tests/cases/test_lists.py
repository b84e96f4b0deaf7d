"""Dropout cases at the end of a period."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from kongchuo.cases.ledger import Spell, problems, spells
from kongchuo.cases.lists import confirmed_dropout, reported_late, returned, suspected_dropout
from kongchuo.model.period import parse_period
from kongchuo.policy.deadlines import duties
from kongchuo.records.cases import Case
from tests.factories import SCHOOL, TOWNSHIP, make_id

MARCH = parse_period("month", "2023-03")
END = MARCH.end
JUNIOR = "马井镇初级中学"
DUTIES = duties(TOWNSHIP)


def ledger(
    *rows: dict[str, Any], persons: Iterable[int] | None = None, seen: tuple[str, int] | None = None
) -> tuple[Spell, ...]:
    clean = {
        "school_name": JUNIOR,
        "grade": "八年级",
        "name": "陈小满",
        "found_date": date(2023, 3, 6),
        "state": "确认",
    }
    cases = [Case.model()(**{**clean, **row}) for row in rows]
    return spells(cases, TOWNSHIP, list(persons or range(len(cases))), [seen] * len(cases))


@pytest.mark.parametrize(
    ("row", "out"),
    [
        ({"state": "确认"}, True),
        ({"state": "劝返中"}, True),
        ({"state": "疑似"}, False),
        ({"state": "已销号"}, False),
        ({"state": "确认", "found_date": date(2023, 4, 1)}, False),
        ({"state": "确认", "found_date": END}, True),
        ({"state": "已复学", "return_date": END}, False),
        ({"state": "已复学", "return_date": date(2023, 4, 1)}, True),
        ({"state": "已复学"}, False),
    ],
)
def test_who_is_out_at_the_end_of_the_period(row: dict[str, Any], out: bool) -> None:
    assert out == bool(confirmed_dropout(ledger(row), END))


def test_a_child_with_two_cases_is_one_child() -> None:
    rows = ledger({}, {"found_date": date(2023, 1, 9)}, persons=[7, 7])
    assert 1 == len(confirmed_dropout(rows, END))


def test_the_stage_comes_from_the_grade_the_school_the_roster_or_the_age() -> None:
    hope = {"school_name": "马井镇希望学校", "grade": ""}
    assert ["junior"] == [one.stage for one in ledger({"grade": "初二"})]
    assert ["primary"] == [one.stage for one in ledger({"school_name": "中心小学", "grade": ""})]
    assert ["primary"] == [one.stage for one in ledger(hope, seen=("primary", 5))]
    assert ["junior"] == [one.stage for one in ledger({**hope, "id_number": make_id(1, date(2009, 5, 5))})]
    assert [SCHOOL] == [one.school for one in ledger({"school_name": "中心小学"})]


def test_a_suspicion_is_listed_until_it_is_confirmed() -> None:
    rows = ledger({"state": "疑似"}, {"state": "疑似", "found_date": date(2023, 4, 1)}, {"state": "确认"})
    assert ["2023-03-06发现，还没有确认。"] == [one.detail for one in suspected_dropout(rows, END)]


def test_who_came_back_in_the_period_has_returned() -> None:
    rows = ledger(
        *({"state": "已复学", "return_date": day} for day in (date(2023, 2, 28), date(2023, 3, 1), date(2023, 4, 1)))
    )
    assert ["2023-03-01复学。"] == [one.detail for one in returned(rows, MARCH)]


@pytest.mark.parametrize(
    ("reports", "faults"),
    [
        # Found on Monday 6 March: the class the same day, the school by Sunday the 12th.
        ({"class_report_date": date(2023, 3, 6), "school_report_date": date(2023, 3, 12)}, []),
        ({"class_report_date": date(2023, 3, 7), "school_report_date": date(2023, 3, 12)}, ["班级"]),
        ({"class_report_date": date(2023, 3, 6), "school_report_date": date(2023, 3, 13)}, ["学校"]),
        ({}, ["班级", "学校"]),
    ],
)
def test_a_class_reports_the_same_day_and_a_school_within_the_week(reports: dict[str, date], faults: list[str]) -> None:
    found = reported_late(ledger(reports), MARCH, DUTIES, END)
    detail = "".join(one.detail for one in found)
    assert faults == [who for who in ("班级", "学校") if who in detail]


def test_what_is_not_due_yet_is_not_late() -> None:
    rows = ledger({"class_report_date": date(2023, 3, 6)})
    assert () == reported_late(rows, MARCH, DUTIES, date(2023, 3, 12))


def test_a_delay_that_begins_in_the_next_month_is_in_that_months_list_and_in_no_other() -> None:
    # Found on Friday 31 March, due by the class the same day and by the school on Sunday 2 April.
    rows = ledger({"found_date": END})
    april = parse_period("month", "2023-04")
    assert () == reported_late(rows, MARCH, DUTIES, END)
    (found,) = reported_late(rows, april, DUTIES, april.end)
    assert (
        "2023-03-31发现，班级没有上报日期，应不晚于2023-03-31（班级上报不过夜）；"
        "学校没有上报日期，应不晚于2023-04-02（学校统计不过周）。" == found.detail
    )
    assert () == reported_late(rows, parse_period("month", "2023-05"), DUTIES, date(2023, 5, 31))


def test_a_report_made_after_the_period_was_missing_in_it() -> None:
    """So that last month's list, printed again, says what it said."""
    rows = ledger({"class_report_date": date(2023, 4, 3), "school_report_date": date(2023, 3, 8)})
    (found,) = reported_late(rows, MARCH, DUTIES, END)
    assert "2023-03-06发现，班级没有上报日期，应不晚于2023-03-06（班级上报不过夜）。" == found.detail


def test_a_discovery_on_a_day_without_lessons_counts_on_the_next_school_day() -> None:
    saturday = {"found_date": date(2023, 3, 11), "class_report_date": date(2023, 3, 13)}
    assert () == reported_late(ledger({**saturday, "school_report_date": date(2023, 3, 19)}), MARCH, DUTIES, END)
    (found,) = reported_late(ledger({**saturday, "school_report_date": date(2023, 3, 20)}), MARCH, DUTIES, END)
    rule = "学校统计不过周；发现那天是周末，顺延到下一个上学日"
    assert f"2023-03-11发现，学校2023-03-20才上报，应不晚于2023-03-19（{rule}）。" == found.detail


def test_a_child_with_two_cases_is_listed_once() -> None:
    back = {"state": "已复学", "return_date": date(2023, 3, 20)}
    assert 1 == len(suspected_dropout(ledger({"state": "疑似"}, {"state": "疑似"}, persons=[7, 7]), END))
    assert 1 == len(returned(ledger(back, back, persons=[7, 7]), MARCH))


def test_rows_that_cannot_be_counted_are_named() -> None:
    rows = ledger({"school_name": "某中学", "found_date": None}, {"state": "跑了"}, {"state": "已复学"})
    assert [
        "台账：学校“某中学”不在本镇学校名单中，发现日期看不清。",
        "台账：状态看不清。",
        "台账：状态为已复学，没有填复学日期。",
    ] == [one.detail for one in problems(rows)]
