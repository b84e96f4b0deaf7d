"""The ledgers as they stood on a day."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kongchuo.jobs import report
from kongchuo.jobs.ledger_findings import ledger_findings, until
from kongchuo.model.store import Store
from kongchuo.model.workspace import Workspace
from kongchuo.read import workspace as read_workspace
from kongchuo.read.file import FileRead
from kongchuo.read.workspace import FilesRead, read_ledger, read_register
from tests.factories import SCHOOL, TOWNSHIP, make_id, pupil, roster_table, table, write_workbook
from tests.jobs.report_workspace import END, MARCH, full

ROWS = [
    {"name": "陈小满", "movement_date": "2023-03-06", "movement": "转出"},
    {"name": "李秋实", "movement_date": "2023-04-03", "movement": "转出"},
    {"name": "王春和", "movement_date": "上周", "movement": "转出"},
]


def test_later_rows_are_not_looked_at_and_unreadable_ones_are() -> None:
    kept = until(table(ROWS, kind="movements"), date(2023, 3, 31))
    assert ("陈小满", "王春和") == kept.text("name")
    assert (2, 4) == kept.rows


def test_cells_that_the_reader_reported_stay_reported() -> None:
    marked = table(ROWS, kind="movements").with_derived(_broken=((1, "name"), (2, "name")))
    assert ((1, "name"),) == until(marked, date(2023, 3, 31)).derived["_broken"]


def test_a_ledger_without_later_rows_is_the_same() -> None:
    whole = table(ROWS, kind="movements")
    assert until(whole, date(2023, 4, 30)) is whole


CASE = [
    "马井镇中心小学",
    "四年级",
    "陈小满",
    make_id(1),
    "2023-03-20",
    "2023-03-20",
    "已复学",
    "2023-04-03",
    "返校登记表",
]
HEADER = ["学校", "年级", "姓名", "身份证件号", "离校日期", "发现日期", "状态", "复学日期", "销号依据"]


def test_a_return_after_the_month_is_no_date_in_the_future_when_the_month_is_printed_later(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, TOWNSHIP)
    workspace.ledgers.mkdir()
    write_workbook(workspace.ledgers / "辍学.xlsx", {"辍学": [HEADER, CASE]})
    read = read_ledger(workspace, "cases")
    assert read
    assert SCHOOL == read.tables[0].derived["school"][0]
    assert [] == ledger_findings(workspace, [read], date(2023, 3, 31))


def test_visits_that_the_workbook_has_are_known(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, TOWNSHIP)
    workspace.ledgers.mkdir()
    sheets = {"辍学": [HEADER, [*CASE[:6], "劝返中", "", ""]]}
    write_workbook(workspace.ledgers / "辍学.xlsx", sheets)
    read = read_ledger(workspace, "cases")
    assert read
    assert ["confirmed-without-visit"] == [one.name for one in ledger_findings(workspace, [read], date(2023, 3, 31))]
    visits = [["身份证件号", "日期", "劝返人", "结果"], [make_id(1), "2023-03-24", "李四", "同意返校"]]
    write_workbook(workspace.ledgers / "辍学.xlsx", {**sheets, "劝返记录": visits})
    again = read_ledger(workspace, "cases")
    assert again
    assert [] == ledger_findings(workspace, [again], date(2023, 3, 31))


def books_of(workspace: Workspace) -> list[FilesRead]:
    return [read for read in (*(read_ledger(workspace, kind) for kind in ("support", "attendance")), read_register(workspace, 2022)) if read]  # fmt: skip


def test_register_disabled_children_and_absences_count_with_the_rosters_of_the_period_beside_them(
    tmp_path: Path,
) -> None:
    workspace = Workspace(tmp_path, TOWNSHIP)
    workspace.ledgers.mkdir()
    (workspace.registers / "2022").mkdir(parents=True)
    child: list[object] = ["望舒村", "陈小满", "男", make_id(1)]
    register = [["村", "姓名", "性别", "身份证件号", "就学状态"], [*child, "辍学"], [*child, "辍学"]]
    write_workbook(workspace.registers / "2022" / "望舒村.xlsx", {"Sheet1": register})
    header = ["姓名", "身份证件号", "残疾类型", "残疾等级", "安置方式", "学校", "评估日期"]
    support = [header, ["陈小满", make_id(1), "听力", "二级", "随班就读", SCHOOL, "2023-05-08"]]
    write_workbook(workspace.ledgers / "残疾儿童.xlsx", {"残疾儿童": support})
    days = [["学校", "姓名", "身份证件号", "缺勤日期"], [SCHOOL, "李秋实", make_id(3), "2023-03-06"]]
    write_workbook(workspace.ledgers / "考勤.xlsx", {"考勤": days})
    rosters = [roster_table([pupil(order=1)])]
    read = books_of(workspace)
    assert len(read) == 3
    found = ledger_findings(workspace, read, date(2023, 3, 31), rosters)
    # Twice on the register and on a roster in spite of 辍学; not disabled by the register; absent, but on no roster.
    # The assessment of May has not come by the end of March: May's report may speak of it.
    assert ["G111", "G115", "K108", "P110"] == sorted({one.rule for one in found})


def test_the_report_reads_register_and_optional_ledgers_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = full(tmp_path)
    write_workbook(workspace.ledgers / "残疾儿童.xlsx", {"残疾儿童": [["姓名", "身份证件号", "残疾类型", "安置方式"], ["陈小满", make_id(1), "听力", "随班就读"]]})  # fmt: skip
    seen: Counter[str] = Counter()
    real = read_workspace.read_remembered

    def counted(store: Store, path: Path, *more: Any, **named: Any) -> FileRead:
        seen[path.name] += 1
        return real(store, path, *more, **named)

    monkeypatch.setattr(read_workspace, "read_remembered", counted)
    report.run(workspace, MARCH, as_of=END)
    assert (1, 1, 1) == (seen["残疾儿童.xlsx"], seen["全镇.xlsx"], seen["学籍异动.xlsx"])
