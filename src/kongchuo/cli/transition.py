"""`kongchuo transition`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kongchuo.cli import options, passwords

if TYPE_CHECKING:
    from kongchuo.jobs.transition import TransitionResult


def transition(
    cohort: Annotated[
        int | None,
        typer.Option(
            "--cohort",
            metavar="年份",
            min=1990,
            max=2100,
            help="哪一届，即六年级毕业的年份，如 2023；不写就取花名册里最近的一届。",
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
    """小升初衔接：六年级毕业生都去了哪里，谁没有到初中。"""
    from kongchuo.jobs import transition as job

    protect = passwords.to_protect(encrypt, password_file)
    found = options.need_workspace(workspace, passwords.to_open(password_file, quiet=quiet))
    result = job.run(
        found, cohort, as_of=options.day(as_of), output=output, reveal=reveal,
        password=protect, progress=options.say if sys.stderr.isatty() and not quiet else None,
    )  # fmt: skip
    options.emit(_rendered(result, output_format, options.screen(no_color), reveal=reveal), output_format)
    if result.missed:
        raise typer.Exit(1)


def _rendered(
    result: "TransitionResult", output_format: options.Format, screen: options.Screen, *, reveal: bool
) -> str:
    if output_format is options.Format.JSON:
        from kongchuo.write.check_json import json_text

        return json_text(result.payload(), reveal=reveal)
    if output_format is options.Format.CSV:
        from kongchuo.write import transition_csv

        return transition_csv.render(result.transition)
    from kongchuo.write import transition_text

    return transition_text.render(
        result.transition, result.files, width=screen.width, color=screen.color, reveal=reveal
    )
