"""Workbooks as packages of parts, taken apart and put together otherwise."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from tests.write.school import png

SHEET = "名单"


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def remade(path: Path, **changes: Callable[[str], str]) -> Path:
    """The workbook with some parts changed; `sheet1` stands for `xl/worksheets/sheet1.xml`; an empty one is left out."""
    made = path.with_name("改过.xlsx")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(path).items():
            change = changes.get(Path(name).name.removesuffix(".xml"))
            new = change(content.decode()) if change else content
            if new:
                package.writestr(name, new)
    return made


def rich_workbook(path: Path) -> Path:
    """A roster with all that openpyxl would lose: a picture, a text box, a sparkline, a drop-down from
    another sheet, data bars, a button, computed values, a chart, a header with a picture."""
    book = xlsxwriter.Workbook(str(path))
    sheet, other = book.add_worksheet(SHEET), book.add_worksheet("字典")
    other.write_column("A1", ("男", "女"))
    text = book.add_format({"num_format": "@", "border": 1})
    sheet.set_column("H:H", 20, text)
    sheet.write_row("A1", ("姓名", "性别", "一", "二", "合计"))
    for row in range(1, 30):
        if row == 7:
            continue
        sheet.write_row(row, 0, (f"王小明{row}", "男", row, 2))
        sheet.write_formula(row, 4, f"=SUM(C{row + 1}:D{row + 1})", text, row + 2)
    sheet.set_row(8, 30, text)
    sheet.add_sparkline("F2", {"range": f"{SHEET}!C2:D2"})
    sheet.data_validation("B2:B30", {"validate": "list", "source": "=字典!$A$1:$A$2"})
    sheet.conditional_format("C2:C30", {"type": "data_bar", "data_bar_2010": True})
    sheet.insert_textbox("J5", "说明")
    sheet.insert_image("K5", "x.png", {"image_data": png()})
    sheet.insert_button("L1", {"macro": "x"})
    sheet.set_header("&L&G", {"image_left": "x.png", "image_data_left": png()})
    sheet.write_url("A2", "https://example.org/")
    sheet.add_table("N1:O3")
    sheet.protect("")
    book.define_name("性别", "=字典!$A$1:$A$2")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": [SHEET, 1, 2, 5, 2]})
    sheet.insert_chart("J9", chart)
    book.close()
    return path
