"""Days and spans of days as schools write them into one cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.codes.day_spans import Span, from_text, parse

SIX, TEN = date(2023, 3, 6), date(2023, 3, 10)


def of_2023(month: int) -> int:
    return 2023 if month < 9 else 2022


def one(day: date) -> Span:
    return Span(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-06至2023-03-10", "2023-03-06 至 2023-03-10", "2023-03-06—2023-03-10", "2023.3.6-2023.3.10",
        "2023-03-06~2023-03-10", "2023年3月6日到3月10日", "2023年3月6日至10日", "20230306-20230310", "2023/3/6-3/10",
        "2023-03-06-2023-03-10", "2023.3.6-10", "2023年3月6日—3月10日（共5天）", "2023年3月6日(周一)至3月10日(周五)",
        "2023-03-06～2023-03-10 共5天",
    ],
)  # fmt: skip
def test_a_span_is_read_in_any_spelling(text: str) -> None:
    assert (Span(SIX, TEN),) == parse(text).spans


@pytest.mark.parametrize("text", ["3月6日—3月10日", "3月6日至10日", "3.6-3.10", "3月6号到3月10号", "3/6—3/10"])
def test_the_year_may_come_from_the_sheet(text: str) -> None:
    assert (Span(SIX, TEN),) == parse(text, of_2023).spans
    assert "没有写年份" == parse(text).problem


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023-03-06、2023-03-08", (6, 8)), ("3月6日、8日、10日", (6, 8, 10)), ("3月6、7、8日", (6, 7, 8)),
        ("2023-03-06，2023-03-07", (6, 7)), ("2023-03-06 2023-03-07", (6, 7)), ("2023-03-06", (6,)),
        ("2023年3月6日", (6,)), ("20230306", (6,)), ("45021", (5,)),
    ],
)  # fmt: skip
def test_several_days_may_stand_in_one_cell(text: str, days: tuple[int, ...]) -> None:
    if text == "45021":
        assert (one(date(2023, 4, 5)),) == parse(text).spans
    else:
        assert tuple(one(date(2023, 3, day)) for day in days) == parse(text, of_2023).spans


def test_a_list_may_hold_spans_and_go_over_new_year() -> None:
    assert (Span(SIX, TEN), one(date(2023, 3, 13))) == parse("2023-03-06至2023-03-10、3月13日").spans
    assert (Span(date(2022, 12, 30), date(2023, 1, 3)),) == parse("12月30日至1月3日", of_2023).spans


def test_an_absence_may_still_go_on() -> None:
    assert (Span(SIX, None),) == parse("2023-03-06至今").spans
    assert (Span(SIX, None),) == parse("3月6日起", of_2023).spans


def test_half_days_are_no_days() -> None:
    assert ((), None, True) == (parse("2023-03-06上午").spans, parse("2023-03-06上午").problem, True)
    assert (one(date(2023, 3, 7)),) == parse("2023年3月6日下午、3月7日").spans


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2023-03", "没有写到哪一天"), ("3月", "没有写到哪一天"), ("2023-03-10至2023-03-06", "起止日期前后颠倒"),
        ("2022-03-06至2023-06-10", "起止日期相隔一年以上"), ("2023-02-30至2023-03-01", "没有这一天"),
        ("上周", "看不懂是哪一天"), ("13月1日", "没有这个月份"), ("3-6", "看不懂是哪一天"), ("多次", "看不懂是哪一天"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(text: str, problem: str) -> None:
    assert ((), problem) == (parse(text, of_2023).spans, parse(text, of_2023).problem)


def test_an_empty_cell_says_nothing() -> None:
    assert ((), None) == (parse(" ").spans, parse("").problem)


@given(st.text(alphabet="0123456789-至、年月日上午今起共天（）() .~/", max_size=40))
def test_any_text_is_read_or_has_a_problem(text: str) -> None:
    found = parse(text, of_2023)
    assert not (found.spans and found.problem)
    assert found.spans == from_text(found.text)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_what_is_written_is_read(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    assert (Span(first, last),) == parse(f"{first}至{last}").spans
    assert (Span(first, last),) == from_text(parse(f"{first}至{last}").text)
