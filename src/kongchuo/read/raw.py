"""A sheet as the file holds it, before anyone knows what it means."""

from dataclasses import dataclass, field

from kongchuo.model.table import CellValue

Area = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


@dataclass(frozen=True)
class RawSheet:
    """Cells row by row from A1 (leading empty rows and columns kept), and what the cells cannot say.

    `merged` are merged areas; `errors` the texts of error cells; `unvalued` the formulas that were
    saved without a result. Positions count from 0.
    """

    name: str
    rows: list[list[CellValue]]
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: frozenset[tuple[int, int]] = frozenset()


class UnreadableError(Exception):
    """A file that cannot be read: the rule that says so, the message and the hint.

    Raised inside `read` alone; `read_file` turns it into a finding on the file.
    """

    def __init__(self, rule: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint
