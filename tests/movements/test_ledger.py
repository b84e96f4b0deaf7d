"""Rows of the ledger: what they mean, and which cannot be counted."""

from datetime import date

from kongchuo.movements.ledger import entries, problems
from kongchuo.records.movements import Movement
from tests.movements.town import SCHOOL, TOWNSHIP, moved


def test_school_names_resolve_through_aliases_and_grades_from_the_class() -> None:
    (found,) = entries([moved(1, "转出", date(2023, 3, 6), "中心小学", class_name="四(1)班")], TOWNSHIP)
    assert (SCHOOL, 4, -1) == (found.school, found.grade, found.sign)


def test_rows_that_cannot_be_counted_are_named_with_their_place_and_fault() -> None:
    rows = [
        moved(1, "转出", date(2023, 3, 6), "某小学"),
        Movement.model()(school_name=SCHOOL, name="张三", movement="跑了", movement_date="看不清"),
        moved(1, "休学", date(2023, 3, 6)),
        moved(1, "转入", date(2023, 3, 6)),
    ]
    assert [
        "台账：学校“某小学”不在本镇学校名单中。",
        "台账：异动类别看不清，异动日期看不清。",
        "台账：休学没有填期满日期。",
    ] == [one.detail for one in problems(entries(rows, TOWNSHIP))]
