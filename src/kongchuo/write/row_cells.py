"""The cells of a workbook's rows, each different one worked out once."""

from typing import NamedTuple

from kongchuo.model.grid import Meaning, Value
from kongchuo.write.cell_xml import after_reference
from kongchuo.write.looks import Looks
from kongchuo.write.measure import lines_needed, looks_like_formula
from kongchuo.write.sheet_rows import SharedStrings
from kongchuo.write.stored import stored


class RowCell(NamedTuple):
    """What follows the reference of a cell in the XML, how many lines its text takes, the number of its format."""

    rest: str
    lines: int
    style: int


class RowCells:
    """The cells of all sheets; their texts are shared."""

    def __init__(self, looks: Looks, strings: SharedStrings) -> None:
        self._looks = looks
        self._strings = strings
        self._known: dict[tuple[Value, Meaning, str, bool, int], RowCell] = {}

    def of(self, value: Value, meaning: Meaning, align: str, linked: bool, width: int) -> RowCell:
        """A cell of so many half-widths, which leads somewhere or not."""
        key = (value, meaning, align, linked, width)
        found = self._known.get(key)
        if found is None:
            kept, number_format = stored(value)
            text = isinstance(kept, str)
            formula = isinstance(kept, str) and looks_like_formula(kept)
            style = self._looks.cell(meaning, align, number_format, text, linked, formula)
            lines = lines_needed(value, width) if isinstance(value, str) else 1
            found = self._known[key] = RowCell(after_reference(kept, style, self._strings), lines, style)
        return found
