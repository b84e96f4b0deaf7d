"""The workbook of a document, read back with openpyxl."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from kongchuo.model.grid import Cell, Chart, Document, Grid, Heading, Link, Meaning, Row, Sheet, Text, Value
from kongchuo.model.ratio import Ratio
from kongchuo.write.measure import cell_text
from kongchuo.write.xlsx import document_bytes, write_document
from tests.write.documents import document

DAY = date(2023, 3, 31)


def read(given_document: Document) -> Workbook:
    return openpyxl.load_workbook(BytesIO(document_bytes(given_document)))


def one_sheet(*blocks: Any, **changes: Any) -> Document:
    return Document("测试", (Sheet("名单", blocks, **changes),), DAY)


def grid_of(*values: Value) -> Grid:
    return Grid((Heading("值", 12),), tuple(Row((Cell(value),)) for value in values))


def written(value: Value) -> Any:
    return read(one_sheet(grid_of(value)))["名单"]["A2"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert document_bytes(document()) == document_bytes(document())


def test_the_workbook_says_when_it_was_made() -> None:
    book = read(document())
    assert (datetime(2023, 3, 31), datetime(2023, 3, 31)) == (book.properties.created, book.properties.modified)
    assert "马井镇控辍保学月报 2023-03" == book.properties.title


def test_a_workbook_is_written_to_its_path(tmp_path: Path) -> None:
    path = tmp_path / "报表" / "月报.xlsx"
    write_document(document(), path)
    assert ["概览", "名单", "口径说明", "其他／名单"] == openpyxl.load_workbook(path).sheetnames


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text_comes_back_and_is_never_a_formula(text: str) -> None:
    cell = written(text)
    assert cell_text(text) == cell.value
    assert "f" != cell.data_type


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.com", "{=1}"]
)
def test_what_looks_like_a_formula_stays_text_even_when_it_is_edited(text: str) -> None:
    cell = written(text)
    assert ("s", text) == (cell.data_type, cell.value)
    assert text.startswith(("=", "+", "-", "@")) == bool(cell.quotePrefix)


@pytest.mark.parametrize("text", ["<r><t>x</t>", "<r>", 'a<b>&"c"', "_x0041_"])
def test_markup_in_a_text_is_only_text(text: str) -> None:
    assert text == written(text).value


def test_what_xlsxwriter_takes_for_its_own_markup_is_shown_with_a_wide_bracket() -> None:
    assert "＜r><t>x</t></r>" == written("<r><t>x</t></r>").value


def test_an_id_number_is_stored_and_kept_as_text() -> None:
    cell = written("342221201305151234")
    assert ("s", "@") == (cell.data_type, cell.number_format)


def test_a_text_that_is_too_long_is_cut_not_lost() -> None:
    assert "长" * 32767 == written("长" * 40000).value


@pytest.mark.parametrize(
    ("ratio", "value", "number_format"),
    [
        (Ratio(812, 813), 0.9988, "0.00%"),
        (Ratio(99999, 100000), 0.99999, "0.000%"),
        (Ratio(1, 1), 1, "0.00%"),
        (Ratio(0, 7), 0, "0.00%"),
        (Ratio(-3, 200), -0.015, "0.00%"),
        (Ratio(1, 300000), 0.000003, "0.0000%"),
    ],
)
def test_a_rate_is_a_number_that_shows_what_the_contract_prints(ratio: Ratio, value: float, number_format: str) -> None:
    cell = written(ratio)
    places = len(number_format) - 3
    assert (value, number_format) == (cell.value, cell.number_format)
    assert ratio.percent == f"{cell.value * 100:.{places}f}%"


def test_a_rate_of_nobody_is_a_dash() -> None:
    assert "—" == written(Ratio(0, 0)).value


def test_dates_and_numbers_keep_their_types() -> None:
    assert (datetime(2013, 5, 15), "yyyy-mm-dd") == (
        written(date(2013, 5, 15)).value,
        written(date(2013, 5, 15)).number_format,
    )
    assert 12 == written(12).value
    assert "1234567890123456789" == written(1234567890123456789).value
    assert "1899-12-31" == written(date(1899, 12, 31)).value


def test_an_empty_grid_says_so() -> None:
    sheet = read(one_sheet(Grid((Heading("甲"), Heading("乙")), ())))["名单"]
    assert "（无）" == sheet["A2"].value
    assert ["A2:B2"] == [str(merged) for merged in sheet.merged_cells.ranges if merged.min_row == 2]


def test_links_lead_to_the_row_of_their_anchor() -> None:
    sheet = read(document())["概览"]
    link = sheet["D9"].hyperlink
    assert (0.9988, "'名单'!A7") == (sheet["D9"].value, link.location)
    assert 4 == read(document())["名单"]["A7"].value


def test_a_link_to_a_renamed_sheet_leads_to_it_and_one_to_nowhere_is_plain() -> None:
    cells = (
        Cell("甲", link=Link("其他/名单", "late")),
        Cell("乙", link=Link("没有")),
        Cell("丙", link=Link("其他/名单", "?")),
    )
    grid = Grid(tuple(Heading(str(one)) for one in range(3)), (Row(cells),))
    late = Grid((Heading("姓名"),), (), title="逾期", anchor="late")
    sheets = (Sheet("甲", (grid,)), Sheet("其他/名单", (Text("说明"), late)))
    sheet = read(Document("测试", sheets, DAY))["甲"]
    assert "'其他／名单'!A3" == sheet["A2"].hyperlink.location
    assert sheet["B2"].hyperlink is None
    assert "'其他／名单'!A1" == sheet["C2"].hyperlink.location


def test_it_prints_on_a4_one_page_wide_with_repeated_header_and_page_numbers() -> None:
    sheet = read(document())["名单"]
    assert ("9", "landscape", None, 0) == (
        str(sheet.page_setup.paperSize), sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight,
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert ("$3:$3", "A4") == (sheet.print_title_rows, sheet.freeze_panes)
    assert "第 &P 页 共 &N 页" in sheet.oddFooter.right.text
    assert "portrait" == read(document())["口径说明"].page_setup.orientation


def test_a_filter_leaves_the_totals_out() -> None:
    assert "A3:G63" == read(document())["名单"].auto_filter.ref


def test_several_grids_on_a_sheet_freeze_nothing() -> None:
    sheet = read(one_sheet(grid_of(1), grid_of(2)))["名单"]
    assert (None, None) == (sheet.freeze_panes, sheet.print_title_rows)


def test_group_headings_cover_their_columns() -> None:
    sheet = read(document())["概览"]
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"B6:D6", "A6:A7", "E6:E7"} <= merged
    assert ("本月", "分子", "指标") == (sheet["B6"].value, sheet["B7"].value, sheet["A6"].value)


def test_a_missed_target_is_red_and_bold_and_only_that() -> None:
    sheet = read(document())["概览"]
    red = {
        cell.coordinate
        for row in sheet.iter_rows(min_row=5)
        for cell in row
        if cell.font.color and cell.font.color.rgb == "FFB00000"
    }
    assert {"D9", "F9", "G9"} == red
    assert sheet["D9"].font.bold


def test_fonts_are_those_that_windows_has() -> None:
    sheet = read(document())["概览"]
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row}
    assert {"宋体", "黑体"} == fonts


def test_a_chart_stands_beside_its_figures_and_covers_no_cell() -> None:
    sheet = read(document())["概览"]
    (chart,) = sheet._charts
    assert (3, 16) == (chart.anchor._from.col, chart.anchor._from.row)
    below = [cell.value for row in sheet.iter_rows(min_row=17, min_col=4) for cell in row]
    assert not any(below)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight is None


def test_a_chart_without_figures_is_a_line() -> None:
    sheet = read(one_sheet(Chart("各年级", (), ())))["名单"]
    assert ["各年级", "", "（无）"] == [sheet.cell(row, 1).value for row in (1, 2, 3)]


def test_missing_cells_of_a_row_are_blank_and_keep_the_meaning_of_a_total() -> None:
    grid = Grid((Heading("甲"), Heading("乙")), (Row((Cell("合计", Meaning.TOTAL),)),))
    sheet = read(one_sheet(grid))["名单"]
    assert sheet["A2"].fill.fgColor.rgb == sheet["B2"].fill.fgColor.rgb


def test_sheets_of_one_name_stay_apart() -> None:
    sheet = Sheet("名单", (grid_of(1),))
    assert ["名单", "名单(2)"] == read(Document("测试", (sheet, replace(sheet)), DAY)).sheetnames


def test_a_chart_keeps_a_copy_of_the_figures_beside_it() -> None:
    chart = Chart("各年级", ("一<年级>", "二年级"), (("男", (3, 4)), ("女", (5, 6))))
    package = ZipFile(BytesIO(document_bytes(one_sheet(chart))))
    kept = re.findall("<c:v>(.*?)</c:v>", package.read("xl/charts/chart1.xml").decode())
    categories = ["一&lt;年级&gt;", "二年级"]
    assert ["男", *categories, "3", "4", "女", *categories, "5", "6"] == kept


def test_every_text_that_cells_share_stands_in_one() -> None:
    package = ZipFile(BytesIO(document_bytes(document())))
    sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    used = [int(place) for xml in sheets for place in re.findall(r't="s"><v>(\d+)</v>', xml)]
    shared = package.read("xl/sharedStrings.xml").decode()
    count, different = re.findall(r'count="(\d+)" uniqueCount="(\d+)"', shared)[0]
    assert (len(used), len(set(used)), shared.count("<si>")) == (int(count), int(different), int(different))
    assert set(range(int(different))) == set(used)
