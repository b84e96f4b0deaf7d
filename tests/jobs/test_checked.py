"""A second check of unchanged files says the same without reading them; what has changed is checked anew."""

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kongchuo.jobs import check, checked
from kongchuo.model.check_result import CheckResult
from kongchuo.model.passwords import Passwords
from kongchuo.model.workspace import Workspace
from kongchuo.read.file import FileRead, read_file
from kongchuo.write.store import FOLDER, FolderStore
from tests.factories import HEADER, TOWNSHIP, roster_rows, write_workbook
from tests.read.hostile import PASSWORD
from tests.read.test_passwords import protected

OTHER = "马井镇东风小学"
NUMBER = str(roster_rows(1)[1][HEADER.index("身份证件号")])
AS_OF = date(2023, 3, 31)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two schools' rosters of March, with one child on both, and those of February."""
    root = tmp_path / "镇"
    for month, pupils in (("2023-02", 6), ("2023-03", 3)):
        folder = root / "花名册" / month
        folder.mkdir(parents=True)
        write_workbook(folder / "中心小学.xlsx", {"名单": roster_rows(pupils)})
        rows = [[row[0], OTHER, *row[2:]] for row in roster_rows(4, start=40)]
        rows[0] = list(HEADER)
        rows[1][HEADER.index("身份证件号")] = NUMBER
        rows[2][HEADER.index("性别")] = "不明"
        write_workbook(folder / "东风小学.xlsx", {"名单": rows})
    return Workspace(root, TOWNSHIP, store=FolderStore(root / FOLDER))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []

    def reading(path: Path, *arguments: object, **more: object) -> FileRead:
        names.append(path.name)
        return read_file(path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(checked, "read_file", reading)
    return names


def run(workspace: Workspace | None, *paths: Path, as_of: date = AS_OF) -> CheckResult:
    return check.run(paths, workspace, as_of=as_of)


def without(workspace: Workspace) -> CheckResult:
    return run(Workspace(workspace.root, workspace.township))


def test_the_second_result_is_the_first_and_nothing_is_read_for_it(workspace: Workspace, read: list[str]) -> None:
    usual = without(workspace)
    read.clear()
    assert (run(workspace), len(read)) == (usual, 2)
    assert (run(workspace), len(read)) == (usual, 2)
    assert {"unknown-sex", "id-in-two-schools"} <= {finding.name for finding in usual.findings}


def test_only_the_changed_file_is_read_again_and_compared_with_all(workspace: Workspace, read: list[str]) -> None:
    run(workspace)
    read.clear()
    path = workspace.rosters / "2023-03" / "东风小学.xlsx"
    write_workbook(path, {"名单": roster_rows(2, start=2)})
    found = run(workspace)
    assert read == ["东风小学.xlsx"]
    assert found == without(workspace)


def _other_day(workspace: Workspace) -> tuple[Workspace, date]:
    return workspace, date(2023, 4, 1)


def _other_settings(workspace: Workspace) -> tuple[Workspace, date]:
    schools = tuple(replace(school, stages=("junior",)) for school in workspace.township.schools)
    return replace(workspace, township=replace(workspace.township, schools=schools)), AS_OF


@pytest.mark.parametrize("change", [_other_day, _other_settings])
def test_on_another_day_and_by_other_settings_everything_is_checked_anew(
    workspace: Workspace, read: list[str], change: Callable[[Workspace], tuple[Workspace, date]]
) -> None:
    run(workspace)
    read.clear()
    other, as_of = change(workspace)
    found = run(other, as_of=as_of)
    assert len(read) == 2
    assert found == run(Workspace(other.root, other.township), as_of=as_of)


def test_last_months_headcounts_are_those_of_its_files(workspace: Workspace) -> None:
    first = run(workspace)
    write_workbook(workspace.rosters / "2023-02" / "中心小学.xlsx", {"名单": roster_rows(60)})
    second = run(workspace)
    assert second == without(workspace)
    assert second != first


def test_any_part_of_the_memory_may_be_deleted(workspace: Workspace) -> None:
    usual = run(workspace)
    for kept in sorted((workspace.root / FOLDER).iterdir()):
        content = kept.read_bytes()
        kept.unlink()
        assert run(workspace) == usual
        kept.write_bytes(content[: len(content) // 2])
        assert run(workspace) == usual


def test_a_file_with_a_password_is_read_each_time_and_nothing_of_it_is_kept(
    workspace: Workspace, tmp_path: Path, read: list[str]
) -> None:
    path = protected(tmp_path, "xlsx").rename(workspace.rosters / "2023-03" / "有密码.xlsx")
    opened = replace(workspace, passwords=Passwords([PASSWORD]))
    first, kept = run(opened), sorted((workspace.root / FOLDER).iterdir())
    read.clear()
    assert (run(opened), read) == (first, [path.name])
    assert sorted((workspace.root / FOLDER).iterdir()) == kept
    # Without the password it is a closed file again.
    assert "encrypted-file" in {finding.name for finding in run(workspace).findings}


def test_of_files_outside_and_without_a_workspace_nothing_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "外面.xlsx", {"名单": roster_rows(3)})
    run(workspace, path)
    run(None, path)
    assert not (workspace.root / FOLDER).exists()


def test_what_is_kept_can_be_read_by_nobody_else_and_shows_no_names(workspace: Workspace) -> None:
    run(workspace)
    kept = list((workspace.root / FOLDER).iterdir())
    everything = b"".join(path.read_bytes() + path.name.encode() for path in kept)
    name = str(roster_rows(1)[1][HEADER.index("姓名")])
    telling = (name.encode(), name.encode("unicode_escape"), NUMBER.encode(), NUMBER[:14].encode())
    assert [word in everything for word in telling] == [False] * 4
    if sys.platform != "win32":
        modes = {stat.S_IMODE(os.stat(path).st_mode) for path in kept}
        assert (modes, stat.S_IMODE(os.stat(workspace.root / FOLDER).st_mode)) == ({0o600}, 0o700)
