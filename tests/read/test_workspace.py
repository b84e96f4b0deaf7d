"""Finding the workspace, its months, registers and ledgers."""

from pathlib import Path

import pytest

from kongchuo.model.errors import UserError
from kongchuo.model.period import parse_period
from kongchuo.read.workspace import (
    find_workspace,
    ledger_files,
    months,
    read_ledger,
    read_month,
    read_register,
    table_files,
    unnamed_ledgers,
)
from kongchuo.records.movements import Movement
from tests.factories import make_id, roster_rows, write_workbook

CONFIG = '[township]\nname = "马井镇"\ncounty = "萧县"\n[[schools]]\nname = "马井镇中心小学"\nstages = ["primary"]\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kongchuo.toml").write_text(CONFIG, encoding="utf-8")
    for month in ("2023-02", "2023-03"):
        (tmp_path / "花名册" / month).mkdir(parents=True)
        write_workbook(tmp_path / "花名册" / month / "中心小学.xlsx", {"名单": roster_rows(3)})
    return tmp_path


def test_a_workspace_is_found_from_any_folder_in_it(root: Path) -> None:
    found = find_workspace(root / "花名册" / "2023-03")
    assert found is not None
    assert (found.root, found.township.name) == (root, "马井镇")


def test_a_named_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"kongchuo\.toml"):
        find_workspace(tmp_path, tmp_path)


def test_months_are_the_folders_with_files_in_order(root: Path) -> None:
    (root / "花名册" / "2023-01").mkdir()
    (root / "花名册" / "旧").mkdir()
    workspace = find_workspace(root)
    assert workspace is not None
    assert [month.label for month in months(workspace)] == ["2023-02", "2023-03"]


def test_lock_files_and_system_files_are_passed_over(root: Path) -> None:
    folder = root / "花名册" / "2023-03"
    for name in ("~$中心小学.xlsx", ".~中心小学.xlsx", "Thumbs.db", ".DS_Store", "desktop.ini"):
        (folder / name).write_bytes(b"x")
    assert [path.name for path in table_files(folder)] == ["中心小学.xlsx"]


def test_a_month_is_read_with_paths_relative_to_the_workspace(root: Path) -> None:
    workspace = find_workspace(root)
    assert workspace is not None
    month = read_month(workspace, parse_period("month", "2023-03"))
    assert [file.shown for file in month.files] == ["花名册/2023-03/中心小学.xlsx"]
    assert month.schools == {"马井镇中心小学"}


def test_a_ledger_that_is_not_there_is_none_and_an_empty_one_is_not(root: Path) -> None:
    workspace = find_workspace(root)
    assert workspace is not None
    assert read_ledger(workspace, "movements") is None
    header = ["学校", "姓名", "身份证件号", "异动类别", "异动日期"]
    (root / "台账").mkdir()
    write_workbook(root / "台账" / "学籍异动.xlsx", {"学籍异动": [header]})
    ledger = read_ledger(workspace, "movements")
    assert ledger is not None
    assert (ledger.tables, ledger.findings) == ((), ())


def test_a_ledger_is_read_as_records(root: Path) -> None:
    from datetime import date

    header = ["学校", "姓名", "身份证号", "异动类型", "异动时间", "去向学校"]
    (root / "台账").mkdir()
    row = ["中心小学", "陈 小满", make_id(1), "转学转出", "2023.3.6", "某县某小学"]
    write_workbook(root / "台账" / "学籍异动2022-2023.xlsx", {"学籍异动": [header, row]})
    workspace = find_workspace(root)
    assert workspace is not None
    ledger = read_ledger(workspace, "movements")
    assert ledger is not None
    moved = next(Movement.from_table(ledger.tables[0]))
    assert (moved.name, moved.movement, moved.movement_date) == ("陈小满", "转出", date(2023, 3, 6))
    assert moved.where is not None
    assert moved.where.cell == "B2"


def test_a_village_merged_over_many_rows_is_filled_down(root: Path) -> None:
    import xlsxwriter

    folder = root / "适龄儿童" / "2022"
    folder.mkdir(parents=True)
    with xlsxwriter.Workbook(str(folder / "东村.xlsx")) as book:
        sheet = book.add_worksheet("东村")
        sheet.write_row(0, 0, ("村(社区)", "户主", "儿童姓名", "性别", "身份证号码", "就学状态"))
        sheet.merge_range(1, 0, 3, 0, "东村")
        sheet.merge_range(1, 1, 2, 1, "陈大山")
        for index in range(3):
            sheet.write_row(1 + index, 2, ("陈小" + "满山川"[index], "男", make_id(1 + 2 * index), "在校"))
        sheet.write(3, 1, "李大河")
    workspace = find_workspace(root)
    assert workspace is not None
    register = read_register(workspace, 2022)
    assert register is not None
    children = register.tables[0]
    assert (children.text("village"), children.text("householder")) == (("东村",) * 3, ("陈大山", "陈大山", "李大河"))


def test_a_ledger_is_known_by_its_name_wherever_the_title_stands_and_by_its_folder(root: Path) -> None:
    ledgers = root / "台账"
    for name in ("2023年3月考勤表.xlsx", "辍学学生考勤情况.xlsx", "考勤/中心小学.xlsx", "其他.xlsx", "已核实.xlsx"):
        (ledgers / name).parent.mkdir(parents=True, exist_ok=True)
        write_workbook(ledgers / name, {"Sheet1": [["姓名"]]})
    workspace = find_workspace(root)
    assert workspace
    assert ["2023年3月考勤表", "中心小学"] == [path.stem for path in ledger_files(workspace, "attendance")]
    assert ["辍学学生考勤情况"] == [path.stem for path in ledger_files(workspace, "cases")]
    assert ["台账/其他.xlsx"] == unnamed_ledgers(workspace)
