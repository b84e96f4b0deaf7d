"""A copy of what a school sent with every fault shaded, explained and listed; the original is never touched."""

import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kongchuo.model.check_result import is_findings_sheet
from kongchuo.model.errors import UserError
from kongchuo.model.finding import Finding
from kongchuo.write import comment
from kongchuo.write.files import atomic_write, safe_sheet_name
from kongchuo.write.findings_sheet import FILLS, add_findings_sheet, cell_at, put_text
from kongchuo.write.kept import losses
from kongchuo.write.measure import half_widths
from kongchuo.write.patch.copy import patched
from kongchuo.write.patch.markup import UnpatchableError
from kongchuo.write.protect import protected
from kongchuo.write.repack import workbook_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Grids = Sequence[tuple[str, list[list[Any]]]]

AUTHOR = comment.AUTHOR
_REBUILT = "原文件不是 .xlsx 工作簿，副本另建为 .xlsx：文字和数字都在，字体、列宽等格式没有保留。"
_UNSUPPORTED = "原文件的格式不能原样复制，副本是重新建的：文字和数字都在，字体、列宽等格式没有保留。"
_WIDTH_SAMPLE = 200
# A workbook made anew carries no time of its own.
_NO_TIME = datetime(2000, 1, 1)


def annotate(
    source: Path,
    findings: Sequence[Finding],
    destination: Path,
    *,
    grids: Grids | Callable[[], Grids] | None = None,
    reveal: bool = False,
    content: bytes | None = None,
    password: str | None = None,
) -> tuple[str, ...]:
    """Write the annotated copy of a workbook and return what of the original it could not keep.

    `grids` are the cells (sheet by sheet, row by row from A1) of a file that is no `.xlsx`, which
    is then built anew; a function that gives them is asked only if openpyxl cannot copy the file.
    `content` is what a protected workbook holds; with a `password` the copy opens with that alone.
    """
    if destination.exists() and destination.samefile(source):
        raise UserError(f"批注副本不能覆盖学校交来的“{source}”，请换一个输出文件夹。")
    made, remarks = _made(source, findings, grids, content, reveal=reveal)
    atomic_write(destination, protected(made, password))
    return remarks


def _made(
    source: Path,
    findings: Sequence[Finding],
    grids: Grids | Callable[[], Grids] | None,
    content: bytes | None,
    *,
    reveal: bool,
) -> tuple[bytes, tuple[str, ...]]:
    if grids is None or callable(grids):
        try:
            # Nothing is lost where only what changes is written anew.
            return patched(source if content is None else BytesIO(content), findings, source.name, reveal=reveal), ()
        except UnpatchableError:
            pass  # put together in an unusual way, has macros, or comes back with our marks
    with warnings.catch_warnings():
        # openpyxl warns of what it drops; `losses` says it in words that a clerk understands.
        warnings.simplefilter("ignore")
        workbook, remarks = _opened(source, content, grids)
        for sheet in list(workbook.worksheets):
            if is_findings_sheet(sheet.title, sheet.cell(1, 1).value) and len(workbook.worksheets) > 1:
                workbook.remove(sheet)
            else:
                _clear(sheet)
        _mark(workbook, [finding for finding in findings if finding.accepted is None], reveal=reveal)
        add_findings_sheet(workbook, findings, source.name, reveal=reveal)
        if workbook.calculation is not None:
            workbook.calculation.fullCalcOnLoad = True
        return workbook_bytes(workbook), remarks


def _opened(
    source: Path, content: bytes | None, grids: Grids | Callable[[], Grids] | None
) -> tuple["Workbook", tuple[str, ...]]:
    import openpyxl

    if grids is not None and not callable(grids):
        return _built(grids), (_REBUILT,)
    try:
        # A stream, because openpyxl looks at the name's ending; rich text, so that no font is lost.
        with source.open("rb") if content is None else BytesIO(content) as stream:
            workbook = openpyxl.load_workbook(stream, rich_text=True)
    except Exception as error:
        # openpyxl fails in many ways on workbooks that WPS and calamine read without complaint.
        if grids is None:
            raise UserError(f"“{source}”不能在原表上批注，请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。") from error
        return _built(grids()), (_UNSUPPORTED,)
    images = sum(len(getattr(sheet, "_images", ())) for sheet in workbook.worksheets)
    return workbook, losses(source if content is None else BytesIO(content), images)


def _built(grids: Grids) -> "Workbook":
    """A workbook of the values alone, texts as texts."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = _NO_TIME
    workbook.remove(workbook.worksheets[0])
    for name, rows in grids:
        sheet = workbook.create_sheet(safe_sheet_name(name, taken=workbook.sheetnames))
        widths: dict[int, int] = {}
        for number, row in enumerate(rows, 1):
            # A title stands alone in its row and may run over the columns beside it.
            title = sum(value not in (None, "") for value in row) == 1
            for column, value in enumerate(row, 1):
                if value is None or value == "":
                    continue
                cell = cell_at(sheet, number, column)
                if isinstance(value, str):
                    put_text(cell, value)
                else:
                    cell.value = value
                if number <= _WIDTH_SAMPLE and not title:
                    widths[column] = max(widths.get(column, 0), half_widths(str(value)))
        for column, width in widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = min(max(width, 6), 40) + 2
    return workbook


def _clear(sheet: "Worksheet") -> None:
    """Take away the comments and shades of an earlier round: the school may have corrected the copy."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    ours = set(FILLS.values())
    for cell in sheet._cells.values():
        if cell.has_style and cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in ours:
            cell.fill = PatternFill()
        found = cell.comment
        if found is None:
            continue
        if found.author == AUTHOR:
            cell.comment = None
        elif comment.SEPARATOR in found.text:
            cell.comment = Comment(found.text.split(comment.SEPARATOR)[0], found.author)


def _mark(workbook: "Workbook", findings: Iterable[Finding], *, reveal: bool) -> None:
    """Shade every faulty cell by its gravest finding and explain all of them in one comment."""
    from openpyxl.styles import PatternFill

    for name, found in comment.by_sheet(findings).items():
        if name not in workbook.sheetnames:
            continue
        sheet = workbook[name]
        for (row, column), here in comment.by_anchor(found, _merged_anchors(sheet)).items():
            cell = cell_at(sheet, row, column)
            cell.fill = PatternFill("solid", fgColor=FILLS[here[0].severity])
            _comment(cell, comment.explained(here, reveal=reveal))


def _merged_anchors(sheet: "Worksheet") -> dict[tuple[int, int], tuple[int, int]]:
    """The top-left cell of each cell in a merged area: only that one can hold anything."""
    return {place: (area.min_row, area.min_col) for area in sheet.merged_cells.ranges for place in area.cells}


def _comment(cell: "Cell", text: str) -> None:
    from openpyxl.comments import Comment

    author = AUTHOR
    if cell.comment is not None:
        text, author = f"{cell.comment.text}{comment.SEPARATOR}{text}", cell.comment.author
    cell.comment = Comment(text, author, height=comment.height_pixels(text), width=comment.WIDTH_PIXELS)
