"""What `check` must find in a month's rosters: exactly this and no more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kongchuo.demo.fault_files import OddFile, SheetMark
from kongchuo.demo.faults import Mark
from kongchuo.demo.files import RosterFile
from kongchuo.demo.layouts.page import Place
from kongchuo.model.where import column_letter


@dataclass(frozen=True, slots=True, order=True)
class Expected:
    """A finding: file (its name alone), sheet and cell as a reader shows them, rule, severity."""

    file: str
    sheet: str
    cell: str
    rule: str
    severity: str


def of_marks(marks: Iterable[Mark], files: Sequence[RosterFile]) -> Iterable[Expected]:
    """The findings on cells of pupils."""
    places: dict[int, tuple[RosterFile, Place]] = {
        id(line): (file, place) for file in files for line, place in zip(file.lines, file.places, strict=True)
    }
    for mark in marks:
        file, place = places[id(mark.line)]
        cell = f"{column_letter(place.columns[mark.field])}{place.row}"
        yield Expected(file.name, place.sheet, cell, mark.rule, mark.severity)


def of_schools(marks: Iterable[tuple[str, str, str]], files: Sequence[RosterFile]) -> Iterable[Expected]:
    """The findings on a school's only sheet that name no cell."""
    for school, rule, severity in marks:
        file = next(file for file in files if school in file.form.schools)
        yield Expected(file.name, file.places[0].sheet, "", rule, severity)


def of_sheets(marks: Iterable[SheetMark], files: Sequence[RosterFile]) -> Iterable[Expected]:
    """The findings on sheets and headings."""
    for mark in marks:
        file = next(file for file in files if file.form is mark.form)
        cell = ""
        if mark.field:
            place = next(place for place in file.places if place.sheet == mark.sheet)
            # Without a second header the pupils begin right below the first.
            cell = f"{column_letter(place.columns[mark.field])}{place.row - 1}"
        yield Expected(file.name, mark.sheet, cell, mark.rule, mark.severity)


def of_files(odd: Iterable[OddFile]) -> Iterable[Expected]:
    """The findings on files that are no rosters."""
    return (Expected(file.name, file.sheet or "", "", file.rule, "error") for file in odd)
