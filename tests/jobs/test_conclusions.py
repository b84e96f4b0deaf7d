"""What is concluded on the sheet 待核对 and put into 台账/比对结论.xlsx is remembered."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kongchuo.jobs import report, transition
from kongchuo.jobs.reconcile import ReconcileResult, run
from kongchuo.model.period import parse_period
from kongchuo.model.workspace import Workspace
from kongchuo.transition.result import Fate
from kongchuo.write import reconcile_text, transition_text
from tests.factories import write_workbook
from tests.jobs.report_workspace import MARCH, register, roster, write
from tests.jobs.transition_workspace import make_workspace
from tests.movements.town import SCHOOL, child
from tests.transition.cohort import arrival, leaver

AS_OF = date(2023, 3, 31)
APRIL = parse_period("month", "2023-04")


def two_numbers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The child of number 1 has another valid ID number on the rosters than on the register."""
    number = child(1)["id_number"]
    return [row | ({"id_number": child(401)["id_number"]} if row["id_number"] == number else {}) for row in rows]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    months = {label: two_numbers(roster(label)) for label in ("2023-02", "2023-03", "2023-04")}
    for row in months["2023-03"] + months["2023-04"]:
        if row["name"] == child(1)["name"]:
            row["birth_date"] = child(1)["birth_date"]
    months["2023-04"].reverse()
    return write(tmp_path / "马井镇", months, children=register())


def state(result: ReconcileResult) -> str:
    (found,) = [one for one in result.reconciliation.children if one.record.name == child(1)["name"]]
    return found.state.value


def answer(result: Any, workspace: Workspace, *answers: str, sheet: str = "待核对") -> None:
    """Copies the sheet into 台账/比对结论.xlsx with these answers, a line of the clerk's own above."""
    rows = [list(row) for row in openpyxl.load_workbook(workspace.root / result.files[0])[sheet].values]
    (header,) = [number for number, row in enumerate(rows) if "结论" in row or "编码" in row]
    column, code = rows[header].index("结论"), rows[header].index("编码")
    pairs = [row for row in rows[header + 1 :] if row[code]]
    for row, said in zip(pairs, answers, strict=True):
        row[column] = said
    workspace.ledgers.mkdir(exist_ok=True)
    write_workbook(workspace.ledgers / "比对结论.xlsx", {"我的": [["核对过的"], *rows]})


def test_a_likely_pair_stands_side_by_side_with_a_code_and_choices(workspace: Workspace) -> None:
    result = run(workspace, MARCH, as_of=AS_OF)
    assert state(result) == "to_review"
    sheet = openpyxl.load_workbook(workspace.root / result.files[0])["待核对"]
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"同一人,不是同一人"'


def test_same_links_in_reconcile_and_report_and_in_a_new_month(workspace: Workspace) -> None:
    answer(run(workspace, MARCH, as_of=AS_OF), workspace, "同一人")
    again = run(workspace, MARCH, as_of=AS_OF)
    (found,) = [one for one in again.reconciliation.children if one.record.name == child(1)["name"]]
    assert (found.state.value, found.matched_by, found.school) == ("in_township_school", "concluded", SCHOOL)
    assert "待核对" not in [sheet.name for sheet in again.document.sheets]
    reported = report.gather(report.Rolls(workspace), MARCH, AS_OF).register or ()
    assert found.state in [one.state for one in reported if one.record == found.record]
    assert state(run(workspace, APRIL, as_of=date(2023, 4, 30))) == "in_township_school"


def test_different_separates_for_good(workspace: Workspace) -> None:
    answer(run(workspace, MARCH, as_of=AS_OF), workspace, "不是同一人")
    for month in (MARCH, APRIL):
        again = run(workspace, month, as_of=month.end)
        assert state(again) == "not_in_school"
        assert again.reconciliation.to_review == ()
        assert child(1)["name"] in [one.seat.name for one in again.reconciliation.strangers]


def test_what_cannot_be_understood_is_said_on_the_screen_and_in_the_report(workspace: Workspace) -> None:
    answer(run(workspace, MARCH, as_of=AS_OF), workspace, "好像是")
    again = run(workspace, MARCH, as_of=AS_OF)
    words = "的结论“好像是”看不明白，请写“同一人”或“不是同一人”。"
    assert state(again) == "to_review"
    assert words in reconcile_text.render(again.reconciliation, (), width=400)
    assert any(remark.endswith(words) for remark in report.gather(report.Rolls(workspace), MARCH, AS_OF).remarks)


def test_a_workbook_without_its_headings_or_that_cannot_be_read_is_named(workspace: Workspace) -> None:
    workspace.ledgers.mkdir(exist_ok=True)
    write_workbook(workspace.ledgers / "比对结论.xlsx", {"Sheet1": [["姓名", "结果"], ["张三", "同一人"]]})
    (workspace.ledgers / "比对结论2.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    remarks = run(workspace, MARCH, as_of=AS_OF).reconciliation.remarks
    assert [remark.split("”")[0] for remark in remarks[:2]] == ["台账里的“比对结论.xlsx", "台账里的“比对结论2.xlsx"]


def test_transition_remembers_its_likely_pairs_too(tmp_path: Path) -> None:
    rosters = {
        "2023-06": [leaver(1, name="张浩然"), leaver(3, name="王建国")],
        "2023-09": [arrival(1, name="张浩宇", id_number=""), arrival(31, name="外来生", birth_date="2011-08-08")],
    }
    workspace = make_workspace(tmp_path / "马井镇", rosters)
    day = date(2023, 9, 30)
    before = transition.run(workspace, 2023, as_of=day)
    assert len(before.transition.doubtful) == 1
    answer(before, workspace, "不知道", sheet="疑似同一人")
    again = transition.run(workspace, 2023, as_of=day)
    assert "看不明白" in transition_text.render(again.transition, ())
    answer(again, workspace, "同一人", sheet="疑似同一人")
    after = transition.run(workspace, 2023, as_of=day).transition
    assert (after.followed[0].fate, after.followed[0].matched_by) == (Fate.REGISTERED, "concluded")
