"""Long lists as the XML of a sheet, a few thousand rows at a time.

XlsxWriter keeps an object for every cell and the whole sheet as text until it closes: a list of a county's
children takes two gigabytes that way. Here every different value of a column is worked out once (how it is masked,
escaped, formatted, how many lines it takes) and the rows are put together of these pieces. The texts stand in their
cells (`inlineStr`), as in XlsxWriter's own mode for constant memory, because hardly any two of them are equal.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kongchuo.model.grid import Meaning, Plain, Run
from kongchuo.model.where import column_letter
from kongchuo.write.cell_xml import after_reference
from kongchuo.write.layout import points
from kongchuo.write.measure import is_number_like, lines_needed, looks_like_formula, room
from kongchuo.write.stored import TEXT_FORMAT, stored

# Meaning, number format, whether it is a text, whether it looks like a formula → the number of the cell's format.
Styles = Callable[[Meaning, str | int | None, bool, bool], int]

_CHUNK = 2_000
# So many values of a column are remembered: the names of a county's children are nearly all different.
_REMEMBERED = 20_000


class ColumnCells(dict[Plain, bytes]):
    """The cells of a column by their value: what stands between the row's number in a cell's reference and that in
    the next one's. Each is worked out when its value first comes. `tall` are the values that need several lines."""

    def __init__(
        self,
        styles: Styles,
        width: int,
        meanings: Mapping[Plain, Meaning],
        shown: Callable[[str], str] | None,
        end: str,
    ) -> None:
        super().__init__()
        self.tall: dict[Plain, int] = {}
        self._styles = styles
        self._width = width
        self._meanings = meanings
        self._shown = shown
        self._end = end
        self._room = room(width)
        self._plain, self._number = (
            f'"{after_reference("%s", styles(Meaning.PLAIN, number_format, True, False))}{end}'
            for number_format in (None, TEXT_FORMAT)
        )

    def of(self, column: Sequence[Plain]) -> list[bytes]:
        """The cells of a stretch of the column."""
        if isinstance(column, range):
            style = self._styles(Meaning.PLAIN, None, False, False)
            return list(map(f'" s="{style}"><v>%d</v></c>{self._end}'.encode().__mod__, column))
        if column[0] not in self and (names := self._names(column)) is not None:
            return names
        if len(self) > _REMEMBERED:
            self.clear()
            self.tall.clear()
        return list(map(self.__getitem__, column))

    def _names(self, column: Sequence[Plain]) -> list[bytes] | None:
        """The cells of names by one look at all of them: nearly all differ, and are of letters alone, so that nothing
        is escaped or masked. None for any other column."""
        texts = [value for value in column if isinstance(value, str)]
        if self._meanings or len(texts) < len(column) or 2 * len(set(texts)) < len(texts):
            return None
        together = "".join(texts)
        if not together.isalpha() or 2 * max(map(len, texts)) > self._room:
            return None
        if self._shown and self._shown(together) != together:
            return None
        start, end = self._plain.split("%s")
        return (start + f"{end}\n{start}".join(texts) + end).encode().split(b"\n")

    def __missing__(self, value: Plain) -> bytes:
        shown = self._shown(value) if self._shown and isinstance(value, str) else value
        if isinstance(shown, str) and shown.isalnum() and value not in self._meanings and self._fits(shown):
            # Names and numbers are most of what comes: nothing to escape, no formula, one line.
            made = self[value] = ((self._number if is_number_like(shown) else self._plain) % shown).encode()
            return made
        kept, number_format = stored(shown)
        text = isinstance(kept, str)
        formula = isinstance(kept, str) and looks_like_formula(kept)
        style = self._styles(self._meanings.get(value, Meaning.PLAIN), number_format, text, formula)
        if isinstance(shown, str) and (lines := lines_needed(shown, self._width)) > 1:
            self.tall[value] = lines
        made = self[value] = f'"{after_reference(kept, style)}{self._end}'.encode()
        return made

    def _fits(self, text: str) -> bool:
        """Whether a text surely fits on one line."""
        return len(text) * (1 if text.isascii() else 2) <= self._room


@dataclass(frozen=True)
class PlacedRun:
    """A run with its first row (counted from 0) and the cells of each of its columns."""

    run: Run
    top: int
    cells: Sequence[ColumnCells]

    @property
    def end(self) -> int:
        """The first row after it."""
        return self.top + len(self.run)

    def rows(self) -> Iterator[bytes]:
        """The XML of its rows, in pieces."""
        # The row's number stands in the row and in the reference of every cell; between them what is the same or
        # differs from row to row.
        pieces: list[bytes] = [b'<row r="', b"", b""]
        for _ in self.cells:
            pieces += (b"", b"")
        for first in range(0, len(self.run), _CHUNK):
            columns = [column[first : first + _CHUNK] for column in self.run.columns]
            count = len(columns[0])
            top = self.top + first + 1
            numbers = list(map(b"%d".__mod__, range(top, top + count)))
            made = pieces * count
            made[1 :: len(pieces)] = numbers
            for place, (column, cells) in enumerate(zip(columns, self.cells, strict=True)):
                made[3 + 2 * place :: len(pieces)] = numbers
                made[4 + 2 * place :: len(pieces)] = cells.of(column)
            made[2 :: len(pieces)] = _heights(columns, self.cells)
            yield b"".join(made)


def column_cells(run: Run, styles: Sequence[Styles], widths: Sequence[int]) -> tuple[ColumnCells, ...]:
    """The cells of each column of a run; those of another run with the same meanings may go on with them."""
    nexts = [f'<c r="{column_letter(place)}' for place in range(1, len(styles))]
    return tuple(
        ColumnCells(style, width, run.meanings.get(place, {}), run.shown, end)
        for place, (style, width, end) in enumerate(zip(styles, widths, (*nexts, "</row>"), strict=False))
    )


def _heights(columns: Sequence[Sequence[Plain]], cells: Sequence[ColumnCells]) -> list[bytes]:
    """The heights of the rows; nearly always all texts fit on one line."""
    heights = [_height(1)] * len(columns[0])
    lines: dict[int, int] = {}
    for column, known in zip(columns, cells, strict=True):
        if known.tall and not isinstance(column, range):
            for position, value in enumerate(column):
                if value in known.tall:
                    lines[position] = max(lines.get(position, 1), known.tall[value])
    for position, most in lines.items():
        heights[position] = _height(most)
    return heights


@cache
def _height(lines: int) -> bytes:
    return f'"{row_height(points(lines))}><c r="A'.encode()


@cache
def row_height(height: float) -> str:
    """The attributes of a row of that many points, rounded to whole pixels as XlsxWriter does."""
    return f' ht="{int(height * 4 / 3 + 0.5) * 0.75:.16g}" customHeight="1"'
