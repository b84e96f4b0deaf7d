"""`kongchuo absentees`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.cli import options, passwords
from kongchuo.model.errors import UserError

if TYPE_CHECKING:
    from kongchuo.jobs.absentees import AbsenteesResult
    from kongchuo.model.period import Period


def absentees(
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="月份", help="哪个月的花名册，如 2023-02；不写就取最近一学期开学的月份。"),
    ] = None,
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
    """开学未到校：上学期在册的学生，开学后谁没有来，逐校列出电话和住址。"""
    from kongchuo.jobs import absentees as job

    protect = passwords.to_protect(encrypt, password_file)
    asked = _asked(month)
    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    result = job.run(
        found, asked, as_of=options.day(as_of), output=output, reveal=reveal,
        password=protect, progress=options.say if sys.stderr.isatty() and not quiet else None,
    )  # fmt: skip
    options.emit(_rendered(result, output_format, options.screen(no_color), reveal=reveal), output_format)
    if result.missed:
        raise typer.Exit(1)


def _asked(month: str | None) -> "Period | None":
    from kongchuo.model.period import parse_period

    try:
        return parse_period("month", month) if month is not None else None
    except ValueError as fault:
        raise UserError(str(fault)) from None


def _rendered(result: "AbsenteesResult", output_format: options.Format, screen: options.Screen, *, reveal: bool) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write.check_json import json_text

        return json_text(result.payload(), reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.write import absentees_csv

        return absentees_csv.render(result.call, reveal=reveal)
    from kongchuo.reports.absentees import MASKED
    from kongchuo.write import absentees_text

    remarks = [] if reveal or not result.missed else [MASKED]
    return absentees_text.render(
        result.call, result.files, remarks, width=screen.width, color=screen.color, reveal=reveal
    )
