"""`kongchuo reconcile`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.cli import options, passwords
from kongchuo.model.errors import UserError

if TYPE_CHECKING:
    from kongchuo.jobs.reconcile import ReconcileResult
    from kongchuo.model.period import Period


def reconcile(
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="月份", help="对照哪一个月的花名册，如 2022-11；不写就取最近的一个月。"),
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
    """适龄儿童册和花名册逐人核对：谁没有入学，谁不在册。"""
    from kongchuo.jobs import reconcile as job

    protect = passwords.to_protect(encrypt, password_file)
    asked = _month(month)
    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    result = job.run(
        found, asked, as_of=options.day(as_of), output=output, reveal=reveal,
        password=protect, progress=options.say if sys.stderr.isatty() and not quiet else None,
    )  # fmt: skip
    options.emit(_rendered(result, output_format, options.screen(no_color), reveal=reveal), output_format)
    if result.missed:
        raise typer.Exit(1)


def _month(text: str | None) -> "Period | None":
    from kongchuo.model.period import parse_period

    try:
        return None if text is None else parse_period("month", text)
    except ValueError as fault:
        raise UserError(str(fault)) from None


def _rendered(result: "ReconcileResult", output_format: options.Format, screen: options.Screen, *, reveal: bool) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write.check_json import json_text

        return json_text(result.payload(), reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.write import reconcile_csv

        return reconcile_csv.render(result.reconciliation)
    from kongchuo.write import reconcile_text

    return reconcile_text.render(
        result.reconciliation, result.files, width=screen.width, color=screen.color, reveal=reveal
    )
