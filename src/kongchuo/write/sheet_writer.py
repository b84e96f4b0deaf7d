"""One sheet of a document by its layout: its rows are ours, all else is XlsxWriter's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kongchuo.model.grid import Chart, Grid, Heading, Link, Meaning, Row, Run, Text
from kongchuo.model.long_rows import parts_of
from kongchuo.write import styles
from kongchuo.write.cell_xml import after_reference
from kongchuo.write.chart import draw_chart, figure_rows
from kongchuo.write.layout import EMPTY, Placed, SheetLayout, cells_of, grid_rows, page_points, points
from kongchuo.write.looks import Looks
from kongchuo.write.measure import cell_text, lines_needed
from kongchuo.write.page import set_page
from kongchuo.write.row_cells import RowCells
from kongchuo.write.runs import ColumnCells, PlacedRun, column_cells
from kongchuo.write.sheet_rows import SharedStrings, SheetRows

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Excel refuses a sheet with more.
_MOST_LINKS = 65_000
# How many pages' worth may be shrunk to one and still be read.
_SQUEEZE = 1.5


class Book:
    """What the sheets of a workbook share."""

    def __init__(self, workbook: "Workbook", layouts: Sequence[SheetLayout]) -> None:
        self.workbook = workbook
        self.looks = Looks(workbook)
        self.strings = SharedStrings()
        self.cells = RowCells(self.looks, self.strings)
        self._by_sheet = {layout.sheet.name: layout for layout in reversed(layouts)}
        self._places: dict[Link, str | None] = {}

    def place(self, link: Link) -> str | None:
        """The place a link jumps to, such as `'名单'!A15`; the sheet's top for an unknown anchor, None
        for an unknown sheet."""
        if link not in self._places:
            layout = self._by_sheet.get(link.sheet)
            self._places[link] = None if layout is None else _target(layout, link.anchor)
        return self._places[link]


def _target(layout: SheetLayout, anchor: str | None) -> str:
    row = layout.anchors.get(anchor, 0) if anchor is not None else 0
    quoted = layout.name.replace("'", "''")
    return f"'{quoted}'!A{row + 1}"


@dataclass
class SheetWriter:
    """Writes one sheet by its layout."""

    book: Book
    layout: SheetLayout
    height: float = 0.0
    rows: SheetRows = field(init=False)
    worksheet: "Worksheet" = field(init=False)

    def write(self, title: str) -> SheetRows:
        """The rows of the sheet; all else is XlsxWriter's."""
        sheet = self.layout.sheet
        self.worksheet = self.book.workbook.add_worksheet(self.layout.name)
        self.rows = SheetRows(len(self.layout.widths))
        set_page(self.worksheet, self.layout, title)
        row = 0
        for text, look, height in ((sheet.title, styles.TITLE, 34.0), (sheet.subtitle, styles.SUBTITLE, 24.0)):
            if text is not None:
                self._across(row, text, look, height)
                row += 1
        for placed in self.layout.placed:
            self._block(placed)
        self.worksheet.fit_to_pages(1, int(self._is_one_page()))
        return self.rows

    def _high(self, row: int, height: float) -> None:
        """Set the height of a row and add it up."""
        self.rows.height(row, height)
        self.height += height

    def _is_one_page(self) -> bool:
        """Whether a sheet with a chart is printed on one page: no page break then cuts the chart."""
        if not any(isinstance(placed.block, Chart) for placed in self.layout.placed):
            return False
        return self.height <= _SQUEEZE * page_points(self.layout)

    def _block(self, placed: Placed) -> None:
        block = placed.block
        if isinstance(block, Grid):
            self._grid(placed, block)
        elif isinstance(block, Chart):
            self._across(placed.top, block.title, styles.GRID_TITLE, 24.0)
            self._figures(placed.top + 1, block)
            draw_chart(self.book.workbook, self.worksheet, self.layout, block, placed.top + 1)
        else:
            self._text(placed.top, block)

    def _text(self, row: int, text: Text) -> None:
        if text.heading:
            self._across(row, text.text, styles.TEXT_HEADING, 26.0)
        else:
            self._across(row, text.text, styles.paragraph(text.meaning))

    def _across(self, row: int, text: str, look: styles.Look, height: float | None = None) -> None:
        """A text over the whole width of the sheet, in a row high enough for it."""
        shown = cell_text(text)
        lines = lines_needed(shown, sum(self.layout.widths))
        self._high(row, max(height or 0.0, points(lines)))
        self._merged(row, 0, row, self.layout.last_column, shown, look)

    def _merged(self, top: int, left: int, bottom: int, right: int, text: str, look: styles.Look) -> None:
        style = self.book.looks(look)
        self.rows.merge((top, left, bottom, right), after_reference(text, style, self.book.strings), style)

    def _figures(self, top: int, chart: Chart) -> None:
        """The figures of a chart, which it is drawn from."""
        header = self.book.looks(styles.HEADER)
        label = self.book.looks(styles.body(Meaning.PLAIN, "center", None, text=False))
        for row in range(top, top + figure_rows(chart)):
            self._high(row, points(1))
        lines: list[tuple[str | int, ...]] = [("", *(name for name, _ in chart.series))]
        lines += zip(chart.categories, *(figures for _, figures in chart.series), strict=True)
        for row, line in enumerate(lines, top):
            for column, value in enumerate(line):
                kept = cell_text(value) if isinstance(value, str) else value
                self.rows.put(row, column, after_reference(kept, label if row > top else header, self.book.strings))
        if not chart.categories:
            self._merged(top + 1, 0, top + 1, 0, EMPTY, styles.NOTHING)

    def _grid(self, placed: Placed, grid: Grid) -> None:
        rows = grid_rows(placed)
        if grid.title is not None and rows.title is not None:
            self._across(rows.title, grid.title, styles.GRID_TITLE, 26.0)
        self._header(grid.columns, rows.group, rows.header)
        if not grid.rows:
            self._merged(rows.body, 0, rows.body, len(grid.columns) - 1, EMPTY, styles.NOTHING)
            self._high(rows.body, points(1))
        self._body(rows.body, grid)
        for index, column in enumerate(grid.columns):
            if column.choices and grid.rows:
                asked = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
                self.worksheet.data_validation(rows.body, index, rows.body + len(grid.rows) - 1, index, asked)
        for offset, note in enumerate(grid.notes):
            self._across(rows.notes + offset, note, styles.NOTE)

    def _header(self, columns: tuple[Heading, ...], group_row: int | None, row: int) -> None:
        lines = 1
        for index, column in enumerate(columns):
            if not column.text and index and column.group is None:
                continue  # an empty heading continues the one before it
            last = _continued(columns, index)
            lines = max(lines, lines_needed(column.text, sum(self.layout.widths[index : last + 1])))
            top = row if group_row is None or column.group is not None else group_row
            self._merged(top, index, row, last, cell_text(column.text), styles.HEADER)
        self._high(row, points(lines) + 4)
        if group_row is not None:
            self._high(group_row, points(1) + 4)
            for first, last, text in _groups(columns):
                self._merged(group_row, first, group_row, last, cell_text(text), styles.HEADER)

    def _body(self, top: int, grid: Grid) -> None:
        """The rows; runs leave room for theirs, which are put in when the file is packed. Runs with the same
        meanings go on with the same cells."""
        known: dict[object, tuple[ColumnCells, ...]] = {}
        for offset, part in parts_of(grid.rows):
            if isinstance(part, Run):
                key = tuple((index, tuple(meanings.items())) for index, meanings in part.meanings.items())
                if key not in known:
                    known[key] = self._column_cells(grid.columns, part)
                self.rows.run(PlacedRun(part, top + offset, known[key]))
                self.height += len(part) * points(1)
            else:
                self._row(top + offset, grid.columns, part)

    def _column_cells(self, columns: tuple[Heading, ...], run: Run) -> tuple[ColumnCells, ...]:
        styles_of = [
            self.book.looks.numbers(column.align, set(run.meanings.get(index, {}).values()))
            for index, column in enumerate(columns)
        ]
        return column_cells(run, styles_of, self.layout.widths)

    def _row(self, row: int, columns: tuple[Heading, ...], cells: Row) -> None:
        widths, most = self.layout.widths, 1
        line: list[tuple[int, str]] = []
        for column, cell in cells_of(cells, len(columns)):
            align = columns[min(column, len(columns) - 1)].align
            place = self.book.place(cell.link) if cell.link and self.rows.links < _MOST_LINKS else None
            after = column + cell.span
            width = widths[column] if cell.span == 1 else sum(widths[column:after])
            rest, lines, style = self.book.cells.of(cell.value, cell.meaning, align, place is not None, width)
            line.append((column, rest))
            if cell.span > 1:
                line += ((below, after_reference(None, style)) for below in range(column + 1, after))
                self.rows.span(row, column, after - 1)
            if place is not None:
                self.rows.link(row, column, place)
            most = max(most, lines)
        self.rows.line(row, points(most), line)
        self.height += points(most)


def _continued(columns: tuple[Heading, ...], index: int) -> int:
    """The last column of a heading: empty headings without a group belong to the one before them."""
    last = index
    while last + 1 < len(columns) and not columns[last + 1].text and columns[last + 1].group is None:
        last += 1
    return last


def _groups(columns: tuple[Heading, ...]) -> list[tuple[int, int, str]]:
    """Neighbouring columns under the same group heading: first, last, text."""
    found: list[tuple[int, int, str]] = []
    for index, column in enumerate(columns):
        if column.group is None:
            continue
        if found and found[-1][1] == index - 1 and found[-1][2] == column.group:
            found[-1] = (found[-1][0], index, column.group)
        else:
            found.append((index, index, column.group))
    return found
