"""Which files `check` is asked to look at, and as what each is to be read."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kongchuo.model.errors import UserError
from kongchuo.model.workspace import Workspace
from kongchuo.read.ledger_names import LEDGER_TITLES
from kongchuo.read.workspace import (
    kinds_of,
    months,
    shown_path,
    table_files,
    unnamed_ledgers,
    year_of_path,
)


class Target(NamedTuple):
    """A file, the path that is shown for it, the kinds of sheets that it may hold, and its school year."""

    path: Path
    shown: str
    kinds: tuple[str, ...]
    year: int | None


def targets(paths: Sequence[Path], workspace: Workspace | None) -> list[Target]:
    """The files of these paths, each once; without paths the rosters of the newest month.

    UserError when there is nothing to check.
    """
    found: dict[Path, str] = {}
    for path, shown in _asked(paths, workspace) if paths else _newest(workspace):
        found.setdefault(path.resolve(), shown)
    return [_target(path, shown, workspace) for path, shown in found.items()]


def passed_over(paths: Sequence[Path], workspace: Workspace | None) -> Iterator[str]:
    """The files of a folder of ledgers that nobody can say the kind of."""
    folders = [path.resolve() for path in paths if path.is_dir()]
    loose = unnamed_ledgers(workspace) if workspace else []
    inside = [
        one
        for one in loose
        if workspace and any((workspace.root / one).resolve().is_relative_to(folder) for folder in folders)
    ]
    if inside:
        yield f"{'、'.join(inside)}没有核查：台账的文件名里要写明是哪本账，如 考勤2023年3月.xlsx。"


def _target(path: Path, shown: str, workspace: Workspace | None) -> Target:
    kinds = kinds_of(path, workspace)
    if not kinds:
        names = "、".join(LEDGER_TITLES)
        raise UserError(f"看不出“{shown}”是哪种台账。台账的文件名里要有{names}，report也按文件名去找。")
    year = _register_year(path) if kinds == ("register",) else year_of_path(path, workspace)
    return Target(path, shown, kinds, year)


def _register_year(path: Path) -> int | None:
    """The school year of a register by its folder: 2022 or 2022-2023."""
    for part in reversed(path.parts[:-1]):
        found = re.fullmatch(r"(20\d\d)(-20\d\d)?", part)
        if found:
            return int(found[1])
    return None


def _asked(paths: Sequence[Path], workspace: Workspace | None) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            files = _tables_below(path, workspace)
            if not files:
                raise UserError(f"文件夹“{path}”里没有可以核查的表格文件。")
            for file in files:
                yield file, file.as_posix()
        elif path.exists():
            yield path, path.as_posix()
        else:
            raise UserError(f"找不到“{path}”，请核对文件名和所在文件夹。")


def _tables_below(folder: Path, workspace: Workspace | None) -> list[Path]:
    """The tables below a folder; of a whole workspace its rosters, of the ledgers those that have a known name."""
    if workspace and workspace.root.resolve().is_relative_to(folder.resolve()):
        folder = folder / workspace.rosters.resolve().relative_to(folder.resolve())
    files = table_files(folder) if folder.is_dir() else []
    return [file for file in files if kinds_of(file, workspace)]


def _newest(workspace: Workspace | None) -> Iterator[tuple[Path, str]]:
    if workspace is None:
        raise UserError("请写明要核查的花名册，例如：kongchuo check 花名册.xlsx；或者先进入工作区文件夹。")
    known = months(workspace)
    if not known:
        raise UserError(f"“{workspace.rosters}”里还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。")
    for file in table_files(workspace.rosters / known[-1].label):
        yield file, shown_path(file, workspace.root)
