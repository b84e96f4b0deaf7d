"""What `check` finds in a file by itself, and between files; both remembered while nothing changes.

In a workspace the answers are kept by the content of the files (`read/remember.py`): the findings
apart from the people, who are not looked at again while nothing has changed between the files.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.jobs.check_beside import REGISTER, looks_beside, sheets_beside
from kongchuo.jobs.check_targets import Target
from kongchuo.model.check_result import ROSTER, CheckedSheet
from kongchuo.model.codec import Codec
from kongchuo.model.finding import Finding
from kongchuo.model.passwords import Passwords
from kongchuo.model.period import school_year
from kongchuo.model.store import NO_STORE, Store
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.model.workspace import Workspace
from kongchuo.read.file import read_file
from kongchuo.read.remember import key_of, key_of_all, remember, remembered
from kongchuo.rules.engine import check_across, check_table
from kongchuo.rules.rule import Context

# What the rules across files look at on a roster; everything else of a file is let go once its own rules have run.
_KEPT = ("name", "id_number", "sex", "birth_date", "roll_status", "id_type", "class_name")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file's sheets, its school year where one is known, and what is wrong with it by itself."""

    readable: bool
    sheets: tuple[CheckedSheet, ...]
    school_year: int | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The rows of a file for the rules across files."""

    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """What is wrong between files."""

    findings: tuple[Finding, ...]


_CHECKED, _PEOPLE, _BETWEEN = Codec(Checked), Codec(People), Codec(Between)


@dataclass(frozen=True, slots=True)
class FileChecked:
    """One file: what was found, under which key it is remembered (None: it is not), and its people
    when they are asked for."""

    found: Checked
    key: str | None
    people: Callable[[], tuple[Table, ...]]


class Checker:
    """Checks files one after the other, and then between them."""

    def __init__(self, workspace: Workspace | None, as_of: date, passwords: Passwords) -> None:
        self._township: Township | None = workspace.township if workspace else None
        self._workspace, self._as_of, self._passwords = workspace, as_of, passwords

    def file(self, target: Target) -> FileChecked:
        """Reads a file and runs the rules on each of its tables, unless nothing has changed since."""
        store = self._store(target)
        key = None
        if store is not NO_STORE:
            key = key_of(target.path, "check", target.shown, target.kinds, self._township, target.year, self._as_of)
        known = remembered(store, key, _CHECKED)
        if isinstance(known, Checked):
            return FileChecked(known, key, lambda: self._people(store, key, target))
        found, people = self._check(target)
        remember(store, key, _CHECKED, found)
        remember(store, _people_of(key), _PEOPLE, people)
        return FileChecked(found, key, lambda: people.tables)

    def between(self, files: Sequence[FileChecked], context: Context) -> tuple[Finding, ...]:
        """What the rules object to that look at all files."""
        if looks_beside({sheet.kind for file in files for sheet in file.found.sheets}):
            # Other files have a say, whose content is in no key.
            return self._between(files, context)
        store = self._workspace.store if self._workspace else NO_STORE
        facts = (context.as_of, context.school_year, sorted(context.headcounts.items(), key=repr))
        # A file that is not remembered, such as one that no password opens, counts only if there is anybody in it.
        keys = [file.key for file in files if file.key or file.people()]
        key = key_of_all(keys, "between", context.township, *facts)
        known = remembered(store, key, _BETWEEN)
        if isinstance(known, Between):
            return known.findings
        found = Between(self._between(files, context))
        remember(store, key, _BETWEEN, found)
        return found.findings

    def _between(self, files: Sequence[FileChecked], context: Context) -> tuple[Finding, ...]:
        tables = [table for file in files for table in file.people()]
        return tuple(check_across(tables, context, sheets_beside(self._workspace, tables, self._as_of)))

    def year(self, found: Checked) -> int:
        """The school year by which a file's rules judge."""
        return found.school_year if found.school_year is not None else school_year(self._as_of)

    def _store(self, target: Target) -> Store:
        """Only of what lies in the workspace anything is kept in it."""
        workspace = self._workspace
        inside = workspace is not None and target.path.resolve().is_relative_to(workspace.root.resolve())
        return workspace.store if workspace is not None and inside else NO_STORE

    def _people(self, store: Store, key: str | None, target: Target) -> tuple[Table, ...]:
        known = remembered(store, _people_of(key), _PEOPLE)
        return known.tables if isinstance(known, People) else self._check(target)[1].tables

    def _check(self, target: Target) -> tuple[Checked, People]:
        file = read_file(
            target.path,
            target.shown,
            target.kinds,
            township=self._township,
            school_year=target.year,
            latest_year=school_year(self._as_of) if {ROSTER, REGISTER} & set(target.kinds) else None,
            passwords=self._passwords,
        )
        found = Checked(file.readable, file.sheets, file.school_year, file.findings)
        context = Context(self._as_of, self.year(found), self._township)
        own = [finding for table in file.tables for finding in check_table(table, context)]
        tables = tuple(table.only(*_KEPT) if table.kind == ROSTER else table for table in file.tables)
        return Checked(file.readable, file.sheets, file.school_year, (*file.findings, *own)), People(tables)


def _people_of(key: str | None) -> str | None:
    return key and f"{key}-people"
