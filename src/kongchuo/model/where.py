"""The place of a cell, row, sheet or file."""

from dataclasses import dataclass
from functools import lru_cache


@lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """Excel's letter of a column: 0 → `A`, 25 → `Z`, 26 → `AA`."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_index(letters: str) -> int:
    """The index of a column: `A` → 0, `AA` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(frozen=True, slots=True)
class Where:
    """A place in what a school sent; narrower parts are None for a finding on a sheet or a file.

    `row` is what Excel shows (the sheet's first row is 1); `column` counts from 0.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    field: str | None = None
    heading: str | None = None

    @property
    def letter(self) -> str | None:
        """The column's letter, such as `F`."""
        return None if self.column is None else column_letter(self.column)

    @property
    def cell(self) -> str | None:
        """The cell's name, such as `F12`."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letter(self.column)}{self.row}"
