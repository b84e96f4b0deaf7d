"""A township's folder: finding it, and reading its rosters, registers and ledgers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kongchuo.model.errors import UserError
from kongchuo.model.finding import Finding
from kongchuo.model.period import Period, parse_period, school_year, school_year_label
from kongchuo.model.table import Table
from kongchuo.model.workspace import CONFIG, Workspace
from kongchuo.policy.config import load_township
from kongchuo.read import ledger_names
from kongchuo.read.file import FileRead
from kongchuo.read.remember import read_remembered

# What a folder of rosters may hold beside rosters: lock files of WPS and Excel, system files.
_PASSED_OVER = ("~$", ".~", ".")
_NO_TABLES = {".db", ".ini", ".lnk", ".tmp", ".toml", ".md"}


def find_workspace(start: Path, given: Path | None = None) -> Workspace | None:
    """The workspace that is named (`given`) or that a folder lies in; None outside of any.

    UserError when the named folder is no workspace or its `kongchuo.toml` is wrong.
    """
    if given is not None:
        if not (given / CONFIG).is_file():
            raise UserError(f"{given} 里没有 {CONFIG}，不是工作区。可以用“kongchuo init”新建一个。")
        return Workspace(given, load_township(given / CONFIG))
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return Workspace(folder, load_township(folder / CONFIG))
    return None


def table_files(folder: Path) -> list[Path]:
    """All files under a folder that may be tables, in a stable order; lock and system files passed over."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.name.startswith(_PASSED_OVER)
        and path.suffix.lower() not in _NO_TABLES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


@dataclass(frozen=True)
class FilesRead:
    """Files of one kind, read."""

    files: tuple[FileRead, ...]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables; rosters are settled."""
        return tuple(table for file in self.files for table in file.tables)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read or understood."""
        return tuple(finding for file in self.files for finding in file.findings)


@dataclass(frozen=True)
class MonthRead(FilesRead):
    """The rosters of one month."""

    period: Period

    @cached_property
    def schools(self) -> frozenset[str]:
        """The schools that have sent a roster with pupils."""
        return frozenset(school for table in self.tables for school in table.derived["school"] if school)


def months(workspace: Workspace) -> list[Period]:
    """The months for which there is a folder of rosters with files in it, oldest first."""
    if not workspace.rosters.is_dir():
        return []
    found = [
        parse_period("month", folder.name)
        for folder in workspace.rosters.iterdir()
        if folder.is_dir() and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", folder.name) and table_files(folder)
    ]
    return sorted(found, key=lambda period: period.start)


def set_apart(workspace: Workspace) -> list[str]:
    """What lies among the months and is none, so that it is not read: folders with other names, loose files."""
    if not workspace.rosters.is_dir():
        return []
    known = {month.label for month in months(workspace)}
    return sorted(
        {
            f"{workspace.rosters.name}/{path.relative_to(workspace.rosters).parts[0]}"
            for path in table_files(workspace.rosters)
            if path.relative_to(workspace.rosters).parts[0] not in known
        }
    )


def read_month(workspace: Workspace, month: Period) -> MonthRead:
    """All rosters of a month; no files when there is no such folder."""
    return MonthRead(tuple(_read_all(workspace, roster_files(workspace, month), "roster", month.school_year)), month)


def roster_files(workspace: Workspace, month: Period) -> list[Path]:
    """The rosters of a month; none when there is no such folder."""
    folder = workspace.rosters / month.label
    return table_files(folder) if folder.is_dir() else []


def read_register(workspace: Workspace, year: int) -> FilesRead | None:
    """The register of school-age children of the school year that begins in `year`; None if there is none.

    The folder is called `2022` or `2022-2023`.
    """
    paths = register_files(workspace, year)
    return FilesRead(tuple(_read_all(workspace, paths, "register", year))) if paths else None


def register_files(workspace: Workspace, year: int) -> list[Path]:
    """The village files of a school year; empty if there are none."""
    for name in (str(year), school_year_label(year)):
        folder = workspace.registers / name
        if folder.is_dir() and (paths := table_files(folder)):
            return paths
    return []


def read_ledger(workspace: Workspace, kind: str) -> FilesRead | None:
    """The ledger of a kind (`movements`, `cases`, `visits`, `outcomes`); None when no workbook bears its name."""
    paths = ledger_files(workspace, kind)
    return FilesRead(tuple(_read_ledgers(workspace, paths, kind))) if paths else None


def ledger_files(workspace: Workspace, kind: str) -> list[Path]:
    """The workbooks of a ledger: those whose name, or whose folder among the ledgers, names it."""
    if not workspace.ledgers.is_dir():
        return []
    return [path for path in table_files(workspace.ledgers) if kind in ledger_names.kinds(path, workspace.ledgers)]


def unnamed_ledgers(workspace: Workspace) -> list[str]:
    """What lies among the ledgers and bears the name of none, so that it is not read."""
    if not workspace.ledgers.is_dir():
        return []
    loose = [path for path in table_files(workspace.ledgers) if not ledger_names.kinds(path, workspace.ledgers)]
    return [shown_path(path, workspace.root) for path in loose if not ledger_names.is_no_ledger(path)]


def kinds_of(path: Path, workspace: Workspace | None) -> tuple[str, ...]:
    """As what a file is to be read: by its folder in the workspace, else by its name where that is a
    ledger's (the sheet's headings then decide). Empty for a file among the ledgers that bears no known name."""
    inside = {name: path.resolve().is_relative_to(folder.resolve()) for name, folder in _folders(workspace)}
    if inside.get("registers"):
        return ("register",)
    if workspace and inside.get("ledgers"):
        return ledger_names.kinds(path.resolve(), workspace.ledgers.resolve())
    named = ledger_names.kinds_by_title(path.stem)
    return (*named, "roster") if named and not inside.get("rosters") else ("roster",)


def _folders(workspace: Workspace | None) -> Iterator[tuple[str, Path]]:
    if workspace:
        yield from (("rosters", workspace.rosters), ("registers", workspace.registers), ("ledgers", workspace.ledgers))


def _read_ledgers(workspace: Workspace, paths: list[Path], kind: str) -> Iterator[FileRead]:
    kinds = ("cases", "visits") if kind in ("cases", "visits") else (kind,)
    for path in paths:
        read = _read(workspace, path, kinds, None)
        tables = tuple(table for table in read.tables if table.kind == kind)
        yield FileRead(read.shown, path, read.readable, tables, read.sheets, read.findings)


def _read_all(workspace: Workspace, paths: list[Path], kind: str, year: int) -> Iterator[FileRead]:
    for path in paths:
        yield _read(workspace, path, (kind,), year)


def _read(workspace: Workspace, path: Path, kinds: tuple[str, ...], year: int | None) -> FileRead:
    return read_remembered(
        workspace.store,
        path,
        shown_path(path, workspace.root),
        kinds,
        township=workspace.township,
        school_year=year,
        passwords=workspace.passwords,
    )


def shown_path(path: Path, root: Path | None) -> str:
    """A path as users see it: relative to the workspace where it lies in it, with forward slashes."""
    if root is not None:
        try:
            return path.resolve().relative_to(root.resolve()).as_posix()
        except ValueError:
            pass
    return path.as_posix()


def month_of_path(path: Path, workspace: Workspace) -> Period | None:
    """The month whose folder a roster lies in."""
    try:
        parts = path.resolve().relative_to(workspace.rosters.resolve()).parts
    except ValueError:
        return None
    if parts and re.fullmatch(r"\d{4}-\d{2}", parts[0]):
        return parse_period("month", parts[0])
    return None


def year_of_path(path: Path, workspace: Workspace | None) -> int | None:
    """The school year of a roster by the month folder that it lies in, also outside a workspace."""
    if workspace:
        month = month_of_path(path, workspace)
        if month:
            return month.school_year
    for part in reversed(path.parts[:-1]):
        if re.fullmatch(r"\d{4}-\d{2}", part):
            try:
                return school_year(parse_period("month", part).start)
            except ValueError:
                return None
    return None
