"""One file checked by itself: what `check` can remember of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kongchuo.model.check_result import ROSTER, CheckedSheet
from kongchuo.model.codec import Codec
from kongchuo.model.finding import Finding
from kongchuo.model.passwords import Passwords
from kongchuo.model.period import school_year
from kongchuo.model.store import Store
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.read.file import read_file
from kongchuo.read.remember import key_of, remember, remembered
from kongchuo.rules.engine import check_table
from kongchuo.rules.rule import Context

# What the rules across files look at on a roster; everything else of a file is let go once its own rules have run.
_KEPT = ("name", "id_number", "sex", "birth_date", "roll_status", "id_type", "class_name")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file's sheets, what is wrong with it by itself, and its people for the rules across files."""

    readable: bool
    sheets: tuple[CheckedSheet, ...]
    school_year: int
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]


_CODEC = Codec(Checked)


def check_file(
    path: Path,
    shown: str,
    kinds: Sequence[str],
    own_year: int | None,
    *,
    township: Township | None,
    as_of: date,
    passwords: Passwords,
    store: Store,
) -> Checked:
    """Reads a file and runs the rules on each of its tables, unless nothing has changed since.

    `own_year` is the school year of the folder that the file lies in.
    """
    key = key_of(path, "check", shown, tuple(kinds), township, own_year, as_of)
    known = remembered(store, key, _CODEC)
    if isinstance(known, Checked):
        return known
    found = _check(path, shown, kinds, own_year, township, as_of, passwords)
    remember(store, key, _CODEC, found)
    return found


def _check(
    path: Path,
    shown: str,
    kinds: Sequence[str],
    own_year: int | None,
    township: Township | None,
    as_of: date,
    passwords: Passwords,
) -> Checked:
    file = read_file(
        path,
        shown,
        kinds,
        township=township,
        school_year=own_year,
        latest_year=school_year(as_of) if {ROSTER, "register"} & set(kinds) else None,
        passwords=passwords,
    )
    year = file.school_year if file.school_year is not None else school_year(as_of)
    context = Context(as_of, year, township)
    findings = [finding for table in file.tables for finding in check_table(table, context)]
    tables = tuple(table.only(*_KEPT) if table.kind == ROSTER else table for table in file.tables)
    return Checked(file.readable, file.sheets, year, (*file.findings, *findings), tables)
