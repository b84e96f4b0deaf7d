"""The sheet 核查结果 of an annotated copy: every finding with a link to its cell."""

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from kongchuo.model.check_result import FINDINGS_SHEET, FINDINGS_TITLE
from kongchuo.model.finding import Finding
from kongchuo.write import styles
from kongchuo.write.findings_list import (
    COLUMNS,
    FILLS,
    FOOTER,
    HEADER_POINTS,
    HEADER_ROW,
    HEADINGS,
    LEFT,
    LEGEND,
    PLACE,
    SEVERITY,
    TITLE_POINTS,
    TOOLTIP,
    Line,
    lines,
    summary,
)
from kongchuo.write.measure import cell_text, is_number_like, looks_like_formula

__all__ = ["FILLS", "HEADER_ROW", "HEADINGS", "add_findings_sheet", "cell_at", "put_text"]

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def add_findings_sheet(workbook: "Workbook", findings: Sequence[Finding], name: str, *, reveal: bool) -> None:
    """Append the sheet and make it the one that opens; the school's own sheets keep their order."""
    visible = {sheet.title: sheet.sheet_state == "visible" for sheet in workbook.worksheets}
    sheet = workbook.create_sheet(_free_name(workbook))
    _top(sheet, findings, name)
    looks = _Looks()
    for number, line in enumerate(lines(findings, visible, reveal=reveal), 1):
        _row(sheet, looks, number, line)
    _page(sheet)
    for other in workbook.worksheets:
        # Two selected sheets would be edited together.
        other.sheet_view.tabSelected = other is sheet
    workbook.active = sheet


def cell_at(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """A cell that can hold something: not one hidden under a merged area."""
    from openpyxl.cell.cell import Cell

    found = sheet.cell(row, column)
    if not isinstance(found, Cell):
        raise ValueError(f"{found.coordinate} lies under a merged area")
    return found


def put_text(cell: "Cell", text: str) -> None:
    """Write a text that is never taken for a formula or a number, now or when it is edited."""
    cell.value = cell_text(text)
    cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True
    if is_number_like(text):
        cell.number_format = "@"


def _free_name(workbook: "Workbook") -> str:
    taken = set(workbook.sheetnames)
    number = 1
    while (name := FINDINGS_SHEET if number == 1 else f"{FINDINGS_SHEET}{number}") in taken:
        number += 1
    return name


def _top(sheet: "Worksheet", findings: Sequence[Finding], name: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for row, text, size in ((1, f"{FINDINGS_TITLE}{name}", 16), (2, summary(findings), 11), (3, LEGEND, 11)):
        cell = cell_at(sheet, row, 1)
        put_text(cell, text)
        cell.font = Font(name=styles.HEADING_FONT if row == 1 else styles.BODY_FONT, size=size)
        cell.alignment = Alignment(vertical="center")
    edge = Side("thin", color=f"FF{styles.BORDER_COLOUR[1:]}")
    for column, (heading, width) in enumerate(COLUMNS, 1):
        cell = cell_at(sheet, HEADER_ROW, column)
        put_text(cell, heading)
        cell.font = Font(name=styles.HEADING_FONT, size=styles.BODY_SIZE)
        cell.fill = PatternFill("solid", fgColor=f"FF{styles.HEADER_FILL[1:]}")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = Border(edge, edge, edge, edge)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[1].height = TITLE_POINTS
    sheet.row_dimensions[HEADER_ROW].height = HEADER_POINTS


class _Looks:
    """How the cells of the list look. A look is worked out once: openpyxl takes long to compare styles."""

    def __init__(self) -> None:
        self._known: dict[tuple[bool, str | None, bool], Any] = {}

    def dress(self, cell: "Cell", *, left: bool = False, fill: str | None = None, link: bool = False) -> None:
        """Give a cell the look of its column, its severity's shade or a link's colour."""
        key = (left, fill, link)
        if key not in self._known:
            self._work_out(cell, left, fill, link)
            self._known[key] = cell._style  # type: ignore[attr-defined] # openpyxl's way, not in the stubs
        cell._style = copy(self._known[key])  # type: ignore[attr-defined]

    @staticmethod
    def _work_out(cell: "Cell", left: bool, fill: str | None, link: bool) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        edge = Side("thin", color=f"FF{styles.BORDER_COLOUR[1:]}")
        cell.border = Border(edge, edge, edge, edge)
        cell.alignment = Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True)
        cell.font = Font(name=styles.BODY_FONT, size=styles.BODY_SIZE)
        if link:
            colour = f"FF{styles.LINK_COLOUR[1:]}"
            cell.font = Font(name=styles.BODY_FONT, size=styles.BODY_SIZE, color=colour, underline="single")
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)


def _row(sheet: "Worksheet", looks: _Looks, number: int, line: Line) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    row = HEADER_ROW + number
    for column, (text, heading) in enumerate(zip((str(number), *line.texts), HEADINGS, strict=True), 1):
        cell = cell_at(sheet, row, column)
        linked = heading == PLACE and line.target is not None
        looks.dress(cell, left=heading in LEFT, fill=line.shade if heading == SEVERITY else None, link=linked)
        put_text(cell, text)
        if linked:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=line.target, tooltip=TOOLTIP)
    cell_at(sheet, row, 1).value = number
    sheet.row_dimensions[row].height = line.points


def _page(sheet: "Worksheet") -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    last = get_column_letter(len(COLUMNS))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    if sheet.max_row > HEADER_ROW:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{sheet.max_row}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.right.text = FOOTER  # type: ignore[union-attr] # the stubs allow for None
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
