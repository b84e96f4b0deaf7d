"""Rules on ledgers: what the pages do not show."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.finding import Finding
from kongchuo.model.table import Table
from kongchuo.policy.calendar import SchoolCalendar
from kongchuo.records.ledgers import settle_ledger
from kongchuo.rules import engine, ledgers
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, make_id, table

EAST = "马井镇东风小学"
CONTEXT = Context(date(2023, 3, 31), 2022, TOWNSHIP)


def move(kind: str, day: str, **changes: object) -> dict[str, object]:
    row = {
        "school_name": SCHOOL, "grade": "四年级", "name": "陈小满", "id_number": make_id(1), "movement": kind,
        "movement_date": day, "other_school": "", "other_region": "",
    }  # fmt: skip
    return {**row, **changes}


def case(**changes: object) -> dict[str, object]:
    row = {
        "school_name": SCHOOL, "grade": "四年级", "name": "陈小满", "id_number": make_id(1), "left_date": "2023-03-27",
        "found_date": "2023-03-27", "class_report_date": "2023-03-27", "school_report_date": "2023-03-29",
        "state": "疑似",
    }  # fmt: skip
    return {**row, **changes}


def found(*tables: Table) -> list[tuple[str, str | None]]:
    settled = [settle_ledger(one, TOWNSHIP) for one in tables]
    findings: list[Finding] = [one for each in settled for one in engine.check_table(each, CONTEXT)]
    findings += engine.check_across(settled, CONTEXT)
    return [(one.name, one.where.cell) for one in findings]


def movements(*rows: dict[str, object], **place: str) -> Table:
    return table(rows, kind="movements", **place)  # type: ignore[arg-type]


def cases(*rows: dict[str, object]) -> Table:
    return table(rows, kind="cases")


def test_a_clean_ledger_is_silent() -> None:
    rows = (
        move("转入", "2022-10-10", other_school="苏州市某小学", other_region="苏州市"),
        move("转班", "2022-11-10"),
        move("转出", "2023-03-06", other_school="苏州市某小学", other_region="苏州市"),
    )
    assert [] == found(movements(*rows))
    assert [] == found(cases(case()))


def test_a_history_is_one_over_several_sheets() -> None:
    one = movements(move("转出", "2022-10-10", other_school="苏州市某小学"), sheet="上学期")
    two = movements(move("转出", "2023-03-06", other_school="苏州市某小学"), sheet="下学期")
    assert [("left-twice", "E2")] == found(one, two)


def test_two_children_of_one_number_have_no_common_history() -> None:
    rows = (
        move("死亡", "2022-10-10"),
        move("转出", "2023-03-06", name="李秋实", other_school="苏州市某小学"),
    )
    assert [] == found(movements(*rows))


@pytest.mark.parametrize("number", ["", "不详", "342221201301", "342221201302300012"])
def test_a_number_that_names_nobody_joins_no_rows(number: str) -> None:
    rows = (move("转出", "2022-10-10", other_school="某校", id_number=number),) * 2
    assert {"movement-twice", "left-twice"}.isdisjoint(name for name, _ in found(movements(*rows)))


def test_out_and_back_on_one_day_is_in_order_whichever_stands_first() -> None:
    out = move("转出", "2022-10-10", other_school="苏州市某小学")
    back = move("转入", "2022-10-10", other_school="苏州市某小学")
    again = move("转出", "2023-03-06", other_school="苏州市某小学")
    assert [] == found(movements(out, back, again))
    assert [] == found(movements(back, out, again))


def test_a_school_of_the_same_short_name_in_another_region_is_not_ours() -> None:
    rows = (
        move("转出", "2022-10-10", other_school="中心小学", other_region="江苏省徐州市", school_name=EAST),
        move("转班", "2022-10-10", name="李秋实", id_number=make_id(2)),
    )
    assert [] == found(movements(*rows))
    ours = dict(rows[0], other_region="萧县马井镇")
    assert [("transfer-one-sided", "G2")] == found(movements(ours, rows[1]))


def test_the_class_may_have_more_days_by_the_settings() -> None:
    from dataclasses import replace

    from kongchuo.model.township import Deadlines

    late = settle_ledger(cases(case(class_report_date="2023-03-28")), TOWNSHIP)
    assert ["class-report-late"] == [one.name for one in engine.check_table(late, CONTEXT)]
    patient = replace(TOWNSHIP, deadlines=Deadlines(class_report_days=1))
    assert [] == engine.check_table(late, Context(CONTEXT.as_of, 2022, patient))


def test_the_holidays_are_no_days_of_term() -> None:
    assert 1 == ledgers.term_days(date(2022, 6, 30), date(2022, 9, 1), SchoolCalendar())
    assert 0 == ledgers.term_days(date(2023, 3, 6), date(2023, 3, 6), SchoolCalendar())
    assert 7 == ledgers.term_days(date(2023, 3, 6), date(2023, 3, 13), SchoolCalendar())


KINDS = ("招生", "转入", "转出", "休学", "复学", "退学", "毕业", "死亡", "留级", "转班", "开除", "出国", "未知")
TEXTS = st.sampled_from(["", "无", "2023-03-06", "2022-10", "2023", "2031-01-01", "1999年", "#", "2023.1"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS), TEXTS, TEXTS, TEXTS, st.integers(1, 3)), max_size=6))
def test_whatever_a_ledger_says_it_is_judged(rows: list[tuple[str, str, str, str, int]]) -> None:
    """And each row at most once by a rule and cell."""
    made = movements(
        *(
            move(kind, day, approval_date=other, suspension_end=end, id_number=make_id(order), other_school=EAST)
            for kind, day, other, end, order in rows
        )
    )
    reported = found(made)
    assert len(reported) == len(set(reported))


def test_a_number_copied_down_a_column_is_no_history() -> None:
    """And takes no time that grows with the square of the rows."""
    rows = [move("转出", str(date(2022, 9, 1 + number % 28)), other_school=EAST) for number in range(3000)]
    assert "left-twice" not in {name for name, _ in found(movements(*rows))}
