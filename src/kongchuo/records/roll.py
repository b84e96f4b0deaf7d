"""All pupils of many rosters as columns, for figures over thousands of pupils."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from kongchuo.codes import dates, person_name
from kongchuo.codes.choice import Choices
from kongchuo.codes.choices import DISABILITY, HARDSHIP, ROLL_STATUS, SEX
from kongchuo.codes.id_column import id_column
from kongchuo.codes.text import all_compact, compact, lost_digits
from kongchuo.model.rows import Rows
from kongchuo.model.table import CellValue, Table
from kongchuo.model.where import column_letter

COLUMNS = (
    "file", "sheet", "row", "cell", "school", "stage", "grade", "class_label", "name", "id_number", "id_valid",
    "sex", "birth", "status", "guardian", "phone", "village", "disability", "hardship", "roll_number",
)  # fmt: skip


def roll(tables: Iterable[Table], names: Sequence[str] = COLUMNS) -> Rows:
    """One row a pupil of the settled rosters, in the order of the files; columns `COLUMNS`, or those that are named.

    Texts are never None: what is unknown is an empty text, an unknown grade is 0, an unknown school
    or stage None. `birth` is ISO text, from the ID number where the roster has none. An empty or
    unknown status counts as 在读 (the contract's section 5).
    """
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for table in tables:
        pupils = _Pupils(table)
        for name, values in columns.items():
            values += _READS[name](pupils)
    return Rows.of(columns)


class _Pupils:
    """The pupils of a table, with their ID numbers understood."""

    def __init__(self, table: Table) -> None:
        self.table = table
        raw, texts = table.raw("id_number"), table.text("id_number")
        if raw is not texts and any(map(lost_digits, raw)):
            texts = tuple("" if lost_digits(one) else text for one, text in zip(raw, texts, strict=True))
        self.ids = id_column(texts)

    def each(
        self, name: str, read: Callable[[str], str], as_they_are: Callable[[Iterable[str]], bool]
    ) -> Sequence[str]:
        """A column's texts as they are read: every different one once, and none where all are so already."""
        texts = self.table.text(name)
        if as_they_are(texts):
            return texts
        known = {text: read(text) for text in set(texts)}
        return list(map(known.__getitem__, texts))


_READS: dict[str, Callable[[_Pupils], Sequence[Any]]] = {
    "file": lambda pupils: [pupils.table.file] * len(pupils.table),
    "sheet": lambda pupils: [pupils.table.sheet] * len(pupils.table),
    "row": lambda pupils: pupils.table.rows,
    "cell": lambda pupils: _cells(pupils.table),
    "school": lambda pupils: pupils.table.derived["school"],
    "stage": lambda pupils: pupils.table.derived["stage"],
    "grade": lambda pupils: [grade or 0 for grade in pupils.table.derived["grade_number"]],
    "class_label": lambda pupils: pupils.table.derived["class_label"],
    "name": lambda pupils: pupils.each("name", person_name.normalise, person_name.all_normal),
    "id_number": lambda pupils: pupils.ids.numbers,
    "id_valid": lambda pupils: [birth is not None for birth in pupils.ids.births],
    "sex": lambda pupils: _sexes(pupils),
    "birth": lambda pupils: _births(pupils),
    "status": lambda pupils: _words(pupils.table, "roll_status", ROLL_STATUS, "在读"),
    "guardian": lambda pupils: pupils.each("guardian_name", person_name.normalise, person_name.all_normal),
    "phone": lambda pupils: pupils.each("phone", compact, all_compact),
    "village": lambda pupils: [
        home or address
        for home, address in zip(pupils.table.text("household_address"), pupils.table.text("address"), strict=True)
    ],
    "disability": lambda pupils: _words(pupils.table, "disability", DISABILITY, ""),
    "hardship": lambda pupils: _words(pupils.table, "hardship", HARDSHIP, ""),
    "roll_number": lambda pupils: pupils.each("roll_number", compact, all_compact),
}
assert tuple(_READS) == COLUMNS


def _cells(table: Table) -> list[str]:
    letter = _letter(table)
    return [intern(f"{letter}{row}") for row in table.rows]


def _letter(table: Table) -> str:
    column = table.columns.get("name") or table.columns.get("id_number")
    return column_letter(column.index) if column and column.index is not None else "A"


def _words(table: Table, name: str, choices: Choices, default: str) -> list[str]:
    texts = table.text(name)
    known = {text: choices.read(text) or default if text else default for text in set(texts)}
    return list(map(known.__getitem__, texts))


def _sexes(pupils: _Pupils) -> list[str]:
    written = _words(pupils.table, "sex", SEX, "")
    if "" not in written:
        return written
    return [word or said or "" for word, said in zip(written, pupils.ids.sexes, strict=True)]


def _births(pupils: _Pupils) -> list[str]:
    raw = pupils.table.raw("birth_date")
    # Texts alone: a number and a date-time may be equal to others that mean another day.
    days = [_written(value) if type(value) is str else _day(value) for value in raw]
    if "" not in days:
        return days
    return [day or (_iso(birth) if birth else "") for day, birth in zip(days, pupils.ids.births, strict=True)]


@lru_cache(maxsize=1 << 14)
def _written(text: str) -> str:
    return _day(text)


@lru_cache(maxsize=1 << 14)
def _iso(day: date) -> str:
    """One text a day, whoever is born on it."""
    return intern(day.isoformat())


def _day(raw: CellValue) -> str:
    """A birth date that is written out to the day."""
    written = dates.parse(raw) if raw not in (None, "") else None
    return _iso(written.day) if written and written.day and written.precision == "day" else ""
