"""A sheet before it is saved: cells, merged areas and what the rows are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the result that was saved with it; None for one that was never computed."""

    text: str
    result: str | int | None = None


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that shows an error such as `#N/A`."""

    text: str = "#N/A"


Value = str | int | float | date | Formula | ErrorCell | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line came to stand. `row` is what Excel shows; `columns` count from 0."""

    sheet: str
    row: int
    columns: Mapping[str, int]


@dataclass
class Page:
    """A sheet. `merged` are areas (first row, first column, last row, last column) from 0; `roles`
    tells the look of a row: `title`, `note`, `header`, `total`; plain otherwise."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    hidden: bool = False

    def add(self, values: list[Value], role: str = "") -> int:
        """Appends a row and says which it is, from 0."""
        self.rows.append(values)
        if role:
            self.roles[len(self.rows) - 1] = role
        return len(self.rows) - 1

    def merge(self, first_row: int, first: int, last_row: int, last: int) -> None:
        """Merges an area of more than one cell."""
        if (first_row, first) != (last_row, last):
            self.merged.append((first_row, first, last_row, last))
