"""Options that mean the same everywhere, and the day they are judged by."""

import os
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.model.errors import UserError

if TYPE_CHECKING:
    from kongchuo.model.passwords import Passwords
    from kongchuo.model.workspace import Workspace


class Format(StrEnum):
    """How the result comes to standard output."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def as_path(text: str | Path) -> Path:
    """A path from the command line. One written as on Windows (`花名册\\2023-03`) works everywhere."""

    given = str(text)
    if os.sep == "\\" or "\\" not in given or os.path.lexists(given):
        return Path(given)
    return Path(given.replace("\\", "/"))


WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        parser=as_path,
        metavar="文件夹",
        envvar="KONGCHUO_WORKSPACE",
        help="工作区所在的文件夹；不写就从当前文件夹往上找。",
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", metavar="text|json|csv", help="结果的格式，默认 text（给人看）。")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", parser=as_path, metavar="文件夹", help="文件写到哪里，默认写到工作区的“报表”。"),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="日期", help="按哪一天计算，如 2023-03-31，默认今天。")
]
RevealOption = Annotated[bool, typer.Option("--reveal", help="显示完整的身份证号和电话，默认遮住中间几位。")]
PasswordFileOption = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="文件", help="写有打开密码的文本文件，一行一个，依次尝试。"),
]
EncryptOption = Annotated[
    bool,
    typer.Option("--encrypt", help="给写出的工作簿设打开密码：用 --password-file 的第一行，或在终端里输入。"),
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="不显示进度和说明。")]
NoColorOption = Annotated[bool, typer.Option("--no-color", envvar="NO_COLOR", help="不用颜色。")]


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide the terminal is and whether it shows colours."""

    width: int
    color: bool


def screen(no_color: bool) -> Screen:
    """The terminal, or 80 columns without colour for a pipe or a file."""
    import shutil
    import sys

    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal else 80
    forbidden = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Screen(max(width, 60), terminal and not forbidden)


def day(text: str | None) -> date:
    """The day of `--as-of`, today without it. Only here is the clock asked."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the clerk's calendar day, whatever the time zone
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"“{text}”不是日期，应写成 2023-03-31 这样的形式。") from None


def open_workspace(given: Path | None, passwords: "Passwords | None" = None) -> "Workspace | None":
    """The workspace of `--workspace`, or the one that the current folder lies in, with passwords to
    open protected workbooks in it. What is read of it is remembered in it, unless KONGCHUO_CACHE=off."""
    from kongchuo.read.workspace import find_workspace

    found = find_workspace(Path.cwd(), given)
    if found and os.environ.get("KONGCHUO_CACHE", "").lower() != "off":
        from kongchuo.write.store import FOLDER, FolderStore

        found = replace(found, store=FolderStore(found.root / FOLDER))
    return replace(found, passwords=passwords) if found and passwords else found


def need_workspace(given: Path | None, passwords: "Passwords | None" = None) -> "Workspace":
    """Like `open_workspace`; UserError where there is none."""
    workspace = open_workspace(given, passwords)
    if workspace is None:
        raise UserError(
            "这里不是工作区（没有 kongchuo.toml）。请先进入工作区文件夹，或用 --workspace 指明，或用“kongchuo init”新建一个。"
        )
    return workspace


def emit(text: str, output_format: Format = Format.TEXT) -> None:
    """The result. What a script or a file takes is UTF-8 whatever the console's own encoding."""
    import sys

    to_reader = output_format is Format.TEXT or sys.stdout.isatty()
    typer.echo(text if to_reader else text.encode("utf-8", "replace"), nl=False)


def say(text: str, *, quiet: bool = False) -> None:
    """A remark for the reader; standard output stays free for the result."""
    if not quiet:
        typer.echo(text, err=True)
