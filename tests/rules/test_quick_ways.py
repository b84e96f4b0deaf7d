"""Rules that look at whole columns say what they would say of each row alone."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.codes import dates, id_number
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.records.register_place import settle_register
from kongchuo.rules import catalogue, pupils
from kongchuo.rules.register import _children
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, make_id, roster_table, table

CONTEXT = Context(date(2023, 3, 31), 2022, TOWNSHIP)

DAYS = st.dates(date(1996, 1, 1), date(2024, 12, 31))
NUMBERS = st.builds(make_id, st.integers(1, 5), DAYS)
WRONG = st.builds(lambda number, place: number[:place] + "7" + number[place + 1 :], NUMBERS, st.integers(0, 17))
BIRTHS = st.one_of(
    DAYS.map(str), st.just(""), st.sampled_from(["2013-01-05", "2013年1月", "2013", "不详", "2013.13.1", "20130105"])
)
PUPILS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["陈小满", "李秋实", "王2", ""]),
        "sex": st.sampled_from(["男", "女", "1", "", "？"]),
        "id_type": st.sampled_from(["居民身份证", "", "护照"]),
        "id_number": st.one_of(NUMBERS, st.just(make_id()), WRONG, st.sampled_from(["", "无", "34222120130105", 3.42e17])),
        "birth_date": BIRTHS,
        "phone": st.sampled_from(["13900000000", "", "1390000000", "13900000000 13800000000"]),
        "roll_number": st.one_of(NUMBERS.map(lambda number: f"G{number}"), st.sampled_from(["", "X12", "L123456"])),
        "entry_date": st.sampled_from(["2022-09", "2015-09-01", "", "2030", "2022"]),
        "grade": st.sampled_from(["一年级", "四年级", "七年级", "十年级"]),
    }
)  # fmt: skip
CHILDREN = st.fixed_dictionaries(
    {
        "village": st.just("望舒村"),
        "name": st.sampled_from(["陈小满", "李秋实", ""]),
        "sex": st.sampled_from(["男", "女"]),
        "id_number": st.one_of(NUMBERS, WRONG, st.just("")),
        "birth_date": BIRTHS,
        "household_status": st.sampled_from(["在籍", "迁出", "注销", "", "？"]),
        "school_status": st.sampled_from(
            ["在校", "未入学", "辍学", "延缓入学", "送教上门", "已毕业", "已迁出", "已死亡", "", "？"]
        ),
        "school_name": st.sampled_from([SCHOOL, "马井镇初级中学", "萧县特殊教育学校", "外地某小学", "", "无"]),
        "grade": st.sampled_from(["一年级", "四年级", "八年级", "", "大班"]),
        "place": st.sampled_from(["本镇", "浙江省杭州市", "特教中心", "", "无"]),
        "proof": st.sampled_from(["", "在读证明", "无"]),
        "disability": st.sampled_from(["无", "听力", "", "不详"]),
    }
)


def said(found: Table) -> set[tuple[str, str, str]]:
    """What the rules on single rows say of a table."""
    return {
        (rule.name, f"{found.rows[hit.position]}{hit.field}", hit.message)
        for rule in catalogue.rules_on(found.kind)
        if rule.check and rule.name not in ("elsewhere-without-proof", "village-against-file", "empty-required-cell")
        for hit in rule.check(found, CONTEXT)
        if hit.position is not None
    }


@given(st.lists(PUPILS, max_size=6))
@settings(max_examples=60)
def test_a_roster_is_judged_as_its_rows_are_one_by_one(rows: list[dict[str, Any]]) -> None:
    alone = [said(roster_table([row], first_row=number)) for number, row in enumerate(rows, start=2)]
    assert set().union(*alone) == said(roster_table(rows))


@given(st.lists(CHILDREN, max_size=6))
@settings(max_examples=60)
def test_a_register_is_judged_as_its_rows_are_one_by_one(rows: list[dict[str, Any]]) -> None:
    alone = [said(register([row], number)) for number, row in enumerate(rows, start=2)]
    assert set().union(*alone) == said(register(rows))


@given(st.lists(PUPILS, max_size=6))
def test_a_birth_date_is_relied_on_as_long_as_number_and_column_agree(rows: list[dict[str, Any]]) -> None:
    found = roster_table(rows)
    assert tuple(_birth(found, position) for position in range(len(rows))) == pupils.births(found)


@given(st.lists(CHILDREN, max_size=6))
def test_ages_are_the_complete_years_of_reliable_birth_dates(rows: list[dict[str, Any]]) -> None:
    found = register(rows)
    expected = [
        school_age(birth, 2022) if birth and pupils.plausible(birth, CONTEXT.as_of, 2022) else None
        for birth in pupils.births(found)
    ]
    assert tuple(expected) == _children.ages(found, CONTEXT)


def register(rows: list[dict[str, Any]], first_row: int = 2) -> Table:
    file = "适龄儿童/2022/望舒村.xlsx"
    return settle_register(table(rows, kind="register", file=file, first_row=first_row), TOWNSHIP, 2022)


def _birth(found: Table, position: int) -> date | None:
    """A reliable birth date by the words of the docstring of `births`, row by row."""
    number, written = (
        id_number.parse(found.text("id_number")[position]),
        dates.parse(found.text("birth_date")[position]),
    )
    if position in pupils.not_judged(found):
        return written.day
    if number.valid:
        agree = written.day is None or (number.birth is not None and pupils.agrees(written, number.birth))
        return number.birth if agree else None
    return None if written.day == number.birth else written.day
