"""Passwords from a file or from the terminal. They never come from the command line, which others can read."""

import sys
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.model.passwords import Passwords


def to_open(file: Path | None, *, quiet: bool = False) -> Passwords:
    """What to try on protected workbooks: the lines of the file, then what is typed on a terminal."""
    return Passwords(_lines(file) if file else (), None if quiet or not _terminal() else _ask)


def to_protect(wanted: bool, file: Path | None) -> str | None:
    """The password for what kongchuo writes with `--encrypt`: the file's first line, or typed twice."""
    if not wanted:
        return None
    if file is not None:
        lines = _lines(file)
        if not lines:
            raise UserError(f"密码文件“{file}”是空的，请在第一行写上密码。")
        return lines[0]
    if not _terminal():
        raise UserError("--encrypt 需要密码：请用 --password-file 指定一个文件，第一行写密码。")
    first = _typed("给生成的文件设一个打开密码：")
    if not first:
        raise UserError("没有输入密码，文件没有写。")
    if _typed("请再输入一遍：") != first:
        raise UserError("两次输入的密码不一样，文件没有写，请重新运行。")
    return first


def _lines(file: Path) -> list[str]:
    try:
        data = file.read_bytes()
    except OSError:
        raise UserError(f"打不开密码文件“{file}”。") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return [line for line in text.splitlines() if line]


def _terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _ask(file: str) -> str | None:
    return _typed(f"\r“{file}”有打开密码，请输入（直接回车就跳过）：") or None


def _typed(prompt: str) -> str:
    import getpass

    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError:
        return ""
