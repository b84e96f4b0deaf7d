"""Days in every spelling of DOMAIN.md."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.codes import dates
from kongchuo.codes.dates import Parsed, Precision, may_mean, parse

DAY = Parsed(date(2013, 1, 5), "day", None)
MONTH = Parsed(date(2013, 1, 1), "month", None)


@pytest.mark.parametrize(
    "value",
    [
        date(2013, 1, 5), datetime(2013, 1, 5), datetime(2013, 1, 5, 8, 30), 41279, 41279.0, 41279.4, "41279", 20130105, 20130105.0, "20130105",
        "2013.1.5", "2013-1-5", "2013/1/5", "2013/01/05", "2013年1月5日", "2013年01月05号", "2013、1、5", "2013，1，5", "2013. 1. 5", "2013.1.5.",
        "2013 年 1 月 5 日", "2013-01-05 00:00:00", "2013-01-05T00:00", "二〇一三年一月五日", "２０１３．１．５", "2013\\1\\5", "2013-01-05 星期六",
    ],
)  # fmt: skip
def test_every_spelling_of_a_day(value: object) -> None:
    assert parse(value) == DAY


@pytest.mark.parametrize(
    "value",
    ["2013-1", "201301", 201301, "2013年1月", "2013.01", "2013.1", 2013.1, "2013年1月份", "2013/1", "二〇一三年一月"],
)
def test_a_month_stands_as_its_first_day(value: object) -> None:
    assert parse(value) == MONTH


@pytest.mark.parametrize("value", ["2013", 2013, "2013年", 2013.0])
def test_a_year_is_a_year(value: object) -> None:
    assert parse(value) == Parsed(date(2013, 1, 1), "year", None)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("13.1.5", dates.SHORT_YEAR), ("130105", dates.SHORT_YEAR), ("13-1", dates.SHORT_YEAR), ("2013-02-30", dates.NO_SUCH_DAY),
        ("20130230", dates.NO_SUCH_DAY), ("2013.13.1", dates.NO_SUCH_MONTH), ("2013-1-0", dates.NO_SUCH_DAY), ("0213-01-05", dates.BAD_YEAR),
        ("2013.015.1", dates.NOT_A_DATE), ("5/1/2013", dates.SHORT_YEAR), ("不详", dates.NOT_A_DATE), ("2013105", dates.NOT_A_DATE),
        ("99", dates.NOT_A_DATE), ("3月6日", dates.NO_YEAR), ("13年3月6日", dates.SHORT_YEAR), (True, dates.NOT_A_DATE), (time(8), dates.NOT_A_DATE), (timedelta(1), dates.NOT_A_DATE),
        ("2013-1-5-6", dates.NOT_A_DATE), (1.5, dates.SHORT_YEAR), ("-", dates.NOT_A_DATE),
    ],
)  # fmt: skip
def test_what_is_no_date_has_a_problem(value: object, problem: str) -> None:
    assert parse(value) == Parsed(None, None, problem)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_cell_has_neither_day_nor_problem(value: object) -> None:
    assert parse(value) == Parsed(None, None, None)


@given(st.dates(date(1960, 1, 1), date(2060, 1, 1)))
@settings(max_examples=80)
def test_a_day_survives_every_spelling(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    spellings = [
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y-%m-%d}",
        str(day),
        day,
        serial if serial < 60000 else day,
    ]
    assert {parse(spelling) for spelling in spellings} == {Parsed(day, "day", None)}


@given(st.text(max_size=12))
@settings(max_examples=200)
def test_no_text_is_too_odd(text: str) -> None:
    found = parse(text)
    assert (found.day is None) == (found.precision is None)


@pytest.mark.parametrize("text", ["13.5.6", "13.05.06", "130506", "5/6/2013", "13年5月6日", "１３．５．６"])
def test_a_text_without_a_whole_year_may_mean_a_day(text: str) -> None:
    assert may_mean(text, date(2013, 5, 6))


@pytest.mark.parametrize("text", ["6/5/2013", "13.6.5", "2013.5.7", "130507", "去年五月", ""])
def test_a_text_that_names_another_day_does_not_mean_it(text: str) -> None:
    assert not may_mean(text, date(2013, 5, 6))


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2022秋", date(2022, 9, 1), "month"),
        ("2022年秋季", date(2022, 9, 1), "month"),
        ("2023年春季学期", date(2023, 2, 1), "month"),
        ("2022级", date(2022, 1, 1), "year"),
    ],
)
def test_when_somebody_entered_may_be_a_season(text: str, day: date, precision: Precision) -> None:
    assert Parsed(day, precision, None) == parse(text)
