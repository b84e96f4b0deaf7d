"""One child entered twice: what the pages do not show."""

import gc
import weakref
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.finding import Finding, Severity
from kongchuo.model.table import Table
from kongchuo.rules import engine
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.rule import Context
from tests.factories import make_id, pupil, roster_table

CONTEXT = Context(date(2023, 3, 31), 2022)
EAST = "马井镇东风小学"
NAMES = ("陈安", "李宝", "王春", "赵东", "孙方", "周光", "吴海", "郑吉")


def pupils(count: int, **changes: object) -> list[dict[str, object]]:
    return [pupil(name=NAMES[order], order=order + 1, **changes) for order in range(count)]


def found(*tables: Table) -> list[Finding]:
    return [finding for finding in engine.check_across(tables, CONTEXT) if finding.rule.startswith("D")]


def cells(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.where.cell) for finding in findings]


def test_each_row_after_the_first_is_reported_with_all_the_others() -> None:
    findings = found(roster_table([pupil(), pupil(), pupil()]))
    assert [("D101", "F3"), ("D101", "F4")] == cells(findings)
    assert ["F2", "F4"] == [place.cell for place in findings[0].related]


def test_a_number_is_the_same_however_it_is_written() -> None:
    rows = [pupil(id_number="34222120121103001X"), pupil(id_number="３４２２２１ 20121103 001x")]
    assert [("D101", "F3")] == cells(found(roster_table(rows)))


def test_a_name_is_the_same_however_it_is_written() -> None:
    (finding,) = found(roster_table([pupil(name="陈小满"), pupil(name="陈 小 满")]))
    assert finding.message.startswith("陈小满在这张表上登记了2次")


@pytest.mark.parametrize(
    "text", ["", "无", "不详", "0" * 18, "1" * 18, "34222120130105", "342221201313050012", "A" * 18]
)
def test_what_names_nobody_joins_nobody(text: str) -> None:
    rows = [pupil(name=name, id_number=text) for name in NAMES]
    assert [] == found(roster_table(rows))


def test_numbers_that_lost_their_digits_join_nobody() -> None:
    rows = [pupil(name=name, id_number=342221201301050000) for name in NAMES]
    marked = roster_table(rows).with_derived(_broken=tuple((position, "id_number") for position in range(len(rows))))
    assert [] == found(marked)


def test_two_sections_of_one_sheet_are_one_sheet() -> None:
    """A header repeated on a page makes a second table of the same sheet."""
    first, second = roster_table([pupil()]), roster_table([pupil()], first_row=40)
    assert [("D101", "F40")] == cells(found(first, second))


def test_a_sheet_of_unknown_school_may_be_the_same_school() -> None:
    first = roster_table([pupil()], file="甲.xlsx")
    second = roster_table([pupil(school_name=None)], file="乙.xlsx", township=None)
    assert [("D102", "E2")] == cells(found(first, second))


def test_months_are_not_compared() -> None:
    rows = pupils(8)
    march = roster_table(rows, file="花名册/2023-03/一.xlsx")
    assert [] == found(roster_table(rows, file="花名册/2023-02/一.xlsx"), march)
    assert [] == found(roster_table(rows, file="2023年2月/一.xlsx"), roster_table(rows, file="2023年3月/一.xlsx"))


def test_a_copied_file_is_one_finding_even_under_another_school() -> None:
    one = roster_table(pupils(8), file="一.xlsx")
    two = roster_table(pupils(7, school_name=EAST), file="二.xlsx")
    (finding,) = found(one, two)
    assert ("D105", "二.xlsx", EAST) == (finding.rule, finding.where.file, finding.school)


def test_a_list_of_those_who_left_is_no_copy() -> None:
    one = roster_table(pupils(8, school_name=EAST), file="一.xlsx")
    assert [] == found(one, roster_table(pupils(8, roll_status="转出"), file="二.xlsx"))


def test_the_row_that_counts_the_child_is_shown_at_each_school() -> None:
    """Gone from one class of the school and enrolled in another: the enrolled row contradicts."""
    here = roster_table(
        [pupil(roll_status="转出"), pupil(roll_status="在读", class_name="四年级(2)班")], file="一.xlsx"
    )
    there = roster_table([pupil(school_name=EAST)], file="二.xlsx")
    findings = [finding for finding in found(here, there) if finding.rule == "D103"]
    assert [3, 2] == [finding.where.row for finding in findings]
    assert {Severity.ERROR} == {finding.severity for finding in findings}


def test_a_status_nobody_knows_makes_it_a_question() -> None:
    (finding,) = found(roster_table([pupil(), pupil(roll_status="待定")]))
    assert Severity.WARNING is finding.severity


def test_birth_date_and_sex_come_from_a_valid_number_where_the_row_has_none() -> None:
    rows = [pupil(sex=None, birth_date=None, order=1), pupil(sex=None, birth_date=None, order=3)]
    assert [("D104", "D3")] == cells(found(roster_table(rows)))


def test_the_same_useless_number_twice_is_a_question() -> None:
    rows = [pupil(id_number="34222120130105001"), pupil(id_number="34222120130105001")]
    (finding,) = found(roster_table(rows))
    assert ("D104", Severity.WARNING) == (finding.rule, finding.severity)
    assert "号码不完整" in finding.message


def test_a_number_in_a_name_is_masked_in_the_message() -> None:
    rows = [pupil(name="陈小满13800000000"), pupil(name="陈小满13800000000")]
    assert "13800000000" not in found(roster_table(rows))[0].message


def test_the_tables_of_a_run_are_let_go() -> None:
    at = roster_table([pupil(), pupil()])
    assert found(at)
    gone = weakref.ref(at)
    del at
    gc.collect()
    assert gone() is None


def test_the_answer_kept_is_for_the_same_tables_only() -> None:
    one, two = roster_table([pupil(), pupil()]), roster_table([pupil()])
    assert 1 == len(_rows.same_number((one,)))
    assert 0 == len(_rows.same_number((two,)))
    assert 1 == len(_rows.same_number((one, two)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 999), unique=True, max_size=8), st.integers(0, 7))
def test_different_children_are_never_duplicates(orders: list[int], split: int) -> None:
    """Whatever their numbers: names differ, numbers are valid and differ."""
    rows = [pupil(name=name, id_number=make_id(order)) for name, order in zip(NAMES, orders, strict=False)]
    assert [] == found(roster_table(rows[:split], file="一.xlsx"), roster_table(rows[split:], file="二.xlsx"))
