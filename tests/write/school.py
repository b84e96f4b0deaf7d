"""Workbooks as schools send them, built in code."""

from io import BytesIO
from pathlib import Path

import xlsxwriter

from tests.write.findings import ID

HEADINGS = ("序号", "班级", "姓名", "性别", "民族", "身份证号", "联系电话")


def school_workbook(path: Path) -> Path:
    """A roster with widths, fonts, a formula, a drop-down, merged cells, a comment and other sheets."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("四(1)班")
    bold = book.add_format({"bold": True, "font_name": "楷体", "font_size": 14, "border": 1})
    sheet.merge_range("A1:G1", "马井镇中心小学四年级(1)班学生花名册", bold)
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(1, column, heading, bold)
    sheet.set_column("C:C", 15.5)
    sheet.set_column("F:F", 24)
    for row in range(2, 12):
        sheet.write_number(row, 0, row - 1)
        for column, text in enumerate(("四(1)", "王小明", "男", "汉", ID, "13800001234"), 1):
            sheet.write_string(row, column, text)
    sheet.write_rich_string(3, 2, "王", bold, "小", "明")
    sheet.merge_range("B5:B8", "四(1)")
    sheet.write_string("G5", "=1+1")
    sheet.write_formula("A13", "=COUNTA(C3:C12)", None, 10)
    sheet.data_validation("D3:D12", {"validate": "list", "source": ["男", "女"]})
    sheet.conditional_format("F3:F12", {"type": "duplicate", "format": book.add_format({"bold": True})})
    sheet.write_comment("C3", "班主任：已核对", {"author": "李老师"})
    sheet.freeze_panes(2, 0)
    other = book.add_worksheet("字典")
    other.write_column("A1", ("男", "女"))
    hidden = book.add_worksheet("备份")
    hidden.write_string("A1", "旧名单")
    hidden.hide()
    book.close()
    return path


def grids() -> list[tuple[str, list[list[object]]]]:
    """The cells of an .xls, as the reader gives them."""
    rows: list[list[object]] = [
        ["", "花名册"],
        list(HEADINGS),
        [1, "四(1)", "=王小明", "男", "汉", ID, 13800001234.0, None],
    ]
    return [("Sheet1", rows), ("a/b", [])]


def png() -> BytesIO:
    """The smallest picture."""
    return BytesIO(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
            "e221bc330000000049454e44ae426082"
        )
    )
