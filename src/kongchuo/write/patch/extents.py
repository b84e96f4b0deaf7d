"""How large a sheet's columns and rows are, and so which cells the box of a comment covers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kongchuo.write.comment import WIDTH_PIXELS, Place
from kongchuo.write.patch.markup import Element, children

_LAST_COLUMN, _LAST_ROW = 16383, 1048575
_GAP_PIXELS, _RISE_PIXELS = 15, 10
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 64, 20  # pixels
_FLAGS = ("1", "true")


@dataclass(frozen=True, slots=True)
class Extents:
    """How wide the columns and how high the rows of a sheet are, in pixels; both are counted from 1."""

    widths: Mapping[int, int]
    width: int
    heights: Mapping[int, int]
    height: int

    def anchor(self, place: Place, height: int) -> str:
        """The cells that a box beside a cell covers, and how far into them it reaches."""
        row, column = place
        top = max(row - 2, 0)  # a box begins in the row above its cell
        first, last = min(column, _LAST_COLUMN), min(column, _LAST_COLUMN)
        room = _GAP_PIXELS + WIDTH_PIXELS
        while last < _LAST_COLUMN and room >= (wide := self.widths.get(last + 1, self.width)):
            room -= wide
            last += 1
        rise = _RISE_PIXELS if row > 1 else 2
        below, bottom = rise + height, top
        while bottom < _LAST_ROW and below >= (high := self.heights.get(bottom + 1, self.height)):
            below -= high
            bottom += 1
        return f"{first}, {_GAP_PIXELS}, {top}, {rise}, {last}, {room}, {bottom}, {below}"


def measured(text: str, parts: Sequence[Element], rows: Mapping[int, Mapping[str, str]]) -> Extents:
    """The extents of a sheet: `parts` are its elements in `text`, `rows` the attributes of its rows."""
    widths: dict[int, int] = {}
    width, height = _DEFAULT_WIDTH, _DEFAULT_HEIGHT
    for part in parts:
        if part.name == "sheetFormatPr":
            width = _pixels(part.attributes.get("defaultColWidth"), width, _width_pixels)
            height = _pixels(part.attributes.get("defaultRowHeight"), height, _height_pixels)
        elif part.name == "cols":
            for one in children(text, part.inner, part.close):
                wide = _pixels(one.attributes.get("width"), width, _width_pixels)
                wide = 0 if one.attributes.get("hidden") in _FLAGS else wide
                first, last = int(one.attributes["min"]), min(int(one.attributes["max"]), _LAST_COLUMN + 1)
                widths.update(dict.fromkeys(range(first, last + 1), wide))
    heights = {
        number: _pixels(attributes["ht"], height, _height_pixels)
        for number, attributes in rows.items()
        if "ht" in attributes and attributes.get("hidden") not in _FLAGS
    }
    return Extents(widths, max(width, 1), heights, max(height, 1))


def _pixels(text: str | None, default: int, pixels: Callable[[float], int]) -> int:
    return default if text is None else max(pixels(float(text)), 0)


def _width_pixels(width: float) -> int:
    return int(width * 7 + 0.5)  # the file counts the margins in


def _height_pixels(height: float) -> int:
    return int(height * 4 / 3)
