"""Which files `check` takes for rosters."""

from datetime import date
from pathlib import Path

import pytest

from kongchuo.jobs.check import run
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from tests.factories import TOWNSHIP, roster_rows, write_workbook

TODAY = date(2023, 3, 31)


def _workspace(root: Path) -> Workspace:
    for folder in ("花名册/2023-03", "台账", "适龄儿童/2022", "报表/核查/2023-03"):
        (root / folder).mkdir(parents=True)
        write_workbook(root / folder / "甲.xlsx", {"名单": roster_rows(3)})
    return Workspace(root, TOWNSHIP)


def test_of_a_whole_workspace_only_the_rosters_are_checked(tmp_path: Path) -> None:
    result = run([tmp_path], _workspace(tmp_path), as_of=TODAY)
    assert [tmp_path / "花名册" / "2023-03" / "甲.xlsx"] == [file.source for file in result.files]


@pytest.mark.parametrize("path", ["台账", "台账/甲.xlsx", "适龄儿童/2022"])
def test_ledgers_and_registers_are_refused_as_rosters(tmp_path: Path, path: str) -> None:
    with pytest.raises(UserError, match="不是花名册"):
        run([tmp_path / path], _workspace(tmp_path), as_of=TODAY)


def test_an_annotated_copy_can_be_checked_when_it_is_asked_for(tmp_path: Path) -> None:
    assert 3 == run([tmp_path / "报表" / "核查"], _workspace(tmp_path), as_of=TODAY).students


def test_a_roster_without_pupils_is_an_empty_file(tmp_path: Path) -> None:
    write_workbook(tmp_path / "甲.xlsx", {"名单": roster_rows(3)[:1]})
    found = run([tmp_path / "甲.xlsx"], None, as_of=TODAY).findings
    assert [("empty-file", "文件里只有表头，没有学生。")] == [(one.name, one.message) for one in found]
