"""The drawn workbook as each kind of file."""

import csv
import html
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.layouts.book import Book, Page, Value


def xlsx(path: Path, book: Book) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as out:
        day = out.add_format({"num_format": "yyyy-mm-dd"})
        for page in book.pages:
            sheet = out.add_worksheet(page.name)
            for (row, column), value in page.cells.items():
                if isinstance(value, date):
                    sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
                else:
                    sheet.write(row, column, value)
            for first_row, first, last_row, last in page.merges:
                sheet.merge_range(first_row, first, last_row, last, page.cells.get((first_row, first), ""))
            for column in page.hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            for row in page.hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
            if page.hidden:
                sheet.hide()


def xls(path: Path, book: Book) -> None:
    import xlwt

    out = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for page in book.pages:
        sheet = out.add_sheet(page.name, cell_overwrite_ok=True)
        merged = {(first_row, first): (last_row, last) for first_row, first, last_row, last in page.merges}
        for (row, column), value in page.cells.items():
            styles = (day,) if isinstance(value, date) else ()
            if (row, column) in merged:
                last_row, last = merged[row, column]
                sheet.write_merge(row, last_row, column, last, value, *styles)
            else:
                sheet.write(row, column, value, *styles)
        if page.hidden:
            sheet.visibility = 1
    out.save(str(path))


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and value >= 1e17:
        return f"{value:.5E}"
    return f"{value.year}/{value.month}/{value.day}" if isinstance(value, date) else str(value)


def text(delimiter: str, encoding: str, *, quoted: bool = False) -> Callable[[Path, Book], None]:
    def save(path: Path, book: Book) -> None:
        out = io.StringIO()
        quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n")
        (page,) = book.pages
        writer.writerows([_text(value) for value in row] for row in page.grid())
        path.write_bytes(out.getvalue().encode(encoding))

    return save


def _spans(page: Page) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans, covered = {}, set()
    for first_row, first, last_row, last in page.merges:
        spans[first_row, first] = (last_row - first_row + 1, last - first + 1)
        covered |= {(r, c) for r in range(first_row, last_row + 1) for c in range(first, last + 1)} - {
            (first_row, first)
        }
    return spans, covered


def html_as_xls(path: Path, book: Book) -> None:
    (page,) = book.pages
    spans, covered = _spans(page)
    lines = []
    for row, values in enumerate(page.grid()):
        cells = []
        for column, value in enumerate(values):
            if (row, column) in covered:
                continue
            down, across = spans.get((row, column), (1, 1))
            size = (f" rowspan={down}" if down > 1 else "") + (f" colspan={across}" if across > 1 else "")
            cells.append(f"<td{size} style='mso-number-format:\"\\@\"'>{html.escape(_text(value)) or '&nbsp;'}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    head = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head>"
    path.write_bytes(f"{head}<body><table border=1>{''.join(lines)}</table></body></html>".encode("gb18030"))


def xml_2003(path: Path, book: Book) -> None:
    sheets = []
    for page in book.pages:
        spans, covered = _spans(page)
        rows = []
        for row in sorted({row for row, _ in page.cells}):
            cells = []
            for column in sorted(column for at, column in page.cells if at == row and (at, column) not in covered):
                down, across = spans.get((row, column), (1, 1))
                size = (f' ss:MergeDown="{down - 1}"' if down > 1 else "") + (
                    f' ss:MergeAcross="{across - 1}"' if across > 1 else ""
                )
                cells.append(f'<Cell ss:Index="{column + 1}"{size}>{_data(page.cells[row, column])}</Cell>')
            rows.append(f'<Row ss:Index="{row + 1}">{"".join(cells)}</Row>')
        sheets.append(f"<Worksheet ss:Name={quoteattr(page.name)}><Table>{''.join(rows)}</Table></Worksheet>")
    space = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook {space}>{"".join(sheets)}</Workbook>',
        encoding="utf-8",
    )


def _data(value: Value) -> str:
    if isinstance(value, date):
        return f'<Data ss:Type="DateTime">{value.isoformat()}T00:00:00.000</Data>'
    kind = "Number" if isinstance(value, (int, float)) else "String"
    return f'<Data ss:Type="{kind}">{escape(str(value))}</Data>'


def ods(path: Path, book: Book) -> None:
    tables = []
    for page in book.pages:
        spans, covered = _spans(page)
        rows = []
        for row, values in enumerate(page.grid()):
            cells = []
            for column, value in enumerate(values):
                if (row, column) in covered:
                    cells.append("<table:covered-table-cell/>")
                    continue
                down, across = spans.get((row, column), (1, 1))
                size = (
                    f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
                    if (down, across) != (1, 1)
                    else ""
                )
                cells.append(_ods_cell(value, size))
            rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        tables.append(f"<table:table table:name={quoteattr(page.name)}>{''.join(rows)}</table:table>")
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(zipfile.ZipInfo("mimetype"), kind)
        out.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        out.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2">'
            f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>",
        )


def _ods_cell(value: Value, size: str) -> str:
    if value is None:
        return f"<table:table-cell{size}/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, (int, float)):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}{size}><text:p>{escape(_text(value))}</text:p></table:table-cell>"
