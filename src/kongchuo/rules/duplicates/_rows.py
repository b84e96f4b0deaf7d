"""Pupils that share an ID number, and files that repeat other files.

A number that names nobody (不详, 无, zeros, too short, an impossible date) joins no two pupils.
Rosters of different months lie in folders of different months and are never compared: everyone is
on both.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import PurePath
from typing import NamedTuple

from kongchuo.codes import id_number, person_name
from kongchuo.codes.id_number import IdProblem
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import mask_numbers
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.rules import skip
from kongchuo.rules.months import month_of
from kongchuo.rules.once import once_a_run
from kongchuo.rules.status import ENROLLED, ON_ROLL, read_status

# Before this nobody on a roster of compulsory school was born: 111111111111111111 is no date of birth.
FIRST_BIRTH_YEAR = 1990

# A name that says nothing, as Excel and WPS give it.
_DEFAULT_SHEET = pattern(r"[Ss]heet\d*|工作表\d*|表\d*")

# A file is a copy when at least so many of its pupils, and so large a share, stand in another file.
COPY_LEAST = 5
COPY_SHARE = 0.8


class Row(NamedTuple):
    """A pupil's row among the tables of a run."""

    table: int
    position: int
    file: str
    sheet: str
    row: int
    school: str | None
    class_label: str
    name: str
    status: str

    @property
    def place(self) -> tuple[str, str]:
        """File and sheet."""
        return self.file, self.sheet

    @property
    def shown_name(self) -> str:
        """The name, or what stands for it in a sentence; a number that stands in the cell is masked."""
        return mask_numbers(self.name) or f"第{self.row}行的学生"


def row_of(tables: Sequence[Table], number: int, position: int) -> Row:
    """What is to be said of one row of one table."""
    table = tables[number]
    unread = position in skip.broken(table, "roll_status")
    return Row(
        number,
        position,
        table.file,
        table.sheet,
        table.rows[position],
        _derived(table, "school", position),
        _derived(table, "class_label", position) or "",
        person_name.normalise(table.text("name")[position]),
        "" if unread else read_status(table.text("roll_status")[position]),
    )


def _derived(table: Table, name: str, position: int) -> str | None:
    values = table.derived.get(name)
    return values[position] if values else None


def keys(table: Table) -> list[str]:
    """The normalised ID number of every row; empty where the reader has reported the cell."""
    normalise = id_number.normalise
    found = [text if text.isdigit() else normalise(text) if text else "" for text in table.text("id_number")]
    for position in skip.broken(table, "id_number"):
        found[position] = ""
    return found


def names_somebody(key: str) -> bool:
    """Whether a number is whole enough to say who it is; its check digit may be wrong."""
    found = id_number.parse(key)
    return (
        found.problem in (None, IdProblem.CHECKSUM) and found.birth is not None and found.birth.year >= FIRST_BIRTH_YEAR
    )


# A number or a name copied down a whole column makes one group of all rows: each is compared with
# the first ones of its group alone, or the time would grow with the square of the rows.
COMPARED = 100

Groups = tuple[tuple[Row, ...], ...]


@once_a_run
def same_number(tables: Sequence[Table]) -> Groups:
    """The rows, two or more, that share an ID number within a month, in the order of the tables."""
    return tuple(tuple(group) for group in _same_number(tables).values() if len(group) > 1)


def _same_number(tables: Sequence[Table]) -> dict[tuple[str, str], list[Row]]:
    columns = [keys(table) for table in tables]
    counts = Counter(chain.from_iterable(columns))
    wanted = {key for key, count in counts.items() if count > 1 and key and names_somebody(key)}
    groups: dict[tuple[str, str], list[Row]] = {}
    for number, column in enumerate(columns if wanted else ()):
        month = month_of(tables[number].file)
        for position, key in enumerate(column):
            if key in wanted:
                groups.setdefault((month, key), []).append(row_of(tables, number, position))
    return groups


class Copy(NamedTuple):
    """A file most of whose pupils stand in another file."""

    file: str
    original: str
    shared: int
    size: int


def copies(tables: Sequence[Table], groups: Groups) -> list[Copy]:
    """The files that repeat another file: of two alike the later one, else the smaller one."""
    shared: Counter[tuple[str, str]] = Counter()
    for group in groups:
        files = list(dict.fromkeys(row.file for row in group if row.status == ENROLLED))
        shared.update((one, other) for index, one in enumerate(files) for other in files[index + 1 :])
    if not shared:
        return []
    sizes: Counter[str] = Counter()
    for table in tables:
        sizes[table.file] += len(table)
    found: dict[str, Copy] = {}
    for (one, other), count in shared.items():
        original, copy = (one, other) if sizes[other] <= sizes[one] else (other, one)
        alike = count >= COPY_LEAST and count >= COPY_SHARE * sizes[copy]
        if alike and (copy not in found or found[copy].shared < count):
            found[copy] = Copy(copy, original, count, sizes[copy])
    return list(found.values())


def copied_pairs(tables: Sequence[Table], groups: Groups) -> frozenset[frozenset[str]]:
    """Pairs of files of which one repeats the other; their pupils are not reported one by one."""
    return frozenset(frozenset((copy.file, copy.original)) for copy in copies(tables, groups))


def severity(one: Row, other: Row) -> Severity:
    """Two enrolled rows of one child, or one number for two children, are certain; when one of the
    rows says that the child is on leave or gone, somebody has to look."""
    if person_name.same(one.name, other.name):
        certain = one.status == other.status == ENROLLED
    else:
        certain = one.status in ON_ROLL and other.status in ON_ROLL
    return Severity.ERROR if certain else Severity.WARNING


def elsewhere(row: Row, other: Row) -> str:
    """Where the other row stands, seen from the row's own sheet."""
    if row.place == other.place:
        return f"第{other.row}行"
    if row.file == other.file:
        return f"工作表“{other.sheet}”第{other.row}行"
    sheet = "" if _DEFAULT_SHEET.fullmatch(other.sheet) else f"工作表“{other.sheet}”"
    return f"“{PurePath(other.file).name}”{sheet}第{other.row}行"


def at(tables: Sequence[Table], rows: Sequence[Row], limit: int = 5) -> tuple[Where, ...]:
    """The cells of the rows, for `related`."""
    return tuple(tables[row.table].where(row.position, "id_number") for row in rows[:limit])
