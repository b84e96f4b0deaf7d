"""The program: its commands, and the one place that decides the exit status.

Nothing heavy is imported here: `kongchuo --help` loads neither pandas nor openpyxl nor pydantic, and
a command's module is loaded when the command is called or listed.
"""

import contextlib
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kongchuo import __version__
from kongchuo.cli import options
from kongchuo.cli.help import ChineseGroup
from kongchuo.model.errors import UserError

USER_CAN_PUT_RIGHT = 2
FAULT_IN_KONGCHUO = 3
INTERRUPTED = 130

# As they are listed; each is the function of that name in the module of that name beside this one.
COMMANDS = (
    "check",
    "accept",
    "report",
    "transition",
    "reconcile",
    "absentees",
    "cases",
    "notice",
    "explain",
    "demo",
    "template",
    "init",
    "schema",
)


class _Program(ChineseGroup):
    names = COMMANDS


app = typer.Typer(
    name="kongchuo",
    cls=_Program,
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    help="控辍保学工具：核查花名册，统计入学率和辍学情况，找出没有人找的孩子。",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kongchuo {__version__}")
        raise typer.Exit


@app.callback()
def overview(
    context: typer.Context,
    workspace: options.WorkspaceOption = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本号。")] = False,
) -> None:
    """控辍保学工具：核查花名册，统计入学率和辍学情况，找出没有人找的孩子。"""
    if context.invoked_subcommand is not None:
        context.obj = workspace
        return
    found = options.open_workspace(workspace)
    if found is None:
        typer.echo(context.get_help())
        return
    from kongchuo.cli.status import show

    show(found)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the program and leaves with its exit status."""
    _tolerant_output()
    # What is read is kept until the end: looking through it for garbage again and again finds none.
    gc.set_threshold(200_000, 50, 50)
    try:
        status = app(list(arguments) if arguments is not None else None, standalone_mode=False) or 0
    except UserError as fault:
        status = _refuse(str(fault))
    except KeyboardInterrupt:
        status = _interrupted()
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (`kongchuo check | head`); that is no fault of anyone.
        # Typer makes an exit of it.
        _silence_output()
        status = 0
    except Exception as fault:
        status = _other(fault)
    status = _flushed(status if isinstance(status, int) else 0)
    sys.exit(status)


def _other(fault: Exception) -> int:
    """Typer's own exceptions carry their meaning in their class; all others are our fault."""
    from kongchuo.cli import faults

    if type(fault).__name__ == "Abort":
        return _interrupted()
    message = faults.usage(fault)
    if message:
        return _refuse(message)
    if isinstance(fault, OSError) and (refused := faults.refused(fault)):
        return _refuse(refused)
    _say(faults.report(fault, sys.argv, _here()))
    return FAULT_IN_KONGCHUO


def _here() -> Path:
    """The current folder, or a relative path to it when it has been removed meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path()


def _refuse(message: str) -> int:
    _say(f"没有完成：{message}")
    return USER_CAN_PUT_RIGHT


def _interrupted() -> int:
    _say("已中断。")
    return INTERRUPTED


def _say(text: str) -> None:
    """A last word; where there is no one to hear it, the exit status says it alone."""
    with contextlib.suppress(OSError):
        typer.echo(text, err=True)


def _tolerant_output() -> None:
    """A GBK console cannot show every rare name; it shows `?` rather than stop the program."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _flushed(status: int) -> int:
    """The exit status once everything is written: a full disk shows itself only now."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_output()
    except OSError as fault:
        _silence_output()
        return _other(fault)
    return status


def _silence_output() -> None:
    import os

    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
