"""`accept` from the roster to 台账/已核实.xlsx and back."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import python_calamine as calamine

from kongchuo.cli.check import FailOn, fails
from kongchuo.jobs import check, report
from kongchuo.jobs.accept import Accepted, run
from kongchuo.model.accepted import BOOK, CODE, HEADINGS, REASON, SALT
from kongchuo.model.check_result import CheckResult
from kongchuo.model.errors import UserError
from kongchuo.model.finding import Severity
from kongchuo.model.period import parse_period
from kongchuo.model.workspace import Workspace
from tests.factories import TOWNSHIP, make_id, roster_rows, write_workbook

AS_OF = date(2023, 3, 31)
FILE = "花名册/2023-03/中心小学.xlsx"
NAME, NUMBER = 4, 6  # columns of a roster
WRONG = "S101"  # a wrong check digit
TWINS = "D104"


def rows() -> list[list[object]]:
    """Twins of one name in rows 2 and 3, a wrong check digit in row 5."""
    made = roster_rows(6)
    made[2] = [2, *made[1][1:NUMBER], make_id(21, date.fromisoformat(str(made[1][7]))), *made[1][NUMBER + 1 :]]
    number = str(made[4][NUMBER])
    made[4][NUMBER] = number[:-1] + ("1" if number[-1] != "1" else "2")
    return made


def save(root: Path, content: Sequence[Sequence[object]], file: str = FILE) -> Path:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    return write_workbook(root / file, {"名单": content})


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    save(tmp_path, rows())
    return Workspace(tmp_path, TOWNSHIP)


def accept(workspace: Workspace, *words: str, reason: str = "派出所确认", **more: str) -> Accepted:
    return run(words, workspace, reason=reason, as_of=AS_OF, **more)


def checked(workspace: Workspace) -> CheckResult:
    return check.run([], workspace, as_of=AS_OF)


def rules(found: CheckResult) -> tuple[list[str], list[str]]:
    """The rules of the open and of the accepted findings."""
    return [one.rule for one in found.open], [one.rule for one in found.accepted]


def book(workspace: Workspace) -> list[list[object]]:
    """The rows of the workbook from its headings on."""
    with (workspace.ledgers / BOOK).open("rb") as file:
        sheet = calamine.load_workbook(file).get_sheet_by_index(0).to_python()
    start = next(number for number, row in enumerate(sheet) if CODE in row)
    return sheet[start:]  # type: ignore[return-value]


def test_before_anything_is_accepted_all_is_open(workspace: Workspace) -> None:
    assert ([TWINS, WRONG], []) == rules(checked(workspace))
    assert fails(checked(workspace), FailOn.ERROR)


def test_what_is_accepted_stands_among_the_findings_and_counts_no_more(workspace: Workspace) -> None:
    done = accept(workspace, TWINS, f"{FILE}!E3", WRONG, f"{FILE}!G5")
    assert ([TWINS, WRONG], "台账/已核实.xlsx") == ([one.rule for one in done.new], done.path)
    found = checked(workspace)
    assert ([], [TWINS, WRONG]) == rules(found)
    assert (0, 0, {}) == (found.count(Severity.ERROR), found.count(Severity.WARNING), found.by_rule)
    assert not fails(found, FailOn.WARNING)
    assert ("派出所确认", "2023-03-31") == (found.accepted[0].accepted.reason, found.accepted[0].accepted.date)  # type: ignore[union-attr]


def test_sorting_the_sheet_does_not_bring_it_back(workspace: Workspace) -> None:
    accept(workspace, TWINS, f"{FILE}!E3", WRONG, f"{FILE}!G5")
    header, *pupils = rows()
    save(workspace.root, [header, *reversed(pupils)])
    assert ([], [WRONG, TWINS]) == rules(checked(workspace))


def test_it_holds_in_the_next_month_and_under_another_file_name(workspace: Workspace) -> None:
    accept(workspace, TWINS, f"{FILE}!E3")
    save(workspace.root, rows(), "花名册/2023-04/四月.xlsx")
    assert ([WRONG], [TWINS]) == rules(check.run([], workspace, as_of=date(2023, 4, 30)))


def test_another_wrong_number_of_the_same_pupil_is_asked_again(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    changed = rows()
    known = {str(changed[4][NUMBER])[-1], str(roster_rows(6)[4][NUMBER])[-1]}
    changed[4][NUMBER] = str(changed[4][NUMBER])[:-1] + next(digit for digit in "0123456789" if digit not in known)
    save(workspace.root, changed)
    assert ([TWINS, WRONG], []) == rules(checked(workspace))


def test_a_third_child_of_the_name_is_asked_about(workspace: Workspace) -> None:
    accept(workspace, TWINS, f"{FILE}!E3")
    third = rows()
    third[6] = [6, *third[1][1:NUMBER], make_id(23, date.fromisoformat(str(third[1][7]))), *third[1][NUMBER + 1 :]]
    save(workspace.root, third)
    assert ([WRONG, TWINS], [TWINS]) == rules(checked(workspace))


def test_deleting_the_row_withdraws_the_decision(workspace: Workspace) -> None:
    accept(workspace, TWINS, f"{FILE}!E3", WRONG, f"{FILE}!G5")
    write_workbook(workspace.ledgers / BOOK, {"已核实": book(workspace)[:-1]})
    assert ([WRONG], [TWINS]) == rules(checked(workspace))


def test_the_workbook_names_the_pupil_without_the_number(workspace: Workspace) -> None:
    number = str(rows()[4][NUMBER])
    accept(workspace, WRONG, f"{FILE}!G5", reason=f"  户口簿上\n就是{number} ", who="王老师13812345678")
    row = dict(zip(*book(workspace), strict=True))
    assert (WRONG, rows()[4][NAME], number[-4:], f"{FILE} 名单 G5") == (
        row["规则"], row["姓名"], row["证件号后四位"], row["当时的位置"],
    )  # fmt: skip
    assert f"户口簿上 就是{number[:4]}**********{number[-4:]}" == row[REASON]
    assert "王老师1********78" == row["核实人"]
    assert not any(number in str(cell) for cell in row.values())


def test_accepting_twice_changes_nothing(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    before = (workspace.ledgers / BOOK).read_bytes()
    done = accept(workspace, WRONG, f"{FILE}!G5", reason="再说一遍")
    assert ((), [WRONG]) == (done.new, [one.rule for one in done.known])
    assert before == (workspace.ledgers / BOOK).read_bytes()


def test_what_the_clerk_has_changed_by_hand_is_kept(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    header, row = book(workspace)
    edited = [["我们的记录"], [], ["科室", *reversed(header)], ["教务处（一）", *reversed(row)]]
    write_workbook(workspace.ledgers / BOOK, {"表一": edited})
    accept(workspace, TWINS, f"{FILE}!E3")
    headings, first, second = book(workspace)
    assert (["科室", *reversed(HEADINGS)], "教务处（一）", TWINS) == (
        headings,
        first[0],
        second[headings.index("规则")],
    )
    assert ([], [TWINS, WRONG]) == rules(checked(workspace))


def test_the_place_may_be_written_in_several_ways(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.root / "花名册")
    for place in (
        f"{FILE}!G5",
        "2023-03/中心小学.xlsx！g5",
        "中心小学.xlsx#$G$5",
        "花名册\\2023-03\\中心小学.xlsx!'名单'!G5",
        str(workspace.root / FILE) + "!名单!G5",
    ):
        done = accept(workspace, "id-checksum", place)
        assert 1 == len(done.new + done.known), place


def test_where_there_is_one_problem_the_rule_need_not_be_named(workspace: Workspace) -> None:
    assert [WRONG] == [one.rule for one in accept(workspace, f"{FILE}!G5").new]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "请写明是哪一处"),
        ((WRONG,), "后面要写是哪个文件的哪一格"),
        (("S999", f"{FILE}!G5"), "没有编号是“S999”的规则"),
        ((WRONG, "花名册/没有.xlsx!G5"), "里的文件找不到"),
        ((WRONG, f"{FILE}!G2"), "这个文件里 S101 在：G5。"),
        ((WRONG, f"{FILE}!E3"), "这里的问题是：D104"),
        ((f"{FILE}!A1",), "没有查出问题"),
        ((WRONG, FILE), "没有这个问题"),
        ((WRONG, f"{FILE}!别的表!G5"), "没有这个问题"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_written(workspace: Workspace, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(UserError, match=re.escape(said)):
        accept(workspace, *words)
    assert not (workspace.ledgers / BOOK).exists()


def test_a_reason_must_be_given(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="请写明理由"):
        accept(workspace, WRONG, f"{FILE}!G5", reason=" \u3000")


def test_two_problems_in_one_cell_need_the_rule(workspace: Workspace) -> None:
    both = rows()
    both[2][NAME] = both[1][NAME] = "陈1"
    save(workspace.root, both)
    with pytest.raises(UserError, match=r"不止一个问题：D104 .*、S207"):
        accept(workspace, f"{FILE}!E3")


def test_what_is_accepted_counts_against_nobody_in_the_ranking(workspace: Workspace) -> None:
    def errors() -> dict[str, tuple[int, int]]:
        made = report.run(workspace, parse_period("term", "2022-2023-2"), as_of=AS_OF).season
        assert made
        return {
            one.school: (one.errors, sum(other.errors for other in made.classes if other.school == one.school))
            for one in made.schools
            if one.rank
        }

    assert {TOWNSHIP.schools[0].name: (1, 1)} == errors()
    accept(workspace, WRONG, f"{FILE}!G5")
    assert {TOWNSHIP.schools[0].name: (0, 0)} == errors()


def test_a_file_that_cannot_be_read_cannot_be_accepted(workspace: Workspace) -> None:
    (workspace.root / "花名册/2023-03/坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UserError, match="整个文件读不了"):
        accept(workspace, "花名册/2023-03/坏.xlsx")


def test_without_its_key_nothing_is_settled_and_it_is_said(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    (workspace.ledgers / SALT).unlink()
    found = checked(workspace)
    assert ([TWINS, WRONG], []) == rules(found)
    assert ("请从备份里找回这个文件" in found.remarks[0], 1) == (True, len(found.remarks))
    with pytest.raises(UserError, match="不见了"):
        accept(workspace, TWINS, f"{FILE}!E3")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", b"a,b\n1,2\n"])
def test_a_broken_workbook_stops_no_check_and_is_not_written_over(workspace: Workspace, content: bytes) -> None:
    workspace.ledgers.mkdir()
    (workspace.ledgers / BOOK).write_bytes(content)
    assert ("这次都照常列出" in checked(workspace).remarks[0], [TWINS, WRONG]) == (True, rules(checked(workspace))[0])
    with pytest.raises(UserError, match="这次没有记入"):
        accept(workspace, WRONG, f"{FILE}!G5")
    assert content == (workspace.ledgers / BOOK).read_bytes()


def test_a_second_sheet_of_the_clerk_is_not_lost(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    write_workbook(workspace.ledgers / BOOK, {"已核实": book(workspace), "备忘": [["打电话"]]})
    with pytest.raises(UserError, match="“备忘”"):
        accept(workspace, TWINS, f"{FILE}!E3")
    assert ([TWINS], [WRONG]) == rules(checked(workspace))


def test_outside_a_workspace_nothing_is_settled(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    assert [] == rules(check.run([workspace.root / FILE], None, as_of=AS_OF))[1]


def test_the_report_counts_it_apart(workspace: Workspace) -> None:
    accept(workspace, WRONG, f"{FILE}!G5")
    made = report.run(workspace, parse_period("month", "2023-03"), as_of=AS_OF)
    assert [WRONG] == [one.rule for one in made.material.findings if one.accepted]
    (quality,) = [sheet for sheet in made.document.sheets if sheet.name == "数据质量"]
    grid = next(block for block in quality.blocks if getattr(block, "title", "") == "一、各校核查结果（处）")
    assert "已核实" == grid.columns[-1].text  # type: ignore[union-attr]
    assert [0, 1, 0, 1] == [cell.value for cell in grid.rows[0].cells[2:]]  # type: ignore[union-attr]
