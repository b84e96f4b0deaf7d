"""Workbooks with an opening password."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kongchuo.jobs import annotate, check
from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.read.file import FileRead, read_file
from kongchuo.read.sheets import open_book
from tests.factories import roster_rows
from tests.read.hostile import PASSWORD, old_xls_with_password, roster_xlsx, with_password

KINDS = {"xlsx": lambda folder: with_password(roster_xlsx(folder)), "xls": old_xls_with_password}


def protected(folder: Path, kind: str) -> Path:
    path = folder / f"有密码.{kind}"
    path.write_bytes(KINDS[kind](folder))
    return path


def read(path: Path, passwords: Passwords) -> FileRead:
    return read_file(path, path.name, passwords=passwords, school_year=2022)


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_password_among_several_opens_the_workbook(tmp_path: Path, kind: str) -> None:
    file = read(protected(tmp_path, kind), Passwords(["不对", PASSWORD]))
    assert ([], 3) == ([finding.name for finding in file.findings], file.people)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("passwords", "said"),
    [
        (NO_PASSWORDS, "文件设了打开密码，读不出内容。"),
        (Passwords(["不对"]), "文件设了打开密码，给出的密码都不对，读不出内容。"),
    ],
)
def test_without_the_right_password_there_is_one_plain_finding(
    tmp_path: Path, kind: str, passwords: Passwords, said: str
) -> None:
    file = read(protected(tmp_path, kind), passwords)
    assert [("encrypted-file", said)] == [(finding.name, finding.message) for finding in file.findings]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_opened_is_never_on_disk(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = protected(tmp_path, kind)

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert 3 == read(path, Passwords([PASSWORD])).people


def test_a_workbook_that_excel_opens_without_asking_is_read(tmp_path: Path) -> None:
    path = tmp_path / "只读.xlsx"
    path.write_bytes(with_password(roster_xlsx(tmp_path), "VelvetSweatshop"))
    assert 3 == read(path, NO_PASSWORDS).people


def test_the_user_is_asked_last_and_a_right_answer_is_kept(tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(file: str) -> str | None:
        asked.append(file)
        return PASSWORD

    passwords = Passwords(["不对"], ask)
    path = protected(tmp_path, "xlsx")
    assert [3, 3] == [read(path, passwords).people, read(path, passwords).people]
    assert ["有密码.xlsx"] == asked


def test_passwords_do_not_show_in_a_traceback() -> None:
    assert "<1 passwords>" == repr(Passwords(["秘密"]))


def test_a_file_that_asks_for_endless_rounds_is_refused(tmp_path: Path) -> None:
    data = with_password(roster_xlsx(tmp_path))
    path = tmp_path / "a.xlsx"
    # As many digits as before, so that nothing moves.
    path.write_bytes(data.replace(b'spinCount="100000" s', b'spinCount="9999999"s'))
    assert data != path.read_bytes()
    assert not read(path, Passwords([PASSWORD])).readable


def test_the_copy_of_a_protected_workbook_is_as_well_protected(tmp_path: Path) -> None:
    rows = roster_rows(3)
    rows[1][6] = str(rows[1][6])[:-1] + ("0" if str(rows[1][6])[-1] != "0" else "1")
    source = tmp_path / "中心小学.xlsx"
    source.write_bytes(with_password(roster_xlsx(tmp_path, rows)))
    passwords = Passwords([PASSWORD])
    result = check.run([source], None, as_of=date(2023, 3, 31), passwords=passwords)
    made = annotate.run(result, None, output=tmp_path / "批注", reveal=False, passwords=passwords)
    copy = Path(made[0].path)
    assert PASSWORD == open_book(copy, passwords=passwords).password
    assert ["encrypted-file"] == [finding.name for finding in read(copy, NO_PASSWORDS).findings]


def test_annotating_a_protected_workbook_leaves_nothing_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = roster_rows(3)
    rows[1][6] = "342221"
    source = tmp_path / "中心小学.xlsx"
    source.write_bytes(with_password(roster_xlsx(tmp_path, rows)))
    passwords = Passwords([PASSWORD])
    result = check.run([source], None, as_of=date(2023, 3, 31), passwords=passwords)
    seen: list[bytes] = []
    make = tempfile.mkstemp

    def watched(*arguments: Any, **named: Any) -> tuple[int, str]:
        handle, name = make(*arguments, **named)
        seen.append(name.encode())
        return handle, name

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, None)
    monkeypatch.setattr(tempfile, "mkstemp", watched)
    annotate.run(result, None, output=tmp_path / "批注", reveal=False, passwords=passwords)
    # What is written beside its place and then moved there is protected already.
    assert [(tmp_path / "批注").as_posix().encode()] == [name.rpartition(b"/")[0] for name in seen]


def test_encrypt_protects_the_copies(tmp_path: Path) -> None:
    rows = roster_rows(3)
    rows[1][6] = "342221"
    source = tmp_path / "中心小学.xlsx"
    source.write_bytes(roster_xlsx(tmp_path, rows))
    result = check.run([source], None, as_of=date(2023, 3, 31))
    made = annotate.run(result, None, output=tmp_path / "批注", reveal=False, password="给老师的")
    assert "给老师的" == open_book(Path(made[0].path), passwords=Passwords(["给老师的"])).password
