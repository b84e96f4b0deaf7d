"""`cases` over a workspace on disk: who is urgent, why, and what is due next."""

from datetime import date
from pathlib import Path

import jsonschema
import pytest

from kongchuo.jobs.cases import CasesResult, run
from kongchuo.jobs.report import run as report
from kongchuo.model.errors import UserError
from kongchuo.model.grid import Grid
from kongchuo.model.workspace import Workspace
from kongchuo.write import cases_csv, schemas
from tests.jobs.cases_workspace import CASES, township, write_cases
from tests.jobs.report_workspace import END, MARCH, case, write
from tests.movements.town import JUNIOR, SCHOOL, child


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return township(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def result(workspace: Workspace) -> CasesResult:
    return run(workspace, as_of=END)


def name(number: int) -> str:
    return str(child(number)["name"])


def urgencies(result: CasesResult) -> list[tuple[str, int, str, list[str]]]:
    rows = result.payload(everything=True)["cases"]
    return [(row["name"], row["spell"], row["urgency"], [reason["code"] for reason in row["reasons"]]) for row in rows]


def test_every_case_has_its_urgency_and_reasons_in_order(result: CasesResult) -> None:
    assert [
        (name(44), 1, "overdue", ["center_report", "no_visit", "long_away"]),
        (name(2), 1, "overdue", ["not_verified"]),
        (name(3), 1, "overdue", ["no_evidence"]),
        (name(45), 2, "open", ["left_again", "long_away"]),
        (name(30), 1, "open", []),
        (name(45), 1, "settled", []),
        (name(4), 1, "settled", []),
    ] == urgencies(result)
    assert result.overdue


def test_without_all_settled_cases_are_left_out(result: CasesResult) -> None:
    assert {"overdue", "open"} == {row["urgency"] for row in result.payload()["cases"]}
    assert {"open": 5, "overdue": 3, "without_visit": 1, "unregistered": 2, "states": {"疑似": 2, "劝返中": 2, "已销号": 1}} == result.payload()["summary"]  # fmt: skip


def test_what_is_due_next_comes_with_its_day_and_the_paper_that_fits(result: CasesResult) -> None:
    rows = {(row["name"], row["spell"]): row for row in result.payload()["cases"]}
    assert ("第3次劝返", "2023-04-03") == tuple(rows[name(45), 2]["next"][key] for key in ("step", "by"))
    assert ("2023-03-27", 2) == (rows[name(45), 2]["last_visit"], rows[name(45), 2]["visits"])
    assert ["限期复学通知书", "辍学书面报告"] == rows[name(44), 1]["papers"]
    assert [] == rows[name(30), 1]["papers"]
    assert {
        "step": "核实，改为“确认”或凭依据销号",
        "by": "2023-04-04",
        "rule": "登记为疑似以后3个上学日内核实",
    } == rows[name(30), 1]["next"]
    assert "2023年3月马井镇初级中学" in rows[name(44), 1]["on_roster"]


def test_a_late_report_is_the_same_here_and_in_the_month_s_report(workspace: Workspace, result: CasesResult) -> None:
    late = [(row["name"], row["reported_late"]) for row in result.payload()["cases"] if row["reported_late"]]
    assert [
        (name(2), [{"who": "class", "due": "2023-03-20", "reported": "2023-03-22", "rule": "班级上报不过夜"}])
    ] == late
    students = report(workspace, MARCH, as_of=END).payload()["students"]
    assert [name(2)] == [row["name"] for row in students if row["list"] == "reported_late"]


def test_who_is_not_in_the_ledger_is_named_and_who_has_an_open_case_is_not(result: CasesResult) -> None:
    """Neither the children of transfers with their papers nor 44, whom the rosters still have."""
    found = [(row["list"], row["name"]) for row in result.payload()["unregistered"]]
    assert [("left_without_record", name(0)), ("suspension_expired", name(41))] == found


def test_the_dropouts_of_the_rate_are_children_each_once(workspace: Workspace) -> None:
    made = report(workspace, MARCH, as_of=END).payload()
    assert sorted([name(44), name(45)]) == sorted(
        row["name"] for row in made["students"] if row["list"] == "confirmed_dropout"
    )


def test_on_an_earlier_day_the_list_is_that_of_the_day(workspace: Workspace) -> None:
    early = run(workspace, as_of=date(2022, 10, 18))
    assert [(name(45), 1, "open", ["returns"]), (name(44), 1, "open", [])] == urgencies(early)
    assert not early.overdue


def test_a_school_sees_its_own(workspace: Workspace) -> None:
    own = run(workspace, as_of=END, school="中心小学")
    assert {name(2), name(3), name(4)} == {row[0] for row in urgencies(own)}
    assert ("报表/2023-03/辍学个案（马井镇中心小学）.xlsx",) == own.files
    assert {SCHOOL} == {child.school for child in own.book.unregistered}
    with pytest.raises(UserError, match="没有叫“北大”的学校"):
        run(workspace, as_of=END, school="北大")


def test_the_document_is_what_the_schema_says(result: CasesResult) -> None:
    jsonschema.validate(result.payload(everything=True), schemas.schema("cases"))


def test_the_same_ledger_gives_the_same_bytes(workspace: Workspace, result: CasesResult) -> None:
    path = workspace.root / result.files[0]
    first = path.read_bytes()
    run(workspace, as_of=END)
    assert first == path.read_bytes()


def test_the_workbook_has_a_sheet_by_urgency_of_spells_and_of_visits(result: CasesResult) -> None:
    assert ["按缓急", "还没有登记", "各次辍学", "上报情况", "劝返记录", "时限和办法"] == [
        sheet.name for sheet in result.document.sheets
    ]
    grids = {
        sheet.name: next(block for block in sheet.blocks if hasattr(block, "rows")) for sheet in result.document.sheets
    }
    assert (5, 2, 7, 7, 5) == tuple(
        len(grids[key].rows) for key in ("按缓急", "还没有登记", "各次辍学", "上报情况", "劝返记录")
    )


def test_every_sheet_prints_on_a_page_in_letters_that_can_be_read(result: CasesResult) -> None:
    widths = {
        sheet.name: max(
            sum(column.width for column in block.columns) for block in sheet.blocks if isinstance(block, Grid)
        )
        for sheet in result.document.sheets
    }
    assert {name: width for name, width in widths.items() if width > 165} == {}


def test_without_a_ledger_it_says_what_to_do(tmp_path: Path) -> None:
    made = write(tmp_path, {})
    with pytest.raises(UserError, match="kongchuo template 辍学"):
        run(made, as_of=END)


def test_without_a_roster_the_ledger_is_still_followed(tmp_path: Path) -> None:
    made = write(tmp_path, {})
    write_cases(tmp_path, CASES)
    found = run(made, as_of=END)
    assert 5 == len(found.book.open)
    assert any("还没有花名册" in remark for remark in found.book.remarks)
    assert () == found.book.unregistered


def test_an_empty_ledger_has_nothing_to_do(tmp_path: Path) -> None:
    made = township(tmp_path, [])
    found = run(made, as_of=END)
    assert (0, False) == (len(found.book.open), found.overdue)


def test_beyond_the_known_holidays_it_says_that_weekdays_were_counted(tmp_path: Path) -> None:
    made = write(tmp_path, {})
    write_cases(tmp_path, [case(44, "2060-03-01", "确认")])
    found = run(made, as_of=date(2060, 3, 31))
    assert any("2060年的上学日按周一到周五计算" in remark for remark in found.book.remarks)


def test_csv_has_a_row_a_case(result: CasesResult) -> None:
    rows = cases_csv.render(
        result.payload()["cases"], {"overdue": "已超时", "open": "在办", "settled": "已结"}
    ).splitlines()
    assert 6 == len(rows)
    assert JUNIOR in rows[1]
    assert rows[1].startswith("已超时,")
