"""Where the month stands, at the prompt of a workspace."""

from datetime import date
from pathlib import Path

from kongchuo.cli.status import lines
from kongchuo.jobs.status import run
from kongchuo.model.workspace import Workspace
from tests.factories import SCHOOL, TOWNSHIP, roster_rows, write_workbook


def _workspace(root: Path) -> Workspace:
    rows = roster_rows(4)
    rows[3][1] = "东风小学"
    (root / "花名册" / "2023-03").mkdir(parents=True)
    write_workbook(root / "花名册" / "2023-03" / "两校.xlsx", {"名单": rows})
    return Workspace(root, TOWNSHIP)


def test_every_school_is_counted_also_where_one_file_holds_several(tmp_path: Path) -> None:
    status = run(_workspace(tmp_path), as_of=date(2023, 3, 31))
    assert [(row.school, row.students) for row in status.schools] == [
        (SCHOOL, 3),
        ("马井镇东风小学", 1),
        ("马井镇希望学校", None),
        ("马井镇初级中学", None),
    ]


def test_the_screen_names_who_has_not_sent_a_roster_and_what_comes_next(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    shown = "\n".join(lines(workspace, run(workspace, as_of=date(2023, 3, 31))))
    assert "还有2所学校没有报花名册：马井镇希望学校、马井镇初级中学。" in shown
    assert "kongchuo report --month 2023-03" in shown


def test_a_folder_that_is_no_month_is_named(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    (tmp_path / "花名册" / "2023年4月").mkdir()
    write_workbook(tmp_path / "花名册" / "2023年4月" / "甲.xlsx", {"名单": roster_rows(2)})
    status = run(workspace, as_of=date(2023, 3, 31))
    assert ("花名册/2023年4月",) == status.set_apart
    assert any(line.startswith("花名册/2023年4月 没有读") for line in lines(workspace, status))


def test_a_workspace_without_rosters_says_where_to_put_them(tmp_path: Path) -> None:
    shown = "\n".join(lines(Workspace(tmp_path, TOWNSHIP), run(Workspace(tmp_path, TOWNSHIP), as_of=date(2023, 3, 31))))
    assert "还没有花名册" in shown


def test_a_ledger_that_a_township_need_not_keep_is_named_without_alarm(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    workspace.ledgers.mkdir()
    for name in ("学籍异动", "辍学", "毕业生去向"):
        write_workbook(workspace.ledgers / f"{name}.xlsx", {name: [["学校"]]})
    status = run(workspace, as_of=date(2023, 3, 31))
    assert ((), ("考勤", "残疾儿童")) == (status.missing_ledgers, status.unused_ledgers)
    shown = list(lines(workspace, status))
    assert "另有可以不建的台账：考勤（连续缺勤预警）、残疾儿童（一人一案）。" == shown[-1]
    assert not any(line.startswith("台账里还没有") for line in shown)


def test_who_keeps_every_ledger_reads_nothing_of_ledgers(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    workspace.ledgers.mkdir()
    for name in ("学籍异动", "辍学", "毕业生去向", "考勤", "残疾儿童"):
        write_workbook(workspace.ledgers / f"{name}.xlsx", {name: [["学校"]]})
    assert not any("台账" in line for line in lines(workspace, run(workspace, as_of=date(2023, 3, 31))))
