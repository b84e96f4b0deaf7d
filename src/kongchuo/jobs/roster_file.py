"""What a report keeps of a roster's file once it has been read, and remembers until the file changes.

The cells of a county's month take half a gigabyte. A file is therefore let go before the next one is opened: its
pupils stay as columns, its grades 6 and 7 as tables where transition may ask for them, and, for the month whose
cells are judged, what the rules have found and the columns that rules across files look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Any

from kongchuo.model.check_result import CheckedSheet
from kongchuo.model.codec import Codec
from kongchuo.model.finding import Finding
from kongchuo.model.period import Period
from kongchuo.model.rows import Rows
from kongchuo.model.store import NO_STORE
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.file import FileRead, read_file
from kongchuo.read.remember import content_of, key_of_all, remember, remembered
from kongchuo.read.workspace import shown_path
from kongchuo.records.roll import roll
from kongchuo.rules.engine import check_table
from kongchuo.rules.rule import Context

# What a report looks at of every pupil.
_COLUMNS = (
    "file", "sheet", "row", "cell", "school", "stage", "grade", "class_label", "name", "id_number", "id_valid",
    "sex", "birth", "status", "guardian", "phone", "village", "hardship",
)  # fmt: skip
# Those of them that are always texts, and repeated from month to month.
_TEXTS = frozenset({"class_label", "name", "id_number", "birth", "guardian", "phone", "village"})
# What the rules across files look at.
_ACROSS = ("name", "id_number", "sex", "birth_date", "roll_status", "id_type", "class_name")
_CHANGING_SCHOOL = (6, 7)  # the grades that transition follows
# A column is kept as its different values and their numbers where that is shorter by so much.
_SHORTER = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The pupils of a file. `columns` are `_COLUMNS`, each as its values, or as its different values and
    the number of each row's; `changing` are the grades 6 and 7, None where nobody will ask for them."""

    readable: bool
    sheets: tuple[CheckedSheet, ...]
    columns: tuple[tuple[tuple[Any, ...], tuple[int, ...] | None], ...]
    changing: tuple[Table, ...] | None

    def rows(self) -> Rows:
        """The pupils; equal texts are one object in all months, as most pupils stand on every roster."""
        found: dict[str, Sequence[Any]] = {}
        for name, (values, numbers) in zip(_COLUMNS, self.columns, strict=True):
            shared = tuple(map(intern, values)) if name in _TEXTS else values
            found[name] = shared if numbers is None else list(map(shared.__getitem__, numbers))
        return Rows.of(found)


@dataclass(frozen=True, slots=True)
class Judged:
    """What reader and rules have found in a file by itself, and its tables for the rules across files."""

    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]


_PART, _JUDGED = Codec(Part), Codec(Judged)


class RosterFile:
    """A roster of a month, read at most once, and only if something about it is not remembered."""

    def __init__(self, workspace: Workspace, path: Path, month: Period, *, changing: bool) -> None:
        self.path = path
        self.shown = shown_path(path, workspace.root)
        self._workspace = workspace
        self._year = month.school_year
        self._changing = changing

    def part(self) -> Part:
        """The pupils."""
        key = self._key("roster", self._changing)
        known = remembered(self._workspace.store, key, _PART)
        if isinstance(known, Part):
            return known
        found = _part(self._read, self._changing)
        remember(self._workspace.store, key, _PART, found)
        return found

    def judged(self, day: date) -> Judged:
        """What is wrong with its cells, as of a day."""
        key = self._key("judged", day)
        known = remembered(self._workspace.store, key, _JUDGED)
        if isinstance(known, Judged):
            return known
        context = Context(day, self._year, self._workspace.township)
        read = self._read
        findings = [finding for table in read.tables for finding in check_table(table, context)]
        tables = tuple(table.only(*_ACROSS) for table in read.tables)
        found = Judged((*read.findings, *findings), tables)
        remember(self._workspace.store, key, _JUDGED, found)
        return found

    def _key(self, *facts: object) -> str | None:
        if self._workspace.store is NO_STORE:
            return None
        return key_of_all([self._content], *facts, self.path.name, self.shown, self._workspace.township, self._year)

    @cached_property
    def _content(self) -> str | None:
        return content_of(self.path)

    @cached_property
    def _read(self) -> FileRead:
        workspace = self._workspace
        return read_file(
            self.path,
            self.shown,
            ("roster",),
            township=workspace.township,
            school_year=self._year,
            passwords=workspace.passwords,
        )


def _part(read: FileRead, changing: bool) -> Part:
    rows = roll(read.tables, _COLUMNS)
    columns = tuple(_packed(rows[name].tolist()) for name in _COLUMNS)
    return Part(read.readable, read.sheets, columns, tuple(map(_leavers, read.tables)) if changing else None)


def _packed(values: Sequence[Any]) -> tuple[tuple[Any, ...], tuple[int, ...] | None]:
    numbers: dict[Any, int] = {value: number for number, value in enumerate(dict.fromkeys(values))}
    if len(numbers) * _SHORTER > len(values):
        return tuple(values), None
    return tuple(numbers), tuple(map(numbers.__getitem__, values))


def _leavers(table: Table) -> Table:
    grades = table.derived["grade_number"]
    return table.take([position for position, grade in enumerate(grades) if grade in _CHANGING_SCHOOL])
