"""A second look at an unchanged file gives the same answer without reading it, and a changed one is read."""

import os
import stat
import sys
from pathlib import Path

import pytest

from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.read import remember
from kongchuo.read.file import FileRead
from kongchuo.read.remember import read_remembered
from kongchuo.write.store import FolderStore
from tests.factories import SCHOOL_YEAR, TOWNSHIP, roster_rows, write_workbook
from tests.read.hostile import PASSWORD
from tests.read.test_formats import KINDS
from tests.read.test_passwords import protected


def _read(store: FolderStore, path: Path, passwords: Passwords = NO_PASSWORDS) -> FileRead:
    return read_remembered(
        store, path, path.name, ("roster",), township=TOWNSHIP, school_year=SCHOOL_YEAR, passwords=passwords
    )


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "cache")


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_answer_is_the_first(tmp_path: Path, store: FolderStore, kind: str) -> None:
    name, write = KINDS[kind]
    write(tmp_path / name)
    assert _read(store, tmp_path / name) == _read(store, tmp_path / name)


def test_an_unchanged_file_is_not_read_again(
    tmp_path: Path, store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    first = _read(store, path)
    monkeypatch.setattr(remember, "read_file", lambda *_, **__: pytest.fail("read again"))
    assert _read(store, path) == first


def test_a_changed_file_is_read_again(tmp_path: Path, store: FolderStore) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    assert _read(store, path).people == 3
    write_workbook(path, {"名单": roster_rows(4)})
    assert _read(store, path).people == 4


@pytest.mark.parametrize("damage", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, store: FolderStore, damage: bytes) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    first = _read(store, path)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(damage)
    assert _read(store, path) == first


def test_a_truncated_or_foreign_memory_is_no_memory(tmp_path: Path, store: FolderStore) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    first = _read(store, path)
    key = next((tmp_path / "cache").iterdir()).name.split(".")[0]
    for text in ("{}", "[", '{"$":"Nobody","v":[]}', '{"$":"FileRead","v":[1]}', "null", '"x"'):
        store.put(key, text)
        assert _read(store, path) == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes; the folder's own rights hold")
def test_only_the_owner_may_read_what_is_kept(tmp_path: Path, store: FolderStore) -> None:
    _read(store, write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)}))
    folder = tmp_path / "cache"
    modes = [stat.S_IMODE(os.stat(path).st_mode) for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_nothing_of_a_file_with_a_password_is_kept(tmp_path: Path, store: FolderStore, kind: str) -> None:
    path = protected(tmp_path, kind)
    found = _read(store, path, Passwords([PASSWORD]))
    assert (found.people > 0, (tmp_path / "cache").exists()) == (True, False)


def test_an_old_workbook_without_a_password_is_remembered(tmp_path: Path, store: FolderStore) -> None:
    name, write = KINDS["xls of 1997"]
    write(tmp_path / name)
    _read(store, tmp_path / name)
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    path = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    assert _read(FolderStore(tmp_path / "cache"), path).people == 3
