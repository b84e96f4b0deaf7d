"""The sheet 核查结果 of an annotated copy: every finding with a link to its cell."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from kongchuo.model.check_result import FINDINGS_SHEET, FINDINGS_TITLE
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.where import Where
from kongchuo.write import styles, wording
from kongchuo.write.layout import points
from kongchuo.write.measure import cell_text, is_number_like, lines_needed, looks_like_formula

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Unlike Excel's own light colours, so that they are known as ours when the copy comes back.
FILLS = {Severity.ERROR: "FFFBD0CE", Severity.WARNING: "FFFFF1B8", Severity.NOTE: "FFD8E8F6"}

_LEGEND = "红色是错误，必须改正；黄色是疑问，请核实；蓝色是提示。点“单元格”一栏可跳到原表，改好后保存，把本文件发回。"
_COLUMNS = (
    ("序号", 6),
    ("级别", 7),
    ("学校", 17),
    ("班级", 13),
    ("姓名", 10),
    ("单元格", 14),
    ("问题", 34),
    ("怎么改", 36),
    ("原值", 20),
)
_LEFT = ("学校", "问题", "怎么改")
HEADINGS = tuple(heading for heading, _ in _COLUMNS)
HEADER_ROW = 4

_Texts = tuple[str, ...]


def add_findings_sheet(workbook: "Workbook", findings: Sequence[Finding], name: str, *, reveal: bool) -> None:
    """Append the sheet and make it the one that opens; the school's own sheets keep their order."""
    visible = {sheet.title: sheet.sheet_state == "visible" for sheet in workbook.worksheets}
    sheet = workbook.create_sheet(_free_name(workbook))
    _top(sheet, findings, name)
    looks = _Looks()
    for number, finding in enumerate(findings, 1):
        where = finding.where
        place = wording.place(where, sheet=len(visible) > 1)
        if where.sheet and visible.get(where.sheet) is False:
            place = f"{place}（工作表已隐藏）"
        _row(sheet, looks, number, finding, _target(where, visible), _texts(finding, place, reveal=reveal))
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

    counts = "，".join(
        f"{word}{sum(finding.severity is severity for finding in findings)}处"
        for severity, word in wording.SEVERITIES.items()
    )
    for row, text, size in ((1, f"{FINDINGS_TITLE}{name}", 16), (2, f"{counts}。", 11), (3, _LEGEND, 11)):
        cell = cell_at(sheet, row, 1)
        put_text(cell, text)
        cell.font = Font(name=styles.HEADING_FONT if row == 1 else styles.BODY_FONT, size=size)
        cell.alignment = Alignment(vertical="center")
    edge = Side("thin", color=f"FF{styles.BORDER_COLOUR[1:]}")
    for column, (heading, width) in enumerate(_COLUMNS, 1):
        cell = cell_at(sheet, HEADER_ROW, column)
        put_text(cell, heading)
        cell.font = Font(name=styles.HEADING_FONT, size=styles.BODY_SIZE)
        cell.fill = PatternFill("solid", fgColor=f"FF{styles.HEADER_FILL[1:]}")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = Border(edge, edge, edge, edge)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[1].height = 28
    sheet.row_dimensions[HEADER_ROW].height = 24


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


def _row(sheet: "Worksheet", looks: _Looks, number: int, finding: Finding, target: str | None, texts: _Texts) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    row = HEADER_ROW + number
    lines = 1
    for column, (text, (heading, width)) in enumerate(zip((str(number), *texts), _COLUMNS, strict=True), 1):
        cell = cell_at(sheet, row, column)
        shade = FILLS[finding.severity] if heading == "级别" else None
        linked = heading == "单元格" and target is not None
        looks.dress(cell, left=heading in _LEFT, fill=shade, link=linked)
        put_text(cell, text)
        if linked:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, tooltip="点击跳到原表")
        lines = max(lines, lines_needed(text, width))
    cell_at(sheet, row, 1).value = number
    sheet.row_dimensions[row].height = points(lines)


def _texts(finding: Finding, place: str, *, reveal: bool) -> _Texts:
    return (
        wording.SEVERITIES[finding.severity],
        finding.school or "",
        finding.class_label or "",
        finding.student or "",
        place,
        wording.message(finding, reveal=reveal),
        wording.hint(finding, reveal=reveal),
        wording.value(finding, reveal=reveal) or "",
    )


def _target(where: Where, visible: Mapping[str, bool]) -> str | None:
    """Where the link leads: a cell or row; nowhere for a file, a sheet that is not there or is hidden."""
    if where.sheet is None or not visible.get(where.sheet):
        return None
    quoted = where.sheet.replace("'", "''")
    return f"'{quoted}'!{where.cell or f'A{where.row or 1}'}"


def _page(sheet: "Worksheet") -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    last = get_column_letter(len(_COLUMNS))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    if sheet.max_row > HEADER_ROW:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{sheet.max_row}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.right.text = "第 &P 页 共 &N 页"  # type: ignore[union-attr] # the stubs allow for None
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
