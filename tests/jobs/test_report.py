"""`report` over a workspace on disk."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from kongchuo.jobs.report import ReportResult, run
from kongchuo.model.errors import UserError
from kongchuo.model.grid import Text
from kongchuo.model.workspace import Workspace
from kongchuo.reports.month_screen import screen
from kongchuo.write import schemas, students_csv
from tests.jobs.report_workspace import (
    CASES,
    END,
    MARCH,
    MOVEMENTS,
    case,
    full,
    march,
    movement,
    register,
    roster,
    write,
)
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, child


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return full(tmp_path_factory.mktemp("township"))


@pytest.fixture(scope="module")
def result(workspace: Workspace) -> ReportResult:
    return run(workspace, MARCH, as_of=END)


def named(result: ReportResult) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for student in result.payload()["students"]:
        found.setdefault(student["list"], []).append(student["name"])
    return found


def name(number: int) -> str:
    return str(child(number)["name"])


def figure(result: ReportResult, code: str, school: str | None = None, grade: int | None = None) -> tuple[object, ...]:
    row = next(
        row
        for row in result.payload()["indicators"]
        if (row["code"], row["school"], row["grade"]) == (code, school, grade)
    )
    return tuple(row[key] for key in ("numerator", "denominator", "rate", "target", "met", "short_by"))


def test_the_payload_is_the_contract(result: ReportResult) -> None:
    payload = json.loads(json.dumps(result.payload(), ensure_ascii=False))
    jsonschema.validate(payload, schemas.schema("report"))
    assert {
        "kind": "month", "label": "2023-03", "start": "2023-03-01", "end": "2023-03-31", "school_year": "2022-2023",
    } == payload["period"]  # fmt: skip
    assert ["报表/2023-03/控辍保学月报.xlsx"] == payload["files"]
    places = Counter((row["level"], row["school"], row["stage"], row["grade"]) for row in payload["movements"])
    assert {1} == set(places.values())
    units = [(row["school"], row["stage"]) for row in payload["movements"] if row["level"] == "school"]
    assert [(SCHOOL, "primary"), (EAST, "primary"), (HOPE, "primary"), (HOPE, "junior"), (JUNIOR, "junior")] == units


def test_every_child_to_look_for_is_named_and_nobody_else(result: ReportResult) -> None:
    assert {
        "left_without_record": [name(0), name(40)],
        "joined_without_record": [name(21), name(50)],
        "twice_enrolled": [name(21)],
        "transfer_not_arrived": [name(40)],
        "suspension_expired": [name(41)],
        "suspected_dropout": [name(43)],
        "confirmed_dropout": [name(45), name(44)],
        "returned": [name(42)],
        "reported_late": [name(44)],
    } == named(result)


def test_the_figures_are_the_true_ones(result: ReportResult) -> None:
    assert (7, 8, "87.50%", "99%", False, 1) == figure(result, "junior_enrolment")
    assert (0, 24, "0.00%", "0人", True, 0) == figure(result, "primary_dropout")
    assert (2, 8, "25.00%", "0人", False, 2) == figure(result, "junior_dropout")
    assert (2, 6, "33.33%", "0人", False, 2) == figure(result, "junior_dropout", JUNIOR, 8)
    assert (1, 6, "16.67%", None, None, None) == figure(result, "junior_dropout_leavers", JUNIOR)
    assert (1, 1, "100.00%", None, None, None) == figure(result, "disabled_enrolment")
    assert result.missed


def test_what_cannot_be_computed_says_why_and_has_no_rate(result: ReportResult) -> None:
    rows = result.payload()["indicators"]
    assert [] == [row for row in rows if (row["rate"] is None) != (row["unavailable"] is not None)]
    why = {row["code"]: row["unavailable"] for row in rows if row["level"] == "township" and row["unavailable"]}
    assert "没有2021—2022学年的花名册。" == why["transition_rate"]
    assert "没有这一届学生入学时（2020—2021学年）的花名册。" == why["junior_retention"]


def test_rows_of_a_ledger_that_cannot_be_placed_are_named(result: ReportResult) -> None:
    (problem,) = result.material.quality
    assert "台账/学籍异动.xlsx“Sheet1”第6行：学校“某某学校”不在本镇学校名单中。" == problem.detail


def test_a_report_printed_again_in_the_next_month_says_the_same(
    workspace: Workspace, result: ReportResult, tmp_path: Path
) -> None:
    later = [*CASES, case(43, "2023-04-06", "确认")]
    moved = [*MOVEMENTS, movement(0, "转出", "2023-04-02", SCHOOL)]
    rosters = {month: roster(month) for month in ("2022-09", "2023-02", "2023-03", "2023-04")}
    again = run(
        write(tmp_path, rosters, movements=moved, cases=later, children=register()), MARCH, as_of=date(2023, 4, 30)
    )
    assert result.payload() == again.payload()


def test_the_same_inputs_give_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    first, second = tmp_path / "一", tmp_path / "二"
    for folder in (first, second):
        run(workspace, MARCH, as_of=END, output=folder)
    assert (first / "控辍保学月报.xlsx").read_bytes() == (second / "控辍保学月报.xlsx").read_bytes()


def test_without_register_and_ledgers_the_rosters_are_still_compared(tmp_path: Path) -> None:
    result = run(write(tmp_path, {"2023-02": roster("2023-02"), "2023-03": roster("2023-03")}), MARCH, as_of=END)
    why = {row["code"]: row["unavailable"] for row in result.payload()["indicators"] if row["level"] == "township"}
    assert "没有本学年的适龄儿童册。" == why["primary_enrolment"]
    assert "台账文件夹里没有“辍学”工作簿。" == why["primary_dropout"]
    assert "台账文件夹里没有“学籍异动”工作簿。" == why["primary_dropout_net"]
    assert {name(0), name(40)} == set(named(result)["left_without_record"])
    assert not result.missed


def test_without_a_september_roster_the_earliest_of_the_year_stands_for_it_and_is_named(tmp_path: Path) -> None:
    result = run(
        write(tmp_path, {"2023-02": roster("2023-02"), "2023-03": roster("2023-03")}, cases=CASES), MARCH, as_of=END
    )
    assert (2, 8, "25.00%", "0人", False, 2) == figure(result, "junior_dropout")
    note = next(one.note for one in result.material.headlines if one.code == "junior_dropout")
    assert "2所学校没有9月花名册，学年初用本学年最早的花名册（2023年2月起）。" == note


def test_enrolment_waits_for_the_last_roster(tmp_path: Path) -> None:
    rows = [row for row in roster("2023-03") if row["school_name"] != EAST]
    result = run(write(tmp_path, {"2023-03": rows}, children=register()), MARCH, as_of=END)
    why = {row["code"]: row["unavailable"] for row in result.payload()["indicators"] if row["level"] == "township"}
    assert f"没有收到{EAST}2023年3月的花名册，不能计算。" == why["junior_enrolment"]


def test_a_child_registered_twice_without_an_id_number_counts_once(tmp_path: Path) -> None:
    children = register()
    bare = {**children[1], "id_number": ""}
    twice = run(
        write(tmp_path / "二", {"2023-03": roster("2023-03")}, children=[*children, bare, bare]), MARCH, as_of=END
    )
    once = run(write(tmp_path / "一", {"2023-03": roster("2023-03")}, children=[*children, bare]), MARCH, as_of=END)
    assert figure(once, "primary_enrolment")[:2] == figure(twice, "primary_enrolment")[:2]


def test_the_definition_of_the_headline_is_the_townships(tmp_path: Path) -> None:
    rosters = {month: roster(month) for month in ("2022-09", "2023-02", "2023-03")}
    settings = '[definitions]\ndropout_rate = "net"\n'
    result = run(write(tmp_path, rosters, movements=MOVEMENTS, cases=CASES, settings=settings), MARCH, as_of=END)
    assert (2, 8, "25.00%", "0人", False, 2) == figure(result, "junior_dropout")
    (definition,) = {row["definition"] for row in result.payload()["indicators"] if row["code"] == "junior_dropout"}
    assert "net" == definition
    assert "junior_dropout" in {one.code for one in result.material.headlines}


def test_a_cohort_is_followed_from_june_to_september(tmp_path: Path) -> None:
    june = [
        child(1, 6),
        child(2, 6),
        child(3, 5),
        child(41, 8, JUNIOR),
        child(61, 9, JUNIOR),
        child(71, 3, EAST),
        child(72, 6, HOPE),
    ]
    september = [
        child(3, 6),
        child(1, 7, JUNIOR),
        child(41, 9, JUNIOR),
        child(71, 4, EAST),
        child(72, 7, HOPE),
        child(73, 5, HOPE),
    ]
    result = run(write(tmp_path, {"2023-06": june, "2023-09": september}), march("2023-09"), as_of=date(2023, 9, 30))
    assert (2, 3, "66.67%", None, None, None) == figure(result, "transition_rate")
    assert {} == {key: children for key, children in named(result).items() if key == "left_without_record"}


def test_retention_needs_the_years_between(tmp_path: Path) -> None:
    entered = [child(number, 7, JUNIOR) for number in range(4)] + [child(9, 7, HOPE)]
    now = [child(number, 9, JUNIOR) for number in range(1, 4)] + [child(9, 9, HOPE), child(30, 9, JUNIOR)]
    moves = [
        movement(0, "转出", "2020-10-08", JUNIOR, grade="七年级"),
        movement(30, "转入", "2022-02-20", JUNIOR, grade="八年级"),
        movement(90, "转入", "2022-11-20", JUNIOR, grade="七年级"),
    ]
    rosters = {"2020-09": entered, "2023-03": now}
    result = run(write(tmp_path, rosters, movements=moves), MARCH, as_of=END)
    assert (5, 5, "100.00%", None, None, None) == figure(result, "junior_retention")
    assert (4, 4, "100.00%", None, None, None) == figure(result, "junior_retention", JUNIOR)
    result = run(write(tmp_path / "二", rosters, movements=moves[1:]), MARCH, as_of=END)
    why = {row["code"]: row["unavailable"] for row in result.payload()["indicators"] if row["level"] == "township"}
    assert "学籍异动台账没有2020—2021学年的记录。" == why["junior_retention"]


def test_a_month_without_rosters_is_refused_with_the_months_that_are_there(workspace: Workspace) -> None:
    with pytest.raises(UserError, match=r"没有2023年5月的花名册.*已有的月份：2022-09、2023-02、2023-03"):
        run(workspace, march("2023-05"), as_of=END)


def test_the_list_as_csv_has_a_row_for_every_child(result: ReportResult) -> None:
    from kongchuo.reports.material import LISTS

    lines = students_csv.render(result.material.lists, LISTS).splitlines()
    assert len(result.payload()["students"]) + 1 == len(lines)
    assert f"离开学校，没有记录,{SCHOOL},四年级,四年级(1)班,{name(0)}" in lines[1]


def test_without_a_ledger_the_lists_that_it_tells_are_unknown_and_not_empty(tmp_path: Path) -> None:
    made = write(tmp_path, {month: roster(month) for month in ("2022-09", "2023-02", "2023-03")})
    found = run(made, MARCH, as_of=END)
    said = [block.text for block in screen(found.material, found.files).blocks if isinstance(block, Text)]
    assert "没有辍学台账，看不出：确认辍学、疑似辍学、辍学上报超过时限、本期复学。" in said
    assert "没有学籍异动台账，看不出：转出没有落实到校、休学期满没有复学。" in said


def test_a_file_among_the_ledgers_that_nobody_reads_is_named(tmp_path: Path) -> None:
    workspace = full(tmp_path)
    for name in ("三月汇总.xlsx", "批复.pdf"):
        (workspace.ledgers / name).write_bytes(b"")
    said = run(workspace, march(), as_of=date(2023, 3, 31)).material.remarks
    assert [
        "台账文件夹里有1个文件看不出是哪本账，没有读：三月汇总.xlsx。请在文件名里写明，如 考勤2023年3月.xlsx。"
    ] == [remark for remark in said if "没有读" in remark]
