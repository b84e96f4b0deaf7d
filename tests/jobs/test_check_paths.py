"""Which files `check` takes for rosters, and which for ledgers and registers."""

from datetime import date
from pathlib import Path

import pytest

from kongchuo.jobs.check import run
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import read_ledger
from tests.factories import SCHOOL, TOWNSHIP, make_id, roster_rows, write_workbook

TODAY = date(2023, 3, 31)


def _workspace(root: Path) -> Workspace:
    for folder in ("花名册/2023-03", "台账", "适龄儿童/2022", "报表/核查/2023-03"):
        (root / folder).mkdir(parents=True)
        write_workbook(root / folder / "甲.xlsx", {"名单": roster_rows(3)})
    return Workspace(root, TOWNSHIP)


def test_of_a_whole_workspace_only_the_rosters_are_checked(tmp_path: Path) -> None:
    result = run([tmp_path], _workspace(tmp_path), as_of=TODAY)
    assert [tmp_path / "花名册" / "2023-03" / "甲.xlsx"] == [file.source for file in result.files]


@pytest.mark.parametrize(("path", "said"), [("台账/甲.xlsx", "看不出.*是哪种台账"), ("台账", "没有可以核查的表格")])
def test_a_ledger_without_a_known_name_is_refused(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        run([tmp_path / path], _workspace(tmp_path), as_of=TODAY)


def test_a_register_is_read_as_one_in_the_school_year_of_its_folder(tmp_path: Path) -> None:
    (file,) = run([tmp_path / "适龄儿童"], _workspace(tmp_path), as_of=date(2023, 10, 1)).files
    assert ["register"] == [sheet.kind for sheet in file.sheets]
    assert (3, 0) == (file.students, file.pupils)


MOVEMENTS = [
    ["学校", "姓名", "身份证件号", "异动类别", "异动日期", "来源或去向学校"],
    ["马井镇中心小学", "陈小满", make_id(1), "转出", "2023-03-06", ""],
]
CASES = [["学校", "年级", "姓名", "身份证件号", "离校日期", "发现日期", "状态"]] + [
    [SCHOOL, "四年级", f"陈小{name}", make_id(number), "2023-03-20", "2023-03-20", "劝返中"]
    for number, name in enumerate("满安宝春东", start=1)
]
VISITS = [["身份证件号", "日期", "劝返人", "结果"]] + [
    [make_id(number), "2023-03-22", "李四", "同意返校"] for number in range(1, 6)
]


def test_the_ledgers_of_a_workspace_are_read_as_what_their_names_say(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    write_workbook(workspace.ledgers / "学籍异动.xlsx", {"异动": MOVEMENTS})
    write_workbook(workspace.ledgers / "辍学2023.xlsx", {"辍学": CASES, "劝返记录": VISITS})
    result = run([workspace.ledgers], workspace, as_of=TODAY)
    assert ["movements", "cases", "visits"] == [sheet.kind for file in result.files for sheet in file.sheets]
    assert ["transfer-without-destination"] == [finding.name for finding in result.findings]
    assert (SCHOOL, "F2") == (result.findings[0].school, result.findings[0].where.cell)
    assert (0, 11) == (result.students, result.other_rows)


def test_the_children_of_the_visits_do_not_make_the_cases_a_copy(tmp_path: Path) -> None:
    """Five cases, each visited: both sheets name the same children, and both are read."""
    workspace = _workspace(tmp_path)
    write_workbook(workspace.ledgers / "辍学.xlsx", {"辍学": CASES, "劝返记录": VISITS})
    assert [5, 5] == [
        sum(map(len, read.tables)) for kind in ("cases", "visits") if (read := read_ledger(workspace, kind))
    ]


def test_a_ledger_outside_a_workspace_is_known_by_its_name_and_headings(tmp_path: Path) -> None:
    ledger = write_workbook(tmp_path / "学籍异动.xlsx", {"异动": MOVEMENTS})
    roster = write_workbook(tmp_path / "辍学学生所在班花名册.xlsx", {"名单": roster_rows(3)})
    result = run([ledger, roster], None, as_of=TODAY)
    assert ["movements", "roster"] == [sheet.kind for file in result.files for sheet in file.sheets]


def test_what_lies_among_the_rosters_is_a_roster_whatever_its_name(tmp_path: Path) -> None:
    """`report` reads it as one, too."""
    workspace = _workspace(tmp_path)
    path = write_workbook(workspace.rosters / "2023-03" / "学籍异动.xlsx", {"异动": roster_rows(3)})
    assert ["roster"] == [sheet.kind for sheet in run([path], workspace, as_of=TODAY).files[0].sheets]


def test_an_annotated_copy_can_be_checked_when_it_is_asked_for(tmp_path: Path) -> None:
    assert 3 == run([tmp_path / "报表" / "核查"], _workspace(tmp_path), as_of=TODAY).students


def test_a_roster_without_pupils_is_an_empty_file(tmp_path: Path) -> None:
    write_workbook(tmp_path / "甲.xlsx", {"名单": roster_rows(3)[:1]})
    found = run([tmp_path / "甲.xlsx"], None, as_of=TODAY).findings
    assert [("empty-file", "文件里只有表头，没有学生。")] == [(one.name, one.message) for one in found]


def test_a_file_among_the_ledgers_of_which_nobody_can_say_the_kind_is_named(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    write_workbook(workspace.ledgers / "考勤.xlsx", {"Sheet1": [["姓名", "缺勤日期"]]})
    (remark,) = run([workspace.ledgers], workspace, as_of=TODAY).remarks
    assert remark.startswith("台账/甲.xlsx没有核查")
