"""Whole classes and schools: what the pages do not show."""

from datetime import date
from pathlib import Path

from kongchuo.jobs.headcounts import headcounts
from kongchuo.model.finding import Finding
from kongchuo.model.table import Table
from kongchuo.rules import engine
from kongchuo.rules.months import month_of
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, pupil, roster_table

LAST: dict[tuple[str, int | None, str], int] = {(SCHOOL, 4, "四年级(1)班"): 30, (SCHOOL, 4, "四年级(2)班"): 30}
EAST = "马井镇东风小学"


def classes(counts: dict[str, int], **changes: object) -> list[dict[str, object]]:
    return [pupil(class_name=label, **changes) for label, count in counts.items() for _ in range(count)]


def found(
    *tables: Table, last: dict[tuple[str, int | None, str], int] | None = None, as_of: date = date(2023, 3, 31)
) -> list[Finding]:
    context = Context(as_of, 2022, TOWNSHIP, LAST if last is None else last)
    return [finding for finding in engine.check_across(tables, context) if finding.rule.startswith("H")]


def test_without_last_month_nothing_is_said() -> None:
    assert [] == found(roster_table(classes({"四年级(1)班": 3})), last={})


def test_a_class_over_several_sheets_is_counted_once() -> None:
    halves = [roster_table(classes({"四年级(1)班": 15}), sheet=sheet) for sheet in ("甲", "乙")]
    assert [] == found(*halves, last={(SCHOOL, 4, "四年级(1)班"): 30})


def test_a_copied_file_makes_no_class_larger() -> None:
    rows = [pupil(order=order) for order in range(1, 41)]
    assert [] == found(*(roster_table(rows, file=f"{file}.xlsx") for file in "甲乙"), last={})


def test_a_change_is_told_with_its_school_on_a_sheet_of_several() -> None:
    rows = classes({"四年级(1)班": 20}) + classes({"四年级(1)班": 20}, school_name=EAST)
    (finding,) = found(roster_table(rows), last={(SCHOOL, 4, "四年级(1)班"): 30})
    assert ("H101", SCHOOL) == (finding.rule, finding.school)


def test_september_is_told_by_the_folder_before_the_day_of_the_check() -> None:
    rows = classes({"四年级(1)班": 20, "四年级(2)班": 30})
    late, folder = date(2022, 10, 8), "花名册/2022-09/一.xlsx"
    assert [] == found(roster_table(rows, file=folder), as_of=late)
    assert ["H101"] == [finding.rule for finding in found(roster_table(rows, file="一.xlsx"), as_of=late)]


def test_several_months_in_one_run_are_not_compared_with_last_month() -> None:
    rows = classes({"四年级(1)班": 20, "四年级(2)班": 30})
    tables = [roster_table(rows, file=f"花名册/2023-0{month}/一.xlsx") for month in (2, 3)]
    assert [] == found(*tables)


def test_a_new_class_is_named_beside_the_one_that_is_gone() -> None:
    last = {**LAST, (SCHOOL, 5, "五年级(1)班"): 30}
    rows = classes({"四年级(1)班": 30, "四年级(2)班": 30}) + classes({"五年级(3)班": 30}, grade="五年级")
    (finding,) = found(roster_table(rows), last=last)
    assert (
        "马井镇中心小学上月有五年级(1)班（30人），本月的花名册上没有。本月新出现的班：五年级(3)班。" == finding.message
    )


def test_last_month_counts_the_enrolled() -> None:
    rows = [pupil(), pupil(roll_status=""), pupil(roll_status="休学"), pupil(roll_status="转出")]
    assert {(SCHOOL, 4, "四年级(1)班"): 2} == headcounts([roster_table(rows)])


def test_what_was_last_month_is_in_line_with_itself() -> None:
    at = roster_table(classes({"四年级(1)班": 30, "四年级(2)班": 12}))
    assert [] == found(at, last=headcounts([at]))


def test_the_folder_says_the_month() -> None:
    folders = ("花名册/2023-03", "花名册\\2023-03", "2023年3月", "a/2023.03/b", "202303")
    assert ["2023-03"] * 5 == [month_of(f"{folder}/一.xlsx") for folder in folders]
    assert ["", "", ""] == [month_of(file) for file in ("一.xlsx", "2023-03.xlsx", str(Path("2023-2024") / "一.xlsx"))]
