"""Passwords at the prompt: from a file, never from the command line."""

from pathlib import Path

import pytest

from kongchuo.cli import passwords
from kongchuo.model.errors import UserError
from kongchuo.model.passwords import Passwords
from kongchuo.read.sheets import open_book
from tests.cli.test_app import run
from tests.factories import roster_rows
from tests.read.hostile import PASSWORD, roster_xlsx, with_password


def test_a_protected_roster_is_checked_with_the_passwords_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "中心小学.xlsx").write_bytes(with_password(roster_xlsx(tmp_path)))
    (tmp_path / "名单.xlsx").unlink()
    (tmp_path / "密码.txt").write_bytes(f"不对\r\n{PASSWORD}\r\n".encode("gbk"))
    done = [
        run("check", "中心小学.xlsx", *options, "--as-of", "2023-03-31", folder=tmp_path).returncode
        for options in ((), ("--password-file", "密码.txt"))
    ]
    assert [1, 0] == done


def test_no_password_is_ever_shown(tmp_path: Path) -> None:
    (tmp_path / "中心小学.xlsx").write_bytes(with_password(roster_xlsx(tmp_path, [*roster_rows(2), ["x"] * 10])))
    (tmp_path / "密码.txt").write_text(f"{PASSWORD}\n别的密码\n", encoding="utf-8")
    shown = ""
    for output in ("text", "json", "csv"):
        done = run("check", ".", "--format", output, "--password-file", "密码.txt", folder=tmp_path)
        shown += done.stdout + done.stderr
    assert (False, False) == (PASSWORD in shown, "别的密码" in shown)


def test_encrypt_protects_the_annotated_copy_with_the_first_password(tmp_path: Path) -> None:
    rows = roster_rows(2)
    rows[1][6] = "342221"
    (tmp_path / "密码.txt").write_text("第一\n第二\n", encoding="utf-8-sig")
    (tmp_path / "中心小学.xlsx").write_bytes(roster_xlsx(tmp_path, rows))
    options = ("--annotate", "--encrypt", "--password-file", "密码.txt", "--output", "批注")
    run("check", "中心小学.xlsx", *options, folder=tmp_path)
    copy = tmp_path / "批注" / "中心小学-核查.xlsx"
    assert "第一" == open_book(copy, passwords=Passwords(["第二", "第一"])).password


@pytest.mark.parametrize("content", [None, "", "\n\n"])
def test_encrypt_without_a_password_is_said_before_any_work(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "密码.txt"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(UserError):
        passwords.to_protect(True, file if content is not None else None)


def test_nobody_is_asked_without_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "中心小学.xlsx").write_bytes(with_password(roster_xlsx(tmp_path)))
    done = run("check", "中心小学.xlsx", folder=tmp_path)
    assert (1, False) == (done.returncode, "请输入" in done.stdout + done.stderr)
