"""`kongchuo cases`."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kongchuo.cli import options, passwords
from kongchuo.model.errors import UserError

if TYPE_CHECKING:
    from kongchuo.jobs.cases import CasesResult
    from kongchuo.jobs.suspects import SuspectsResult
    from kongchuo.model.period import Period


def cases(
    school: Annotated[str | None, typer.Option("--school", metavar="学校", help="只看这所学校的，全称或简称。")] = None,
    everything: Annotated[bool, typer.Option("--all", help="已经复学、销号的也列出来。")] = False,
    suspect: Annotated[
        bool,
        typer.Option("--suspect", help="给“离开学校，没有记录”的学生起草疑似辍学的台账行，另存一个工作簿，不动台账。"),
    ] = False,
    month: Annotated[
        str | None,
        typer.Option(
            "--month", metavar="月份", help="和 --suspect 一起用：哪一个月，如 2023-03；不写就取最近的一个月。"
        ),
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
    """辍学个案：谁最急，为什么，下一步做什么，最晚哪一天。"""
    protect = passwords.to_protect(encrypt, password_file)
    span = _month(month)
    if suspect and (school or everything):
        raise UserError("--suspect 不能和 --school、--all 一起用。")
    if span and not suspect:
        raise UserError("--month 要和 --suspect 一起用；看某一天的个案请用 --as-of。")
    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    shared: dict[str, Any] = {
        "as_of": options.day(as_of), "output": output, "reveal": reveal, "password": protect,
        "progress": options.say if sys.stderr.isatty() and not quiet else None,
    }  # fmt: skip
    screen = options.screen(no_color)
    if suspect:
        from kongchuo.jobs import suspects

        drafted = suspects.run(found, span, **shared)
        options.emit(_drafted(drafted, output_format, screen, reveal=reveal), output_format)
        return
    from kongchuo.jobs import cases as job

    result = job.run(found, school=school, **shared)
    options.emit(_rendered(result, output_format, screen, everything=everything, reveal=reveal), output_format)
    if result.overdue:
        raise typer.Exit(1)


def _month(text: str | None) -> "Period | None":
    from kongchuo.model.period import parse_period

    try:
        return None if text is None else parse_period("month", text)
    except ValueError as fault:
        raise UserError(str(fault)) from None


def _rendered(
    result: "CasesResult", output_format: options.Format, screen: options.Screen, *, everything: bool, reveal: bool
) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write.check_json import json_text

        return json_text(result.payload(everything=everything), reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.cases.urgency import Level
        from kongchuo.write import cases_csv

        levels = {level.name.lower(): level.words for level in Level}
        return cases_csv.render(result.payload(everything=everything)["cases"], levels)
    from kongchuo.reports import cases_screen
    from kongchuo.write import sheet_text

    shown = cases_screen.screen(result.book, result.files, everything=everything, reveal=reveal)
    return sheet_text.render(shown, width=screen.width, color=screen.color, reveal=reveal)


def _drafted(result: "SuspectsResult", output_format: options.Format, screen: options.Screen, *, reveal: bool) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write.check_json import json_text

        return json_text(result.payload(), reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.write import suspects_csv

        return suspects_csv.render(result.payload())
    from kongchuo.write import sheet_text
    from kongchuo.write.suspects_text import shown

    return sheet_text.render(
        shown(result.payload(), result.township, reveal), width=screen.width, color=screen.color, reveal=reveal
    )
