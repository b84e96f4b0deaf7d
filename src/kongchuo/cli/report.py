"""`kongchuo report`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.cli import options, passwords
from kongchuo.model.errors import UserError

if TYPE_CHECKING:
    from kongchuo.jobs.report import ReportResult
    from kongchuo.model.period import Kind, Period
    from kongchuo.model.workspace import Workspace


def report(
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="月份", help="哪一个月，如 2023-03；不写就取花名册里最近的一个月。"),
    ] = None,
    week: Annotated[
        str | None,
        typer.Option("--week", metavar="周次", help="哪一周，如 2023-W10（周一到周日），出周报。"),
    ] = None,
    term: Annotated[
        str | None,
        typer.Option("--term", metavar="学期", help="哪一学期，如 2022-2023-2，出学期报，带趋势、评比和与上期的比较。"),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="学年", help="哪一学年，如 2022-2023，出学年报，内容同学期报。"),
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
    """周、月、学期、学年报表：入学率、辍学率、人数变动、要核实的学生。"""
    from kongchuo.jobs import report as job

    protect = passwords.to_protect(encrypt, password_file)
    asked = _asked({"month": month, "week": week, "term": term, "year": year})
    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    result = job.run(
        found, asked or _newest(found), as_of=options.day(as_of), output=output, reveal=reveal,
        password=protect, progress=options.say if sys.stderr.isatty() and not quiet else None,
    )  # fmt: skip
    options.emit(_rendered(result, output_format, options.screen(no_color), reveal=reveal), output_format)
    if result.missed:
        raise typer.Exit(1)


def _asked(given: "dict[Kind, str | None]") -> "Period | None":
    """The one period asked for; None when none is."""
    from kongchuo.model.period import parse_period

    named = [(kind, label) for kind, label in given.items() if label is not None]
    if len(named) > 1:
        words = "、".join(f"--{kind}" for kind, _ in named)
        raise UserError(f"{words} 只能写一个。")
    try:
        return parse_period(*named[0]) if named else None
    except ValueError as fault:
        raise UserError(str(fault)) from None


def _newest(workspace: "Workspace") -> "Period":
    """The newest month for which there are rosters."""
    from kongchuo.read.workspace import months

    known = months(workspace)
    if not known:
        raise UserError("还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。")
    return known[-1]


def _rendered(result: "ReportResult", output_format: options.Format, screen: options.Screen, *, reveal: bool) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write.check_json import json_text

        return json_text(result.payload(), reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.reports.material import LISTS
        from kongchuo.write import students_csv

        return students_csv.render(result.material.lists, LISTS)
    from kongchuo.reports import month_screen
    from kongchuo.write import sheet_text

    shown = month_screen.screen(result.material, result.files, result.season, reveal=reveal)
    return sheet_text.render(shown, width=screen.width, color=screen.color, reveal=reveal)
