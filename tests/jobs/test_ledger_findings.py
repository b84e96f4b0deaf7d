"""The ledgers as they stood on a day."""

from datetime import date
from pathlib import Path

from kongchuo.jobs.ledger_findings import ledger_findings, until
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import read_ledger
from tests.factories import SCHOOL, TOWNSHIP, make_id, table, write_workbook

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
