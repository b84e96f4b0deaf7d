"""Writes the invented township into a folder, and says what must be found there."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from kongchuo.demo.books import ledger_faults, ledger_files, ledger_rows
from kongchuo.demo.expected import Expected, of_files, of_marks, of_schools, of_sheets
from kongchuo.demo.fault_cells import sow_cells
from kongchuo.demo.fault_files import OddFile, SheetMark, odd_files, spoiled_forms
from kongchuo.demo.fault_numbers import sow_numbers
from kongchuo.demo.fault_rows import sow_rows
from kongchuo.demo.fault_september import sow_september
from kongchuo.demo.faults import Sown, mark_twice_enrolled
from kongchuo.demo.files import roster_files
from kongchuo.demo.layouts.form import Form
from kongchuo.demo.layouts.forms import FORMS
from kongchuo.demo.lines import lines_of
from kongchuo.demo.settings import settings_text
from kongchuo.demo.truth import CHECKED, MONTHS, SEPTEMBER, Truth
from kongchuo.demo.villages import register_faults, village_files, village_rows
from kongchuo.demo.year import YEAR
from kongchuo.model.workspace import CONFIG, LEDGERS, REGISTERS, ROSTERS
from kongchuo.write.files import atomic_write


@dataclass(frozen=True)
class Written:
    """What stands in the folder: faults by month, pupils' rows by month, what the faults do; the
    faults of the ledgers and of the register."""

    folder: Path
    expected: dict[str, tuple[Expected, ...]]
    rows: dict[str, int]
    sown: dict[str, Sown]
    ledgers: tuple[Expected, ...]
    register: tuple[Expected, ...]


def write(truth: Truth, folder: Path) -> Written:
    """Settings, rosters of five months, the register, the ledgers. The same truth gives the same bytes."""
    _put(folder / CONFIG, settings_text().encode())
    villages = village_rows(truth)
    files = village_files(villages)
    for file in files:
        _put(folder / REGISTERS / str(YEAR) / file.name, file.data)
    books = ledger_rows(truth)
    for name, data in ledger_files(truth, books).items():
        _put(folder / LEDGERS / name, data)
    expected, rows, sown = {}, {}, {}
    for month in MONTHS:
        sown[month] = sow(truth, month)
        rows[month] = len(sown[month].lines)
        expected[month] = _write_month(sown[month], month, folder / ROSTERS / month)
    register = tuple(sorted(register_faults(villages, files)))
    return Written(folder, expected, rows, sown, ledger_faults(books), register)


def sow(truth: Truth, month: str) -> Sown:
    """The lines of a month with that month's faults."""
    sown = Sown(truth, Random(f"faults {truth.seed} {month}"), lines_of(truth, month))
    if month == CHECKED:
        sow_numbers(sown)
        sow_cells(sown)
        sow_rows(sown)
    elif month == SEPTEMBER:
        sow_september(sown)
    mark_twice_enrolled(sown)
    return sown


def _write_month(sown: Sown, month: str, folder: Path) -> tuple[Expected, ...]:
    forms: tuple[Form, ...] = FORMS
    marks: tuple[SheetMark, ...] = ()
    odd: tuple[OddFile, ...] = ()
    if month == CHECKED:
        forms, marks = spoiled_forms(sown.lines)
        odd = odd_files(sown.lines)
    files = roster_files(sown.lines, month, forms)
    for name, data in (*((file.name, file.data) for file in files), *((file.name, file.data) for file in odd)):
        _put(folder / name, data)
    found = (
        *of_marks(sown.marks, files),
        *of_schools(sown.sheet_marks, files),
        *of_sheets(marks, files),
        *of_files(odd),
    )
    return tuple(sorted(found))


def _put(path: Path, data: bytes) -> None:
    atomic_write(path, data)
