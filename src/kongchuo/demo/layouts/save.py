"""Pages become files in the formats in which schools send them. The same pages give the same bytes."""

import csv
import html
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from kongchuo.demo.layouts.form import Container
from kongchuo.demo.layouts.page import ErrorCell, Formula, Page, Value

_CREATED = datetime(2023, 9, 1)
SUFFIX: dict[Container, str] = {
    "xlsx": ".xlsx",
    "csv_gbk": ".csv",
    "csv_utf8": ".csv",
    "html_xls": ".xls",
    "tab_xls": ".xls",
}


def save(pages: Sequence[Page], container: Container) -> bytes:
    """The bytes of a file."""
    if container == "xlsx":
        return _workbook(pages)
    if container == "html_xls":
        return _html(pages[0])
    if container == "csv_utf8":
        return b"\xef\xbb\xbf" + _separated(pages[0], ",").encode()
    return _separated(pages[0], "\t" if container == "tab_xls" else ",").encode("gbk")


def text(value: Value) -> str:
    """A cell in a format that knows only text."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        return str(value.result or "")
    if isinstance(value, ErrorCell):
        return value.text
    return value.isoformat() if isinstance(value, date) else str(value)


def _separated(page: Page, delimiter: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(
        [text(value) for value in row] for row in page.rows
    )
    return stream.getvalue()


def _html(page: Page) -> bytes:
    """What web systems call an Excel export."""
    spans = {(row, column): (last_row - row + 1, last - column + 1) for row, column, last_row, last in page.merged}
    hidden = {
        (r, c)
        for row, column, last_row, last in page.merged
        for r in range(row, last_row + 1)
        for c in range(column, last + 1)
    } - set(spans)
    parts = ['<html><head><meta charset="utf-8"></head><body><table border="1">']
    for number, row in enumerate(page.rows):
        cells = []
        for column, value in enumerate(row):
            if (number, column) in hidden:
                continue
            down, right = spans.get((number, column), (1, 1))
            span = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
            cells.append(f"<td{span} style='mso-number-format:\"\\@\"'>{html.escape(text(value))}</td>")
        parts.append(f"<tr>{''.join(cells)}</tr>")
    return "\r\n".join([*parts, "</table></body></html>"]).encode()


def _workbook(pages: Sequence[Page]) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED})
    looks = _looks(book)
    for page in pages:
        _sheet(book.add_worksheet(page.name), page, looks)
    book.close()
    return stream.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    plain = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    boxed = {**plain, "border": 1}
    return {
        "": book.add_format({**boxed, "num_format": "@", "align": "center"}),
        "day": book.add_format({**boxed, "num_format": "yyyy-mm-dd", "align": "center"}),
        "title": book.add_format({**plain, "font_name": "黑体", "font_size": 16, "align": "center"}),
        "note": book.add_format({**plain, "align": "left"}),
        "header": book.add_format({**boxed, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E7EDF3"}),
        "total": book.add_format({**boxed, "bold": True}),
    }


def _sheet(worksheet: Any, page: Page, looks: dict[str, Any]) -> None:
    worksheet.set_default_row(18)
    for number, row in enumerate(page.rows):
        role = page.roles.get(number, "")
        # The blank columns that a school leaves on the left have no frame; empty cells of a pupil have.
        first = next((column for column, value in enumerate(row) if value is not None), len(row))
        for column, value in enumerate(row):
            if value is not None or (not role and column >= first):
                _cell(worksheet, number, column, value, looks, role)
        if role == "title":
            worksheet.set_row(number, 28)
    for area in page.merged:
        first_row, first, *_ = area
        role = page.roles.get(first_row, "")
        # merge_range writes the first cell again, blank; the value goes in after it.
        worksheet.merge_range(*area, "", looks[role])
        _cell(worksheet, first_row, first, page.rows[first_row][first], looks, role)
    widths = page.widths or _widths(page)
    for column, width in widths.items():
        worksheet.set_column(column, column, width)
    if page.hidden:
        worksheet.hide()
    worksheet.ignore_errors({"number_stored_as_text": "A1:AZ5000"})
    worksheet.set_paper(9)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1 if len(widths) <= 20 else 2, 0)


def _cell(worksheet: Any, row: int, column: int, value: Value, looks: dict[str, Any], role: str) -> None:
    look = looks[role]
    if isinstance(value, Formula):
        worksheet.write_formula(row, column, value.text, look, "" if value.result is None else value.result)
    elif isinstance(value, ErrorCell):
        worksheet.write_formula(row, column, "=NA()", look, value.text)
    elif isinstance(value, date):
        worksheet.write_datetime(row, column, datetime(value.year, value.month, value.day), looks["day"])
    elif value is None or value == "":
        worksheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        worksheet.write_string(row, column, value, look)
    else:
        worksheet.write(row, column, value, look)


def _widths(page: Page) -> dict[int, int]:
    """Wide enough for what stands below the titles, counted in half-widths."""
    widths: dict[int, int] = {}
    for number, row in enumerate(page.rows[:60]):
        if page.roles.get(number) in ("title", "note", "total"):
            continue
        for column, value in enumerate(row):
            shown = text(value)
            widths[column] = max(
                widths.get(column, 5), min(30, sum(2 if ord(letter) > 255 else 1 for letter in shown) + 1)
            )
    return widths
