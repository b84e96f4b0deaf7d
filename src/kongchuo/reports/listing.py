"""A long sheet of rows to which figures on other sheets link."""

from collections.abc import Hashable, Iterable

from kongchuo.codes.text import mask_id
from kongchuo.model.grid import Cell, Grid, Heading, Link, Meaning, Row

Key = tuple[Hashable, ...]


class Listing:
    """Rows under group rows, each found by keys: the first row of a key is where its links lead."""

    def __init__(self, sheet: str, columns: Iterable[Heading]) -> None:
        self.sheet = sheet
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._places: dict[Key, str] = {}

    def group(self, text: str, *keys: Key) -> None:
        """A row that heads the rows below it."""
        self.row((Cell(text, Meaning.GROUP, span=len(self.columns)),), *keys)

    def row(self, cells: tuple[Cell, ...], *keys: Key) -> None:
        """A row of children."""
        anchor = f"r{len(self.rows)}"
        fresh = [key for key in keys if key not in self._places]
        for key in fresh:
            self._places[key] = anchor
        self.rows.append(Row(cells, anchor if fresh else None))

    def link(self, *keys: Key) -> Link | None:
        """The way to the first of these keys that has rows."""
        for key in keys:
            if key in self._places:
                return Link(self.sheet, self._places[key])
        return None

    def grid(self) -> Grid:
        """The rows as one grid, so that its header stays in view and is printed on every page."""
        return Grid(self.columns, tuple(self.rows))


class Shown:
    """How numbers that name a person are shown."""

    def __init__(self, reveal: bool) -> None:
        self._reveal = reveal

    def id_number(self, number: str) -> str:
        """The ID number, masked unless the user asked to see it."""
        return number if self._reveal else mask_id(number)
