"""Where everything on a sheet goes: rows, widths, heights and anchors, before any file format."""

from collections.abc import Iterator
from dataclasses import dataclass

from kongchuo.model.grid import Block, Cell, Chart, Grid, Meaning, Row, Sheet, Text
from kongchuo.model.long_rows import anchors_of
from kongchuo.write.measure import half_widths

EMPTY = "（无）"
CHART_ROWS = 15
LINE_POINTS = 15.0
PADDING_POINTS = 5.0
MAX_POINTS = 400.0  # Excel allows 409

# What fits on A4 at full size; a sheet of nothing but text is as wide as the page.
_PAGE_LANDSCAPE = 118
_PAGE_PORTRAIT = 80
_LEAST_WIDTH = 64
_POINTS_LANDSCAPE = 500.0
_POINTS_PORTRAIT = 745.0
_CHART_WIDTH = 60
_FILLER_WIDTH = 10
_DEEPEST_FREEZE = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the first row it takes (counted from 0)."""

    block: Block
    top: int


@dataclass(frozen=True, slots=True)
class GridRows:
    """The rows of a placed grid, counted from 0; `body` is where its first row (or “（无）”) stands."""

    title: int | None
    group: int | None
    header: int
    body: int
    notes: int
    end: int


@dataclass(frozen=True)
class SheetLayout:
    """A sheet with the place of each of its blocks. `widths` are in half-widths."""

    sheet: Sheet
    name: str
    widths: tuple[int, ...]
    placed: tuple[Placed, ...]
    anchors: dict[str, int]

    @property
    def last_column(self) -> int:
        """The last column that titles and paragraphs are spread over."""
        return len(self.widths) - 1

    @property
    def header(self) -> tuple[int, int] | None:
        """First and last header row, if there is one grid and its header may be frozen and repeated."""
        grids = [placed for placed in self.placed if isinstance(placed.block, Grid)]
        if len(grids) != 1 or any(isinstance(placed.block, Chart) for placed in self.placed):
            return None
        rows = grid_rows(grids[0])
        first = rows.header if rows.group is None else rows.group
        return (first, rows.header) if rows.header <= _DEEPEST_FREEZE else None

    @property
    def filtered(self) -> tuple[int, int, int] | None:
        """Header row, last row and last column of the first grid that asks for a filter, without its totals."""
        for placed in self.placed:
            grid = placed.block
            if isinstance(grid, Grid) and grid.filter and grid.rows:
                kept = len(grid.rows)
                while kept > 1 and _is_total(grid.rows[kept - 1]):
                    kept -= 1
                rows = grid_rows(placed)
                return rows.header, rows.body + kept - 1, len(grid.columns) - 1
        return None


def lay_out(sheet: Sheet, name: str) -> SheetLayout:
    """Put a sheet's blocks below each other, with a blank row before every grid and chart."""
    row = (sheet.title is not None) + (sheet.subtitle is not None)
    placed: list[Placed] = []
    for block in sheet.blocks:
        if placed and not (isinstance(block, Text) and isinstance(placed[-1].block, Text) and not block.heading):
            row += 1
        placed.append(Placed(block, row))
        row += _height(block)
    return SheetLayout(sheet, name, _widths(sheet), tuple(placed), dict(_anchors(placed)))


def grid_rows(placed: Placed) -> GridRows:
    """The rows of a placed grid."""
    grid = placed.block
    assert isinstance(grid, Grid)
    row = placed.top
    title = group = None
    if grid.title is not None:
        title, row = row, row + 1
    if any(column.group for column in grid.columns):
        group, row = row, row + 1
    notes = row + 1 + max(1, len(grid.rows))
    return GridRows(title, group, row, row + 1, notes, notes + len(grid.notes))


def points(lines: int) -> float:
    """The height of a row of so many lines."""
    return min(MAX_POINTS, lines * LINE_POINTS + PADDING_POINTS)


def page_points(layout: SheetLayout) -> float:
    """How many points of rows a page holds once the sheet is shrunk to one page's width."""
    width, height = _PAGE_LANDSCAPE, _POINTS_LANDSCAPE
    if layout.sheet.portrait:
        width, height = _PAGE_PORTRAIT, _POINTS_PORTRAIT
    return height * max(1.0, sum(layout.widths) / width)


def cells_of(row: Row, columns: int) -> Iterator[tuple[int, Cell]]:
    """The cells of a row with the column each begins in; missing ones are filled with empty cells."""
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.span
    meaning = row.cells[-1].meaning if row.cells and row.cells[-1].meaning in _WHOLE_ROW else Meaning.PLAIN
    for missing in range(column, columns):
        yield missing, Cell(meaning=meaning)


_WHOLE_ROW = {Meaning.TOTAL, Meaning.GROUP}


def _is_total(row: Row) -> bool:
    return any(cell.meaning is Meaning.TOTAL for cell in row.cells)


def _height(block: Block) -> int:
    if isinstance(block, Grid):
        return grid_rows(Placed(block, 0)).end
    if isinstance(block, Chart):
        return 1 + max(CHART_ROWS, len(block.categories) + 1)
    return 1


def _anchors(placed: list[Placed]) -> Iterator[tuple[str, int]]:
    for one in placed:
        if not isinstance(one.block, Grid):
            continue
        if one.block.anchor is not None:
            yield one.block.anchor, one.top
        body = grid_rows(one).body
        yield from ((anchor, body + position) for anchor, position in anchors_of(one.block.rows))


def _widths(sheet: Sheet) -> tuple[int, ...]:
    """The widest of each column over all blocks; at least wide enough for a paragraph to be read."""
    widths: list[int] = []
    least = _LEAST_WIDTH
    for block in sheet.blocks:
        if isinstance(block, Chart):
            least = max(least, sum(_block_widths(block)) + _CHART_WIDTH)
        for index, width in enumerate(_block_widths(block)):
            if index == len(widths):
                widths.append(0)
            widths[index] = max(widths[index], width)
    if not widths:
        return (_PAGE_PORTRAIT if sheet.portrait else _PAGE_LANDSCAPE,)
    while sum(widths) < least:
        widths.append(_FILLER_WIDTH)
    return tuple(widths)


def _block_widths(block: Block) -> Iterator[int]:
    if isinstance(block, Grid):
        yield from (column.width + 2 for column in block.columns)
    elif isinstance(block, Chart):
        yield max(10, *(half_widths(text) + 2 for text in block.categories or ("",)))
        yield from (max(8, half_widths(name) + 2) for name, _ in block.series)
