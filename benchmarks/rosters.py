"""Big rosters in one file, and one roster a school."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

import pupils
import xlsxwriter

from kongchuo.records.catalogue import RECORDS

_SCHOOL_SIZE = 500


def rows_of(number: int) -> list[dict[str, str]]:
    """Clean pupils of schools of five hundred."""
    register = pupils.Register(Random(number))
    places = pupils.schools(-(-number // _SCHOOL_SIZE))
    return [row for place in places for row in register.school(place, min(number, _SCHOOL_SIZE))]


def single_files(folder: Path, sizes: Iterable[int]) -> dict[str, int]:
    """One file of each size, clean, with 500 faults and faulty in every row; and how many rows of
    each a peer must find."""
    expected: dict[str, int] = {}
    for size in sizes:
        rows = rows_of(size)
        for name, faults in ((f"clean-{size}", 0), (f"some-{size}", size // 20), (f"faulty-{size}", size)):
            spoiled, expected[f"{name}.xlsx"] = pupils.spoiled(rows, faults)
            save_roster(folder / f"{name}.xlsx", spoiled)
    return expected


def save_roster(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """A roster with its header in the first row and thirty columns, all cells text, as the template has them."""
    fields = tuple(pupils.COLUMNS)
    lines = [[*(row[name] for name in fields), "140", "35"] for row in rows]
    save(path, {"花名册": (pupils.HEADINGS, lines)})


def save_records(path: Path, sheets: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
    """A register or a ledger: kind of sheet → rows by field name, under the canonical headings."""
    made = {}
    for kind, rows in sheets.items():
        columns = RECORDS[kind].columns()
        lines = [[row.get(name, "") for name in columns] for row in rows]
        made[RECORDS[kind].title] = (tuple(spec.heading for spec in columns.values()), lines)
    save(path, made)


def save(path: Path, sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[str]]]]) -> None:
    """A workbook with shared strings, as Excel and WPS write it. Empty cells are left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        look = book.add_format({"num_format": "@", "border": 1})
        for title, (headings, lines) in sheets.items():
            sheet = book.add_worksheet(title)
            for number, line in enumerate((headings, *lines)):
                for column, text in enumerate(line):
                    if text:
                        sheet.write_string(number, column, text, look)
