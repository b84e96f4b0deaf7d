"""A long sheet of rows to which figures on other sheets link."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from kongchuo.codes.text import mask_id
from kongchuo.model.grid import Cell, Derived, Grid, Heading, Link, Meaning, Plain, Row, Run
from kongchuo.model.long_rows import LongRows

Key = tuple[Hashable, ...]


class Listing:
    """Rows under group rows, each found by keys: the first row of a key is where its links lead.
    `prefix` tells the anchors of several listings of one sheet apart."""

    def __init__(self, sheet: str, columns: Iterable[Heading], prefix: str = "r") -> None:
        self.sheet = sheet
        self.columns = tuple(columns)
        self._prefix = prefix
        self._parts: list[Row | Run] = []
        self._count = 0
        self._places: dict[Key, str] = {}

    def group(self, text: str, *keys: Key) -> None:
        """A row that heads the rows below it."""
        self.row((Cell(text, Meaning.GROUP, span=len(self.columns)),), *keys)

    def row(self, cells: tuple[Cell, ...], *keys: Key) -> None:
        """A row of children."""
        self._parts.append(Row(cells, self._anchor(0, keys)))
        self._count += 1

    def run(self, run: Run, firsts: Mapping[int, Iterable[Key]] = {}) -> None:
        """Rows of children that look alike; `firsts` are the keys of some of them, by position."""
        anchors = {position: self._anchor(position, keys) for position, keys in firsts.items()}
        named = {position: anchor for position, anchor in anchors.items() if anchor}
        self._parts.append(replace(run, anchors=named))
        self._count += len(run)

    def _anchor(self, position: int, keys: Iterable[Key]) -> str | None:
        """The name of a row that is the first of one of these keys."""
        anchor = f"{self._prefix}{self._count + position}"
        fresh = [key for key in keys if key not in self._places]
        self._places.update(dict.fromkeys(fresh, anchor))
        return anchor if fresh else None

    def link(self, *keys: Key) -> Link | None:
        """The way to the first of these keys that has rows."""
        for key in keys:
            if key in self._places:
                return Link(self.sheet, self._places[key])
        return None

    def grid(self) -> Grid:
        """The rows as one grid, so that its header stays in view and is printed on every page."""
        return Grid(self.columns, LongRows(self._parts))


class Shown:
    """How numbers that name a person are shown."""

    def __init__(self, reveal: bool) -> None:
        self._reveal = reveal

    def id_number(self, number: str) -> str:
        """The ID number, masked unless the user asked to see it."""
        return number if self._reveal else mask_id(number)

    def id_numbers(self, numbers: Sequence[str]) -> Sequence[Plain]:
        """A column of ID numbers, masked unless the user asked to see them."""
        return numbers if self._reveal else Derived(mask_id, numbers)
