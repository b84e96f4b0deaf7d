"""`cases --suspect` drafts rows for the clerk and never touches the ledger."""

from pathlib import Path

import jsonschema
import pytest

from kongchuo.jobs.cases import run as follow
from kongchuo.jobs.report import run as report
from kongchuo.jobs.suspects import SuspectsResult, run
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.read.file import read_file
from kongchuo.records.cases import Case
from kongchuo.write import schemas, suspects_csv
from tests.jobs.cases_workspace import CASES, reported, township, write_cases
from tests.jobs.report_workspace import END, MARCH, case, march, roster, write
from tests.movements.town import SCHOOL, child


def name(number: int) -> str:
    return str(child(number)["name"])


def drafted(result: SuspectsResult) -> list[str]:
    return [one.child.name for one in result.drafted]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return township(tmp_path)


def test_who_left_without_a_record_is_drafted_with_where_it_was_last(workspace: Workspace) -> None:
    result = run(workspace, MARCH, as_of=END)
    assert [name(0)] == drafted(result)
    assert ("报表/2023-03/疑似辍学（待确认）.xlsx",) == result.files
    detail = result.payload()["drafted"][0]["detail"]
    assert detail.startswith(f"最后在册2023-02：花名册/2023-02/{SCHOOL}.xlsx“Sheet1”")
    jsonschema.validate(result.payload(), schemas.schema("suspects"))


def test_the_ledger_stays_as_it_was_to_the_byte(workspace: Workspace) -> None:
    ledger = workspace.ledgers / "辍学.xlsx"
    before = ledger.read_bytes()
    run(workspace, MARCH, as_of=END)
    assert before == ledger.read_bytes()


def test_the_draft_is_read_as_the_ledger_is_and_asks_for_the_day(workspace: Workspace) -> None:
    result = run(workspace, MARCH, as_of=END, reveal=True)
    read = read_file(workspace.root / result.files[0], "草稿.xlsx", ["cases", "visits"])
    (table,) = [table for table in read.tables if table.kind == "cases" and len(table)]
    (row,) = Case.from_table(table)
    assert (SCHOOL, name(0), child(0)["id_number"], END, "疑似", None) == (
        row.school_name, row.name, row.id_number, row.found_date, row.state, row.left_date,
    )  # fmt: skip
    assert "补填离校日期" in row.remarks


def test_numbers_are_masked_unless_asked_for(workspace: Workspace) -> None:
    result = run(workspace, MARCH, as_of=END)
    read = read_file(workspace.root / result.files[0], "草稿.xlsx", ["cases", "visits"])
    (table,) = [table for table in read.tables if table.kind == "cases" and len(table)]
    assert child(0)["id_number"] not in table.text("id_number")


def test_a_child_with_an_open_case_is_left_out_and_named(tmp_path: Path) -> None:
    made = township(tmp_path, [case(0, "2023-03-20", "疑似", SCHOOL, "四年级", **reported("2023-03-20"))])
    result = run(made, MARCH, as_of=END)
    assert ([], ()) == (drafted(result), result.files)
    assert [(name(0), "open_case")] == [(one.child.name, one.why) for one in result.left_out]
    assert "2023-03-20离校，疑似" in result.left_out[0].detail


def test_the_monthly_report_says_that_a_child_who_left_has_a_case_already(tmp_path: Path) -> None:
    made = township(tmp_path, [*CASES, case(0, "2023-03-06", "确认")])
    rows = report(made, MARCH, as_of=END).payload()["students"]
    assert ["台账没有异动记录；辍学台账已登记：2023-03-06发现，确认。"] == [
        row["detail"] for row in rows if row["list"] == "left_without_record" and row["name"] == name(0)
    ]


def test_a_child_who_came_back_and_is_gone_again_is_a_new_spell(tmp_path: Path) -> None:
    back = case(
        0, "2022-10-17", "已复学", SCHOOL, "四年级", return_date="2022-11-14", closing_evidence="点名册",
        **reported("2022-10-17"),
    )  # fmt: skip
    result = run(township(tmp_path, [back]), MARCH, as_of=END)
    assert [name(0)] == drafted(result)
    assert 1 == result.payload()["drafted"][0]["earlier_spells"]
    assert "这是新的一次" in result.payload()["drafted"][0]["detail"]


def test_once_the_draft_is_in_the_ledger_nothing_is_left_to_draft(workspace: Workspace) -> None:
    row = case(0, "2023-03-31", "疑似", SCHOOL, "四年级", left_date="2023-03-13")
    write_cases(workspace.root, [*CASES, row])
    assert [] == drafted(run(workspace, MARCH, as_of=END))
    assert name(0) not in [one.name for one in follow(workspace, as_of=END).book.unregistered]


def test_a_class_that_was_not_sent_is_no_class_of_dropouts(tmp_path: Path) -> None:
    rows = [dict(row, class_name="四年级(1)班") for row in roster("2023-02")]
    ours = [row for row in rows if row["school_name"] == SCHOOL]
    others = [dict(row, class_name="四年级(2)班") for row in (child(number, 4, SCHOOL) for number in range(60, 66))]
    made = write(tmp_path, {"2023-02": [*ours, *others], "2023-03": others})
    write_cases(tmp_path, [])
    result = run(made, MARCH, as_of=END)
    assert [] == drafted(result)
    assert {"class_missing"} == {one.why for one in result.left_out}
    assert len(ours) == len(result.left_out)


def test_csv_names_both(workspace: Workspace) -> None:
    lines = suspects_csv.render(run(workspace, MARCH, as_of=END).payload()).splitlines()
    assert 2 == len(lines)
    assert "起草" in lines[1]


def test_a_month_without_rosters_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="2023-05"):
        run(workspace, march("2023-05"), as_of=END)
