"""Workbooks as programs write them, and workbooks put together of pieces of XML, sound and unsound."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils.exceptions import IllegalCharacterError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"

FORMATS = (
    "General",
    "@",
    "yyyy/m/d;@",
    'yyyy"年"m"月"d"日"',
    "[h]:mm",
    "0.00_ ",
    "#,##0",
    "[$-F800]dddd, mmmm dd, yyyy",
    '"d"0',
    "h:mm",
)
# A cell behind its place.
CELLS = (
    ' t="s"><v>0</v></c>',
    ' s="1" t="s"><v>1</v></c>',
    ' s="1" t="s"><v>3</v></c>',
    ' t="s" s="1"><v>4</v></c>',
    ' t="s"><v>99</v></c>',
    ' t="s"><v> 3</v></c>',
    ' t="s"><v>03</v></c>',
    ' t="s"/>',
    "/>",
    ' s="2"></c>',
    ' s="2" t="n" />',
    ' s="1"><v>41279</v></c>',
    ' s="1" t="n"><v>41279.5</v></c>',
    ' s="2"><v>60</v></c>',
    ' s="3"><v>36526</v></c>',
    ' s="4"><v>1.5</v></c>',
    ' s="0"><v>3.42221201301051E+17</v></c>',
    ' s="7"><v>41279</v></c>',
    ' s="8"><v>-12.50</v></c>',
    ' s="9"><v>12</v></c>',
    ' s="77"><v>12</v></c>',
    "><v>1E999</v></c>",
    "><v>0x1</v></c>",
    "><v></v></c>",
    "><v>1</v><v>2</v></c>",
    ' t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    ' t="inlineStr"><is><t>a&amp;b</t></is></c>',
    ' t="inlineStr"><is><t></t></is></c>',
    ' t="inlineStr"><is><t>  </t></is></c>',
    ' t="inlineStr"><v>a</v></c>',
    ' t="str"><f>A1&amp;"x"</f><v>x&amp;y</v></c>',
    ' t="str"><v></v></c>',
    ' t="str"><v> a</v></c>',
    ' t="b"><v>1</v></c>',
    ' t="b"><v>2</v></c>',
    ' t="e"><v>#N/A</v></c>',
    ' t="d"><v>2013-01-05</v></c>',
    '><f t="shared" si="0"/><v>7</v></c>',
    '><f aca="false">ROW()</f><v>7</v></c>',
    "><f>1+1</f></c>",
    ' s="1" cm="1"><v>7</v></c>',
)
# Whatever else may stand among the cells.
PIECES = ('<row r="1">', '<row r="2" spans="1:3">', '<row r="5" x14ac:dyDescent="0.25">', "</row>", '<row r="3"/>', "<row>", " ", "<!-- x -->", "<x/>", '<c t="s"><v>0</v></c>')  # fmt: skip
STRINGS = (
    "<si><t>甲</t></si>",
    "<si><t></t></si>",
    "<si><t/></si>",
    '<si><t xml:space="preserve"> a</t></si>',
    "<si><t> a</t></si>",
    '<si><r><t>a</t></r><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve"> b</t></r></si>',
    "<si><r><t>a </t></r><r><t>b</t></r></si>",
    "<si><t>&#20013;&lt;&amp;&#9;&#10;</t></si>",
    '<si><t>姓名</t><phoneticPr fontId="1" type="noConversion"/></si>',
    '<si><t>漢</t><rPh sb="0" eb="1"><t>か</t></rPh></si>',
    "<si><t>a_x000D_b</t></si>",
    "<si><t>a\nb</t></si>",
    "<si><t>a\r\nb</t></si>",
    "<si></si>",
    "<si><t>全角　</t></si>",
    "<si><t>&nbsp;</t></si>",
    "<si><t>&#xFFFF;</t></si>",
    "<si><t>a</t><t>b</t></si>",
    '<si><t>x xml:space="preserve">y</t></si>',
)
HEADS = ("", '<dimension ref="A1:C3"/>', '<dimension ref="A1"/>', "<dimension/>", '<dimension ref="C3:A1"/>', "<sheetViews><sheetView/></sheetViews>")  # fmt: skip
TAILS = (
    "",
    '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>',
    '<mergeCells count="2"><mergeCell ref="D9:F10"/><mergeCell ref="A1:A3"/></mergeCells>',
    '<mergeCells><mergeCell ref="A1"/></mergeCells>',
    '<autoFilter ref="A1:B2"/>',
    "<mergeCells/><mergeCells/>",
    "<extLst><ext><sheetData/></ext></extLst>",
    "<!-- x -->",
    "<unclosed>",
)
_LOOKS = (0, 14, 22, 31, 46, 49, 57, 164, 165, 166)
_CODES = ("yyyy/m/d;@", "0_ ", "aaaa")


def by_xlsxwriter(rows: Sequence[Sequence[Any]], formats: Sequence[str], merged: Sequence[tuple[int, ...]]) -> bytes:
    """Two sheets of these values, the second one hidden."""
    made = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        looks = [book.add_format({"num_format": code}) for code in formats]
        for name in ("甲&乙", "隐藏"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    look = looks[(number + column) % len(looks)]
                    if isinstance(value, tuple):
                        sheet.write_formula(number, column, *value[:1], look, value[1])
                    elif isinstance(value, str) and value:
                        sheet.write_string(number, column, value, look)
                    elif not (type(value) is date and value.year < 1900):
                        sheet.write(number, column, value, look)
            for index, (_, left, height, width) in enumerate(merged):
                sheet.merge_range(50 + index * 5, left, 50 + index * 5 + height, left + width, "合")
        sheet.hide()
    return made.getvalue()


def by_openpyxl(rows: Sequence[Sequence[Any]], formats: Sequence[str], merged: Sequence[tuple[int, ...]]) -> bytes:
    """One sheet of these values."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            try:
                cell.value = value[0] if isinstance(value, tuple) else value
            except IllegalCharacterError:
                continue
            cell.number_format = formats[(number + column) % len(formats)]
    for top, left, height, width in merged:
        sheet.merge_cells(
            start_row=top + 50, start_column=left + 1, end_row=top + 50 + height, end_column=left + 1 + width
        )
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def packed(cells: str, strings: str = "", tail: str = "", head: str = "") -> bytes:
    """A workbook of one sheet, put together of XML."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}">{_link(1, "officeDocument", "xl/workbook.xml")}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">{_link(1, "worksheet", "worksheets/sheet1.xml")}'
        f"{_link(2, 'styles', 'styles.xml')}{_link(3, 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="3">'
        + "".join(f'<numFmt numFmtId="{164 + index}" formatCode="{code}"/>' for index, code in enumerate(_CODES))
        + f"</numFmts><cellXfs>{''.join(f'<xf numFmtId={chr(34)}{look}{chr(34)}/>' for look in _LOOKS)}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="1">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{head}<sheetData>{cells}</sheetData>{tail}</worksheet>',
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def _link(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
