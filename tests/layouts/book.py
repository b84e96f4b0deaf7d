"""A workbook while it is drawn: cells as a school types them, and where each pupil's fields have come to stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.layouts.people import Pupil

Value = str | int | float | date | None
Draw = Callable[[Pupil, int], Value]


@dataclass(frozen=True)
class Col:
    """A column: its heading (one text a header row), the field that it holds and how a pupil's cell is written."""

    heading: str | tuple[str, ...]
    field: str
    draw: Draw


@dataclass(frozen=True)
class Wrong:
    """What is put into a pupil's field: another pupil's data drawn as usual, or a value as it stands."""

    pupil: Pupil | None = None
    value: Value = None


Faults = Mapping[tuple[int, str], Wrong]


@dataclass
class Page:
    name: str
    faults: Faults
    places: dict[tuple[int, str], list[tuple[str, str]]]
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden: bool = False
    row: int = 0

    def line(self, *values: Value, at: int = 0) -> int:
        """A row of cells from column `at`; its number."""
        for offset, value in enumerate(values):
            if value not in (None, ""):
                self.cells[self.row, at + offset] = value
        self.row += 1
        return self.row - 1

    def skip(self, rows: int = 1) -> None:
        self.row += rows

    def banner(self, text: str, width: int, at: int = 0) -> None:
        """A text over `width` merged columns."""
        row = self.line(text, at=at)
        self.merges.append((row, at, row, at + width - 1))

    def header(self, columns: Sequence[Col], at: int = 0, *, merge: bool = True) -> None:
        """The header rows; equal neighbours are one merged cell, empty cells below belong to the one above."""
        depth = max(len(_parts(column)) for column in columns)
        top = self.row
        grid = [[*_parts(column), *[""] * (depth - len(_parts(column)))] for column in columns]
        for level in range(depth):
            start = 0
            while start < len(grid):
                end = start + 1
                text = grid[start][level]
                while (
                    text
                    and end < len(grid)
                    and level + 1 < depth
                    and grid[end][: level + 1] == grid[start][: level + 1]
                ):
                    end += 1
                if text:
                    self.cells[top + level, at + start] = text
                    below = level
                    while below + 1 < depth and end == start + 1 and not grid[start][below + 1]:
                        below += 1
                    if merge and (end > start + 1 or below > level):
                        self.merges.append((top + level, at + start, top + below, at + end - 1))
                start = end
        self.row = top + depth

    def pupil(self, columns: Sequence[Col], pupil: Pupil, order: int, at: int = 0) -> None:
        """A pupil's row; it stays the current row until `next`."""
        for offset, column in enumerate(columns):
            wrong = self.faults.get((pupil.key, column.field))
            if wrong is None:
                value = column.draw(pupil, order)
            elif wrong.pupil is not None:
                value = column.draw(wrong.pupil, order)
            else:
                value = wrong.value
            if value not in (None, ""):
                self.cells[self.row, at + offset] = value
            self.places.setdefault((pupil.key, column.field), []).append((self.name, cell(self.row, at + offset)))

    def pupils(self, columns: Sequence[Col], pupils: Iterable[Pupil], at: int = 0, start: int = 1) -> None:
        for order, pupil in enumerate(pupils, start=start):
            self.pupil(columns, pupil, order, at)
            self.row += 1

    @property
    def size(self) -> tuple[int, int]:
        return (
            (max(row for row, _ in self.cells) + 1, max(column for _, column in self.cells) + 1)
            if self.cells
            else (0, 0)
        )

    def grid(self) -> list[list[Value]]:
        rows, columns = self.size
        return [[self.cells.get((row, column)) for column in range(columns)] for row in range(rows)]


@dataclass
class Book:
    faults: Faults = field(default_factory=dict)
    places: dict[tuple[int, str], list[tuple[str, str]]] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)

    def page(self, name: str) -> Page:
        page = Page(name, self.faults, self.places)
        self.pages.append(page)
        return page


def _parts(column: Col) -> tuple[str, ...]:
    return (column.heading,) if isinstance(column.heading, str) else column.heading


def cell(row: int, column: int) -> str:
    """(0, 27) is AB1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
