"""Writing files and naming them."""

import errno
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.errors import UserError
from kongchuo.write import files
from kongchuo.write.files import atomic_write, atomic_write_text, safe_name, safe_sheet_name


def test_bytes_are_written_and_folders_made(tmp_path: Path) -> None:
    path = tmp_path / "报表" / "2023-03" / "月报.xlsx"
    atomic_write(path, b"abc")
    assert path.read_bytes() == b"abc"
    assert [path.name] == os.listdir(path.parent)


def test_a_callback_writes_into_the_open_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    atomic_write(path, lambda stream: stream.write(b"xyz"))
    assert path.read_bytes() == b"xyz"


def test_text_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    atomic_write_text(path, "控辍\ud800")
    assert path.read_bytes() == "控辍?".encode()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    atomic_write(path, b"")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failed_callback_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(stream: BinaryIO) -> None:
        stream.write(b"new")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        atomic_write(path, fail)
    assert path.read_bytes() == b"old"
    assert ["a.txt"] == os.listdir(tmp_path)


def test_a_workbook_open_in_wps_is_the_users_to_close(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(source: object, target: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(files.os, "replace", locked)
    with pytest.raises(UserError, match="正被 WPS 或 Excel 打开"):
        atomic_write(tmp_path / "月报.xlsx", b"new")
    assert [] == os.listdir(tmp_path)


def test_a_full_disk_is_the_users_to_clear(tmp_path: Path) -> None:
    def full(stream: BinaryIO) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with pytest.raises(UserError, match="磁盘空间不足"):
        atomic_write(tmp_path / "月报.xlsx", full)


def test_a_read_only_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(files.tempfile, "mkstemp", refused)
    with pytest.raises(UserError, match="不允许写入"):
        atomic_write(tmp_path / "月报.xlsx", b"")


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "报表").write_bytes(b"")
    with pytest.raises(UserError, match="同名的文件已经存在"):
        atomic_write(tmp_path / "报表" / "a.xlsx", b"")
    with pytest.raises(UserError, match="文件夹"):
        atomic_write(tmp_path / "报表" / "b" / "a.xlsx", b"")


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="是一个文件夹"):
        atomic_write(tmp_path, b"")


def test_a_path_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="太长"):
        atomic_write(tmp_path / ("长" * 200 + ".xlsx"), b"")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("马井镇中心小学", "马井镇中心小学.xlsx"),
        ("一/二:三?", "一／二：三？.xlsx"),
        ("CON", "_CON.xlsx"),
        ("com1.表", "_com1.表.xlsx"),
        ("名单. . ", "名单.xlsx"),
        ("..", "未命名.xlsx"),
        ("张\n三\u200b", "张 三.xlsx"),
    ],
)
def test_a_file_name_is_made_safe(text: str, expected: str) -> None:
    assert expected == safe_name(text, suffix=".xlsx")


def test_file_names_stay_distinct_whatever_their_case() -> None:
    assert "A校(3).xlsx" == safe_name("A校", suffix=".xlsx", taken=("a校.XLSX", "A校(2).xlsx"))


def test_sheet_names_stay_distinct_within_31_characters() -> None:
    name = "甲" * 40
    first = safe_sheet_name(name)
    second = safe_sheet_name(name, taken=(first,))
    assert ("甲" * 31, "甲" * 28 + "(2)") == (first, second)


def test_the_sheet_name_that_excel_keeps_is_avoided() -> None:
    assert "History_" == safe_sheet_name("History")


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_distinct_sheet_names_that_excel_accepts(one: str, other: str) -> None:
    first = safe_sheet_name(one)
    second = safe_sheet_name(other, taken=(first,))
    assert first.casefold() != second.casefold()
    for name in (first, second):
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip().strip("'")


@settings(max_examples=200)
@given(st.text(max_size=120))
def test_any_text_gives_a_file_name_that_can_be_made(text: str) -> None:
    name = safe_name(text, suffix=".xlsx")
    assert len(name.encode()) <= 180
    assert not set(name) & set('<>:"/\\|?*')
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
