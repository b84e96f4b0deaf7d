"""The plans of disabled children: where, how, the rates, and what is still to be done."""

from datetime import date
from typing import Any

import pytest

from kongchuo.model.grid import Grid
from kongchuo.model.ratio import Ratio
from kongchuo.records.support import Support
from kongchuo.reports.support_sheet import support_sheets
from kongchuo.support.placement import Place, Teaching, placed
from kongchuo.support.plans import Known, Plans, plans
from tests.factories import make_id

DAY = date(2022, 9, 20)
ON_REGISTER: dict[str, Any] = {
    "age": 9,
    "village": "望舒村",
    "disability": "智力",
    "state": "本镇在校",
    "seat": "中心小学四(1)班",
}


def child(order: int = 1, known: dict[str, Any] | None = None, **changes: Any) -> tuple[Support, Known]:
    row = {
        "name": f"陈小{'满山川河江海'[order % 6]}", "id_number": make_id(order), "disability": "智力", "placement": "随班就读",
        "school_name": "马井镇中心小学", "assessed": DAY,
    }  # fmt: skip
    record = Support.model()(**(row | changes))
    return record, Known(record.name, record.id_number, **(ON_REGISTER | (known or {})))


def made(*rows: tuple[Support, Known], others: tuple[Known, ...] = ()) -> Plans:
    return plans(rows, others, 6, 8)


@pytest.mark.parametrize(
    ("placement", "place", "teaching", "enrolled"),
    [
        ("随班就读", Place.SCHOOL, Teaching.INCLUSIVE, True),
        ("特殊教育学校", Place.SPECIAL, Teaching.CLASS, True),
        ("送教上门", Place.HOME, Teaching.VISITS, True),
        ("康复机构", Place.INSTITUTION, Teaching.REHABILITATION, False),
        ("延缓入学", Place.HOME, Teaching.NONE, False),
        ("其他", Place.UNKNOWN, Teaching.NONE, False),
        (None, Place.UNKNOWN, Teaching.NONE, False),
    ],
)
def test_where_and_how_are_two_answers(placement: str | None, place: Place, teaching: Teaching, enrolled: bool) -> None:
    assert (place, teaching, enrolled) == tuple(placed(placement))


def test_the_rate_stands_with_and_without_the_approved_deferrals() -> None:
    found = made(
        child(1),
        child(3, placement="送教上门", teacher="张立夏", visits="6"),
        child(5, placement="康复机构"),
        child(7, placement="延缓入学", approval="马政教〔2022〕6号"),
        child(9, placement="延缓入学"),
        child(11, {"age": 15}),
        child(13, {"gone": True}),
        child(15, disability="无"),
    )
    assert (Ratio(2, 4), Ratio(2, 5)) == (found.without_deferred, found.with_deferred)
    assert 5 == sum(found.table.values())


def test_a_child_without_a_placement_comes_first_and_one_that_lacks_nothing_last() -> None:
    found = made(child(1), child(3, assessed=None), child(5, placement=None), child(7, placement="延缓入学"))
    assert [None, "延缓入学", "随班就读", "随班就读"] == [one.record.placement for one in found.plans if one.record]
    assert [("没有安置",), ("延缓没有批准文号",), ("没有评估日期",), ()] == [one.lacks for one in found.plans]


def test_visits_are_held_against_what_was_due_by_now() -> None:
    found = made(child(1, placement="送教上门", teacher="", visits="4次"))
    assert ("没有送教教师", "送教少2次") == found.plans[0].lacks


def test_a_child_of_the_register_whom_the_ledger_lacks_is_listed_and_not_counted() -> None:
    other = Known("李秋实", make_id(21), **(ON_REGISTER | {"age": 8}))
    found = made(child(1), others=(other,))
    assert ("李秋实",) == tuple(one.known.name for one in found.unlisted)
    assert Ratio(1, 1) == found.with_deferred
    assert ("台账没有登记",) == found.plans[0].lacks


def test_what_contradicts_register_and_roster_is_said() -> None:
    found = made(child(1, {"disability": "无", "seat": ""}), child(3, {"state": "", "seat": "", "disability": None}))
    assert [("花名册上没有", "适龄儿童册没有登记残疾"), ("不在适龄儿童册上",)] == [one.lacks for one in found.plans]


def test_a_child_entered_twice_counts_once() -> None:
    assert 1 == len(made(child(1), child(1)).plans)


def test_the_sheet_has_a_row_a_child_and_none_without_a_ledger() -> None:
    (sheet,) = support_sheets(made(child(1), child(3, placement=None)))
    children = sheet.blocks[-1]
    assert isinstance(children, Grid)
    assert [("不明", "未安置"), ("普通学校", "随班就读")] == [
        (row.cells[6].value, row.cells[7].value) for row in children.rows
    ]
    assert () == support_sheets(None)


def test_without_a_child_of_school_age_there_is_no_rate() -> None:
    (sheet,) = support_sheets(made(child(1, {"age": 16})))
    assert "没有这样的孩子" in str(sheet.blocks[2])
