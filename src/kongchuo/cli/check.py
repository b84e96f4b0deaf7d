"""`kongchuo check`."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.cli import options, passwords
from kongchuo.model.errors import UserError
from kongchuo.model.finding import Severity
from kongchuo.write.measure import half_widths

if TYPE_CHECKING:
    from kongchuo.model.check_result import CheckResult
    from kongchuo.model.passwords import Passwords
    from kongchuo.model.workspace import Workspace

_LINE = 76

# With fewer files the result is there before anyone wonders.
_MANY_FILES = 5


class FailOn(StrEnum):
    """From which severity on the exit status is 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=options.as_path,
            metavar="[文件或文件夹]…",
            help="要核查的花名册、台账或文件夹；不写就核查工作区最新一个月的花名册。",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", metavar="error|warning|never", help="有这一级问题时退出状态为1，默认 error。")
    ] = FailOn.ERROR,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="另存一份批注副本，把有问题的单元格涂色并写明怎么改。")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", metavar="行数", min=0, help="每条规则最多列出几行，0 表示全部。")
    ] = 10,
    workspace: options.WorkspaceOption = None,
    output_format: options.FormatOption = options.Format.TEXT,
    output: options.OutputOption = None,
    as_of: options.AsOfOption = None,
    password_file: options.PasswordFileOption = None,
    encrypt: options.EncryptOption = False,
    reveal: options.RevealOption = False,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> None:
    """核查花名册：哪些单元格有错，怎么改。"""
    from kongchuo.jobs import check as job

    known = passwords.to_open(password_file, quiet=quiet)
    protect = passwords.to_protect(encrypt and annotate, password_file)
    found = options.open_workspace(workspace, known)
    result = job.run(
        paths or (), found, as_of=options.day(as_of), progress=None if quiet else _progress(), passwords=known
    )
    copies: tuple[str, ...] = ()
    refused: UserError | None = None
    if annotate:
        try:
            copies = _annotate(result, found, output, (known, protect), reveal=reveal, quiet=quiet)
        except UserError as fault:  # a copy that cannot be written takes nothing away from what was found
            refused = fault
    for remark in result.remarks:
        options.say(remark, quiet=quiet)
    screen = options.screen(no_color)
    shown = _rendered(result, output_format, screen, limit, reveal=reveal, annotated=annotate, quiet=quiet)
    options.emit(shown, output_format)
    if copies and output_format is options.Format.TEXT and not quiet:
        typer.echo("批注副本：\n" + "\n".join(f"  {path}" for path in copies))
    if refused:
        raise refused
    if fails(result, fail_on):
        raise typer.Exit(1)


def fails(result: "CheckResult", fail_on: FailOn) -> bool:
    """Whether there are findings at or above a severity."""
    if fail_on is FailOn.NEVER:
        return False
    most = Severity(fail_on.value).rank
    return any(finding.severity.rank <= most for finding in result.open)


def _rendered(
    result: "CheckResult",
    output_format: options.Format,
    screen: options.Screen,
    limit: int,
    *,
    reveal: bool,
    annotated: bool,
    quiet: bool,
) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write import check_json

        return check_json.render(result, reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.write import check_csv

        return check_csv.render(result, reveal=reveal)
    from kongchuo.write import check_text

    return check_text.render(
        result, width=screen.width, color=screen.color, limit=limit, reveal=reveal, annotated=annotated, quiet=quiet
    )


def _annotate(
    result: "CheckResult",
    workspace: "Workspace | None",
    output: Path | None,
    secrets: "tuple[Passwords, str | None]",
    *,
    reveal: bool,
    quiet: bool,
) -> tuple[str, ...]:
    from kongchuo.jobs import annotate as job

    known, protect = secrets
    made = job.run(result, workspace, output=output, reveal=reveal, passwords=known, password=protect)
    for copy in made:
        for remark in copy.remarks:
            options.say(f"{copy.source}：{remark}", quiet=quiet)
    return tuple(copy.path for copy in made)


def _progress() -> Callable[[int, int, str], None] | None:
    """Progress on standard error, on one line of a terminal, when there are many files."""
    if not sys.stderr.isatty():
        return None

    def show(number: int, total: int, shown: str) -> None:
        if total < _MANY_FILES:
            return
        name = shown.rsplit("/", 1)[-1][:24]
        line = f"正在核查 {number}/{total}：{name}" if number < total else ""
        # Blanks wipe out the line before: older Windows consoles know no codes for that.
        sys.stderr.write(f"\r{line}{' ' * (_LINE - half_widths(line))}\r{line}")
        sys.stderr.flush()

    return show
