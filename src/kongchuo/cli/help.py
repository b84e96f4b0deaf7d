"""Help texts in Chinese, set by the width of Chinese characters.

Typer's own help is English and counts a Chinese character as one column, so its lines run over.
"""

import shutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from kongchuo.cli.values import read_plainly
from kongchuo.write.measure import half_widths

_INDENT = "  "
_OPENING = "“（《【"
_NO_BREAK_BEFORE = "，。；：、）”！？,.;:)"


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, `--help` among them, with readers for plain values."""
        return read_plainly(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help page."""
        formatter.write(page(self, ctx, ()))


class ChineseGroup(TyperGroup):
    """The program itself: its help lists the commands, each of which is loaded when it is asked for."""

    names: tuple[str, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands in the order of the help."""
        return list(self.names)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None if there is none."""
        return _command(cmd_name) if cmd_name in self.names else None

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, `--help` among them, with readers for plain values."""
        return read_plainly(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help page."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, _first_line(command.help or "")) for name, command in commands if command and not command.hidden]
        formatter.write(page(self, ctx, rows))


@cache
def _command(name: str) -> Any:
    """The function of a module of the same name as a command."""
    alone = Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, cls=ChineseCommand)(getattr(import_module(f"kongchuo.cli.{name}"), name))
    return get_command(alone)


def page(command: Any, ctx: Any, commands: Iterable[tuple[str, str]]) -> str:
    """The help of a command as text."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [
        param for param in command.params if param.param_type_name == "option" and not getattr(param, "hidden", False)
    ]
    rows = list(commands)
    usage = [ctx.command_path, "[选项]", *(["命令", "…"] if rows else [_metavar(param) for param in arguments])]
    parts = [f"用法：{' '.join(usage)}\n", *wrap(command.help or "", width, ""), ""]
    parts += _section("参数", [(_metavar(param), param.help or "") for param in arguments], width)
    parts += _section("命令", rows, width)
    parts += _section("选项", [(_names(param), _help(param)) for param in options], width)
    return "\n".join(parts).rstrip() + "\n"


def _names(param: Any) -> str:
    names = ", ".join(sorted((*param.opts, *param.secondary_opts), key=len))
    return names if param.is_flag else f"{names} {_metavar(param)}"


def _metavar(param: Any) -> str:
    return getattr(param, "metavar", None) or str(param.name).upper()


def _help(param: Any) -> str:
    return "显示这份说明。" if "--help" in param.opts else param.help or ""


def _section(title: str, rows: list[tuple[str, str]], width: int) -> list[str]:
    if not rows:
        return []
    left = min(max(half_widths(name) for name, _ in rows), 26)
    lines = [f"{title}："]
    for name, text in rows:
        body = wrap(text, width, " " * (left + 4))
        head = f"{_INDENT}{name}"
        if half_widths(name) > left:
            lines += [head, *body]
        else:
            first = body[0].lstrip() if body else ""
            lines += [f"{head}{' ' * (left + 2 - half_widths(name))}{first}".rstrip(), *body[1:]]
    return [*lines, ""]


def wrap(text: str, width: int, indent: str) -> list[str]:
    """A Chinese text in lines of at most `width` columns; no line starts with a closing mark, which
    finds room in the last two columns."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph.strip()):
            if line and half_widths(indent + line + piece) > width - 2 and piece not in _NO_BREAK_BEFORE:
                lines.append(indent + line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append((indent + line).rstrip() if line else "")
    return lines


def _pieces(text: str) -> list[str]:
    """Where a line may break: between Chinese characters and at blanks, never inside a word or number or after an
    opening mark."""
    pieces: list[str] = []
    for character in text:
        if (pieces and pieces[-1][-1] in _OPENING) or (
            pieces
            and character.isascii()
            and not character.isspace()
            and pieces[-1][-1].isascii()
            and not pieces[-1][-1].isspace()
        ):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0]
