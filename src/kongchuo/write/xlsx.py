"""A document becomes a workbook that prints on A4 and reads well in WPS and Excel."""

from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kongchuo.model.grid import Cell, Chart, Document, Grid, Heading, Link, Row, Run, Text
from kongchuo.model.long_rows import parts_of
from kongchuo.write import styles
from kongchuo.write.chart import draw_chart
from kongchuo.write.files import atomic_write, safe_sheet_name
from kongchuo.write.layout import (
    EMPTY,
    Placed,
    SheetLayout,
    cells_of,
    grid_rows,
    lay_out,
    page_points,
    points,
    row_points,
)
from kongchuo.write.looks import Looks
from kongchuo.write.masking import masked_document
from kongchuo.write.measure import cell_text, lines_needed, looks_like_formula
from kongchuo.write.protect import protected
from kongchuo.write.runs import PlacedRun, with_runs
from kongchuo.write.stored import DATE_FORMAT, stored

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Excel refuses a sheet with more.
_MOST_LINKS = 65_000
_FOOTER_TITLE = 80
# How many pages' worth may be shrunk to one and still be read.
_SQUEEZE = 1.5


def write_document(document: Document, path: Path, *, reveal: bool = False, password: str | None = None) -> None:
    """Write a document as a workbook: the same document gives the same bytes. Long numbers in it
    are masked unless `reveal`. With a `password` it opens with that alone, and no two runs give the same bytes."""
    atomic_write(path, protected(document_bytes(document if reveal else masked_document(document)), password))


def document_bytes(document: Document) -> bytes:
    """The workbook of a document."""
    import xlsxwriter

    stream = BytesIO()
    # The widths and heights belong to 宋体 11 and let charts find their place.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": DATE_FORMAT,
        "default_format_properties": dict(styles.DEFAULT),
        "default_column_width": 72,
        "default_row_height": 20,
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        created = datetime.combine(document.created, time())
        workbook.set_properties({"title": cell_text(document.title), "author": "控辍", "created": created})
        layouts = _layouts(document)
        looks = Looks(workbook)
        runs: dict[str, list[PlacedRun]] = {}
        for number, layout in enumerate(layouts, start=1):
            writer = _SheetWriter(workbook, looks, layouts, layout)
            writer.write(document.title)
            if writer.runs:
                runs[f"xl/worksheets/sheet{number}.xml"] = writer.runs
    return with_runs(stream.getvalue(), runs) if runs else stream.getvalue()


def _layouts(document: Document) -> tuple[SheetLayout, ...]:
    names: list[str] = []
    for sheet in document.sheets:
        names.append(safe_sheet_name(sheet.name, taken=names))
    return tuple(lay_out(sheet, name) for sheet, name in zip(document.sheets, names, strict=True))


def target(layouts: tuple[SheetLayout, ...], link: Link) -> str | None:
    """The place a link jumps to, such as `'名单'!A15`; the sheet's top for an unknown anchor, None
    for an unknown sheet."""
    for layout in layouts:
        if layout.sheet.name == link.sheet:
            row = layout.anchors.get(link.anchor, 0) if link.anchor is not None else 0
            quoted = layout.name.replace("'", "''")
            return f"'{quoted}'!A{row + 1}"
    return None


@dataclass
class _SheetWriter:
    """Writes one sheet by its layout."""

    workbook: "Workbook"
    looks: Looks
    layouts: tuple[SheetLayout, ...]
    layout: SheetLayout
    links: int = 0
    height: float = 0.0
    runs: list[PlacedRun] = field(default_factory=list)
    worksheet: "Worksheet" = field(init=False)

    def write(self, title: str) -> None:
        sheet = self.layout.sheet
        self.worksheet = self.workbook.add_worksheet(self.layout.name)
        self._set_page(title)
        for index, width in enumerate(self.layout.widths):
            self.worksheet.set_column(index, index, width)
        row = 0
        for text, look, height in ((sheet.title, styles.TITLE, 34.0), (sheet.subtitle, styles.SUBTITLE, 24.0)):
            if text is not None:
                self._across(row, text, look, height)
                row += 1
        for placed in self.layout.placed:
            self._block(placed)
        self.worksheet.fit_to_pages(1, int(self._is_one_page()))

    def _high(self, row: int, height: float) -> None:
        """Set the height of a row and add it up."""
        self.worksheet.set_row(row, height)
        self.height += height

    def _is_one_page(self) -> bool:
        """Whether a sheet with a chart is printed on one page: no page break then cuts the chart."""
        if not any(isinstance(placed.block, Chart) for placed in self.layout.placed):
            return False
        return self.height <= _SQUEEZE * page_points(self.layout)

    def _set_page(self, title: str) -> None:
        page = self.worksheet
        page.set_paper(9)
        if self.layout.sheet.portrait:
            page.set_portrait()
        else:
            page.set_landscape()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.center_horizontally()
        page.hide_gridlines(2)
        name = cell_text(title)[:_FOOTER_TITLE].replace("&", "&&")
        font = f'&"{styles.BODY_FONT},常规"&9'
        page.set_footer(f"&L{font} {name}&R{font} 第 &P 页 共 &N 页")
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if (header := self.layout.header) is not None:
            page.repeat_rows(*header)
            page.freeze_panes(header[1] + 1, 0)
        if (filtered := self.layout.filtered) is not None:
            page.autofilter(filtered[0], 0, filtered[1], filtered[2])

    def _block(self, placed: Placed) -> None:
        block = placed.block
        if isinstance(block, Grid):
            self._grid(placed, block)
        elif isinstance(block, Chart):
            self._across(placed.top, block.title, styles.GRID_TITLE, 24.0)
            self.height += draw_chart(self.workbook, self.worksheet, self.looks, self.layout, block, placed.top + 1)
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
        style = self.looks(look)
        if (top, left) != (bottom, right):
            self.worksheet.merge_range(top, left, bottom, right, "", style)
        self.worksheet.write_string(top, left, text, style)

    def _grid(self, placed: Placed, grid: Grid) -> None:
        rows = grid_rows(placed)
        if grid.title is not None and rows.title is not None:
            self._across(rows.title, grid.title, styles.GRID_TITLE, 26.0)
        self._header(grid.columns, rows.group, rows.header)
        if not grid.rows:
            self._merged(rows.body, 0, rows.body, len(grid.columns) - 1, EMPTY, styles.NOTHING)
            self._high(rows.body, points(1))
        for offset, part in parts_of(grid.rows):
            if isinstance(part, Run):
                self._run(rows.body + offset, grid.columns, part)
            else:
                self._row(rows.body + offset, grid.columns, part)
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

    def _row(self, row: int, columns: tuple[Heading, ...], cells: Row) -> None:
        texts = tuple(cell.value if isinstance(cell.value, str) else "" for cell in cells.cells)
        self._high(row, row_points(cells, self.layout.widths, texts))
        for column, cell in cells_of(cells, len(columns)):
            align = columns[min(column, len(columns) - 1)].align
            self._cell(row, column, cell, align)

    def _run(self, row: int, columns: tuple[Heading, ...], run: Run) -> None:
        """Leaves room for a run; its rows are put in when the file is packed."""
        formats = [
            self.looks.numbers(column.align, set(run.meanings.get(index, {}).values()))
            for index, column in enumerate(columns)
        ]
        self.runs.append(PlacedRun(run, row, self.layout.widths, formats))
        self.height += len(run) * points(1)

    def _cell(self, row: int, column: int, cell: Cell, align: str) -> None:
        place = target(self.layouts, cell.link) if cell.link and self.links < _MOST_LINKS else None
        value, number_format = stored(cell.value)
        text = isinstance(value, str)
        quote = isinstance(value, str) and looks_like_formula(value)
        look = self.looks.cell(cell.meaning, align, number_format, text, place is not None, quote)
        if cell.span > 1:
            self.worksheet.merge_range(row, column, row, column + cell.span - 1, "", look)
        if place is not None:
            self.links += 1
            self.worksheet.write_url(row, column, f"internal:{place}", look, tip="点击查看明细")
        if value is None:
            self.worksheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.worksheet.write_string(row, column, value, look)
        elif isinstance(value, datetime):
            self.worksheet.write_datetime(row, column, value, look)
        else:
            self.worksheet.write_number(row, column, value, look)


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
