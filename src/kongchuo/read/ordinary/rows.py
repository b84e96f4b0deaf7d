"""The rows of a sheet's XML.

A row is matched as a whole, by a pattern that has a place for every column and is made of the first
rows. A row that does not fit it is read cell by cell; both accept the same.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from kongchuo.codes.patterns import pattern
from kongchuo.model.table import CellValue
from kongchuo.model.where import column_letter
from kongchuo.read.limits import Limits
from kongchuo.read.ordinary.unusual import UnusualError
from kongchuo.read.ordinary.values import Values
from kongchuo.read.xlsx_look import column_number

_ROW_START = rb'<row r="([1-9][0-9]{0,6})"(?: [\w:.]+="[^"<>&]*+")*+ ?'
_ROW_END = b"</row>"
_ROW = pattern(_ROW_START + rb"(/?)>")
_PLACE = pattern(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"')
_LOOK = rb'(?: s="[0-9]++")?+'
_BLANK = rb'(?: t="n")?+ ?(?:/>|></c>)'
# A cell of a column with nothing but shared texts, of which the number is taken …
_SHARED = _LOOK + rb'(?: t="s"><v>([0-9]++)</v></c>|' + _BLANK + rb")"
# … and any other, of which everything behind its place is taken. Of a blank one both take nothing.
_ANY = (
    rb"(?:([^<>]*+>(?:<f[^<>]*+>(?:[^<]*+</f>)?+)?+<(?:v>[^<]*+</v|is><t[^<>]*+>[^<]*+</t></is)>)</c>|"
    + _LOOK
    + _BLANK
    + rb")"
)
_REST = pattern(_ANY)
_IS_SHARED = pattern(_LOOK + rb' t="s"><v>[0-9]++</v>')
# A pattern takes as long to be made as a hundred rows to be read cell by cell, the more the wider it is.
_LEARNT, _WORTH, _WIDEST = 16, 100, 80


def rows_of(data: bytes, start: int, end: int, values: Values, shape: "Shape", limits: Limits) -> list[list[CellValue]]:
    """The cells from A1 to the last one with content, every row as wide as the widest."""
    sheet = _Sheet(data, start, end, values, shape, limits)
    sheet.read()
    return sheet.filled()


class Shape:
    """What the rows of a workbook look like, as far as it was seen."""

    # What the last workbook was like: schools fill in one form, and a row that does not fit costs nothing.
    _last: tuple[bool, ...] = ()

    def __init__(self) -> None:
        self.match: Callable[[bytes, int, int], re.Match[bytes] | None] | None = None
        self._kinds: list[bool] = []  # of each column whether it holds anything else than shared texts
        self._known: tuple[bool, ...] = ()
        self._rows, self._wanted = 0, _LEARNT
        if Shape._last:
            self.match = _row_pattern(Shape._last).match

    def learn(self, column: int, piece: bytes | None) -> None:
        """A cell of a column, counted from 1."""
        kinds = self._kinds
        if column <= _WIDEST + 1:
            kinds += [False] * (column - len(kinds))
            if piece is not None and not kinds[column - 1]:
                kinds[column - 1] = not _IS_SHARED.fullmatch(piece)

    def row_read(self, to_come: int) -> None:
        """A row was read cell by cell, and about so many are to come."""
        self._rows += 1
        kinds = tuple(self._kinds)
        worth = self._rows >= self._wanted and self._rows + to_come >= _WORTH
        if worth and kinds != self._known and len(kinds) <= _WIDEST:
            self._rows, self._wanted, self._known = 0, 4 * self._wanted, kinds
            self.match = _row_pattern(kinds).match
            Shape._last = kinds


class _Sheet:
    def __init__(self, data: bytes, start: int, end: int, values: Values, shape: Shape, limits: Limits) -> None:
        self._data, self._start, self._end = data, start, end
        self._values, self._shape, self._limits = values, shape, limits
        self._rows: list[list[CellValue]] = []
        self._last = self._width = self._seen = 0

    def read(self) -> None:
        """All rows; UnusualError at the first thing that is no ordinary row."""
        data, position, end, shape = self._data, self._start, self._end, self._shape
        while position < end:
            found = shape.match(data, position, end) if shape.match else None
            if found:
                number, *pieces = found.groups()
                self._add(int(number), pieces, (found.lastindex or 1) - 1)
                position = found.end()
            else:
                position = self._cell_by_cell(position)
                shape.row_read((end - position) * self._seen // (position - self._start))

    def filled(self) -> list[list[CellValue]]:
        """The rows with blanks wherever one is shorter than the widest."""
        width = self._width
        if len(self._rows) * width > self._limits.cells:
            raise UnusualError("too many cells")
        return [row if len(row) == width else row[:width] + [""] * (width - len(row)) for row in self._rows]

    def _cell_by_cell(self, position: int) -> int:
        """Reads the row that begins at a place and says where it ends."""
        data, end = self._data, self._end
        row = _ROW.match(data, position, end)
        if not row:
            raise UnusualError("a row")
        pieces: list[bytes | None] = []
        position, before = row.end(), 0
        while not row[2] and not data.startswith(_ROW_END, position, end):
            place = _PLACE.match(data, position, end)
            rest = _REST.match(data, place.end(), end) if place else None
            if not place or not rest or place[2] != row[1] or before >= (column := column_number(place[1])):
                raise UnusualError("a cell")
            before, position = column, rest.end()
            self._shape.learn(column, rest[1])
            if rest[1] is not None:
                pieces += [None] * (column - 1 - len(pieces))
                pieces.append(rest[1])
        self._add(int(row[1]), pieces, len(pieces))
        return position if row[2] else position + len(_ROW_END)

    def _add(self, number: int, pieces: Sequence[bytes | None], width: int) -> None:
        if number <= self._last:
            raise UnusualError("rows out of order")
        self._last = number
        self._seen += 1
        if not width:
            return
        if number > self._limits.rows or width > self._limits.columns:
            raise UnusualError("too large")
        rows = self._rows
        if number > len(rows) + 1:
            rows += [[] for _ in range(number - len(rows) - 1)]
        rows.append(list(map(self._values.__getitem__, pieces)))
        if width > self._width:
            self._width = width


@lru_cache(maxsize=32)
def _row_pattern(kinds: tuple[bool, ...]) -> re.Pattern[bytes]:
    """A row with a place for each of these columns."""
    cells = (
        rb'(?:<c r="%s\1"%s)?+' % (column_letter(index).encode(), _ANY if kind else _SHARED)
        for index, kind in enumerate(kinds)
    )
    return re.compile(_ROW_START + rb">" + b"".join(cells) + _ROW_END)
