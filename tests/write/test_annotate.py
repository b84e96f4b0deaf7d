"""Annotated copies of what schools send."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook import Workbook

from kongchuo.model.errors import UserError
from kongchuo.model.finding import Acceptance, Severity
from kongchuo.write.annotate import AUTHOR, annotate
from kongchuo.write.findings_sheet import FILLS, HEADER_ROW, HEADINGS
from kongchuo.write.kept import losses
from tests.write.findings import ID, finding
from tests.write.school import grids, png, school_workbook

SHEET = "四(1)班"
ERROR = finding((3, 5), sheet=SHEET, suggestions=("342221201305151231",))
WARNING = finding((4, 2), sheet=SHEET, severity=Severity.WARNING, title="姓名有误", value="王小明1", sensitive=False)
NOTE = finding((3, 5), sheet=SHEET, severity=Severity.NOTE, rule="S110", title="与学籍号不同")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return school_workbook(tmp_path / "中心小学.xlsx")


def annotated(source: Path, *findings: object, **options: object) -> Workbook:
    target = source.with_name("副本.xlsx")
    annotate(source, findings, target, **options)  # type: ignore[arg-type]
    return openpyxl.load_workbook(target, rich_text=True)


def shaded(book: Workbook) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.fill.fgColor.rgb
        for sheet in book.worksheets
        if sheet.title != "核查结果"
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid"
    }


def listed(book: Workbook, name: str = "核查结果") -> list[tuple[object, ...]]:
    return list(book[name].iter_rows(min_row=HEADER_ROW + 1, max_col=len(HEADINGS), values_only=True))


def test_the_original_is_never_touched(source: Path) -> None:
    before = source.read_bytes()
    annotated(source, ERROR)
    assert before == source.read_bytes()


def test_the_copy_may_not_take_the_place_of_the_original(source: Path) -> None:
    with pytest.raises(UserError, match="不能覆盖"):
        annotate(source, [ERROR], source)


def test_the_same_findings_give_the_same_bytes(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    annotate(source, [ERROR, WARNING], source.with_name("一.xlsx"))
    annotate(source, [ERROR, WARNING], source.with_name("二.xlsx"))
    assert source.with_name("一.xlsx").read_bytes() == source.with_name("二.xlsx").read_bytes()
    with zipfile.ZipFile(source.with_name("一.xlsx")) as package:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in package.infolist()}


def test_exactly_the_faulty_cells_are_shaded_each_by_its_gravest_finding(source: Path) -> None:
    book = annotated(source, NOTE, ERROR, WARNING)
    assert {f"{SHEET}!F3": FILLS[Severity.ERROR], f"{SHEET}!C4": FILLS[Severity.WARNING]} == shaded(book)


def test_a_comment_explains_all_findings_of_a_cell_gravest_first(source: Path) -> None:
    comment = annotated(source, NOTE, ERROR)[SHEET]["F3"].comment
    assert AUTHOR == comment.author
    first, second = comment.text.split("\n\n")
    assert first.startswith("【错误】身份证校验码不符\n王小明的身份证号校验码不符")
    assert "怎么改：请对照户口簿逐位核对。 参考：第18位“2”应为“1”。（参考号码只供核对，以户口簿为准。）" in first
    assert second.startswith("【提示】与学籍号不同\n")
    assert ID not in comment.text


def test_the_schools_own_comment_is_kept_with_ours_below(source: Path) -> None:
    comment = annotated(source, finding((3, 2), sheet=SHEET))[SHEET]["C3"].comment
    assert "李老师" == comment.author
    assert comment.text.startswith("班主任：已核对\n―― 控辍核查 ――\n【错误】")


def test_the_schools_sheets_stay_as_they_were(source: Path) -> None:
    book = annotated(source, ERROR, WARNING)
    original = openpyxl.load_workbook(source, rich_text=True)
    assert [*original.sheetnames, "核查结果"] == book.sheetnames
    for sheet in original.worksheets:
        copy = book[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                other = copy[cell.coordinate]
                assert (cell.value, cell.data_type) == (other.value, other.data_type)
                assert (repr(cell.font), repr(cell.border)) == (repr(other.font), repr(other.border))
                assert (cell.number_format, cell.alignment.wrap_text) == (
                    other.number_format,
                    other.alignment.wrap_text,
                )
        widths = {letter: found.width for letter, found in sheet.column_dimensions.items()}
        assert widths == {letter: found.width for letter, found in copy.column_dimensions.items()}
        assert (sheet.sheet_state, sheet.freeze_panes) == (copy.sheet_state, copy.freeze_panes)
        assert sheet.merged_cells.ranges == copy.merged_cells.ranges
    copy = book[SHEET]
    assert ["D3:D12"] == [str(one.sqref) for one in copy.data_validations.dataValidation]
    assert ["F3:F12"] == [str(one.sqref) for one in copy.conditional_formatting]
    assert "=COUNTA(C3:C12)" == copy["A13"].value
    assert ("s", "=1+1") == (copy["G5"].data_type, copy["G5"].value)


def test_a_merged_cell_is_marked_where_it_begins(source: Path) -> None:
    book = annotated(source, finding((7, 1), sheet=SHEET))
    assert [f"{SHEET}!B5"] == list(shaded(book))
    assert book[SHEET]["B5"].comment is not None


def test_an_empty_cell_that_must_be_filled_is_marked(source: Path) -> None:
    assert [f"{SHEET}!J40"] == list(shaded(annotated(source, finding((40, 9), sheet=SHEET))))


def test_the_list_opens_and_links_to_each_cell(source: Path) -> None:
    book = annotated(source, ERROR, WARNING)
    sheet = book["核查结果"]
    assert sheet == book.active
    assert [sheet.title] == [one.title for one in book.worksheets if one.sheet_view.tabSelected]
    assert HEADINGS == tuple(cell.value for cell in sheet[HEADER_ROW])
    row = listed(book)[0]
    assert (1, "错误", "马井镇中心小学", "四年级(1)班", "王小明", "四(1)班 F3") == row[:6]
    assert "3422**********1232" == row[8]
    assert "'四(1)班'!F3" == sheet.cell(HEADER_ROW + 1, 6).hyperlink.location
    assert "错误1处，疑问1处，提示0处。" == sheet["A2"].value


def test_numbers_are_whole_only_when_they_are_revealed(source: Path) -> None:
    book = annotated(source, ERROR, reveal=True)
    assert ID == listed(book)[0][8]
    assert "342221201305151231（第18位“2”应为“1”）" in listed(book)[0][7]


def test_a_finding_without_a_cell_is_listed_without_a_shade(source: Path) -> None:
    whole = finding(None, sheet=SHEET)
    file = finding(None, sheet=None)
    book = annotated(source, whole, file, finding((1, 0), sheet="备份"), finding((1, 0), sheet="没有这张表"))
    assert ["四(1)班", "整个文件", "备份 A1（工作表已隐藏）", "没有这张表 A1"] == [row[5] for row in listed(book)]
    sheet = book["核查结果"]
    links = [sheet.cell(HEADER_ROW + number, 6).hyperlink for number in range(1, 5)]
    assert ["'四(1)班'!A1", None, None, None] == [link and link.location for link in links]
    assert ["备份!A1"] == list(shaded(book))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", '=HYPERLINK("x")'])
def test_text_of_a_finding_never_becomes_a_formula(source: Path, text: str) -> None:
    book = annotated(source, finding((3, 2), sheet=SHEET, student=text, message=text, school=text, value=text))
    for cell in book["核查结果"][HEADER_ROW + 1][1:]:
        assert "s" == cell.data_type
    assert text == listed(book)[0][4]
    assert book["核查结果"].cell(HEADER_ROW + 1, 5).quotePrefix


def test_a_sheet_of_the_schools_with_our_name_is_kept(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "核查结果"
    book.active["A1"] = "上级核查"
    book.save(tmp_path / "a.xlsx")
    copy = annotated(tmp_path / "a.xlsx", finding((1, 0), sheet="核查结果"))
    assert ["核查结果", "核查结果2"] == copy.sheetnames
    assert "上级核查" == copy["核查结果"]["A1"].value


def test_a_corrected_copy_that_comes_back_loses_the_marks_of_the_last_round(source: Path) -> None:
    first = source.with_name("第一轮.xlsx")
    annotate(source, [ERROR, finding((3, 2), sheet=SHEET)], first)
    book = annotated(first, WARNING)
    assert {f"{SHEET}!C4": FILLS[Severity.WARNING]} == shaded(book)
    assert book[SHEET]["F3"].comment is None
    assert ("李老师", "班主任：已核对") == (book[SHEET]["C3"].comment.author, book[SHEET]["C3"].comment.text)
    assert [SHEET, "字典", "备份", "核查结果"] == book.sheetnames
    assert 1 == len(listed(book))


def test_a_file_that_is_no_workbook_is_built_anew_with_texts_as_texts(tmp_path: Path) -> None:
    source = tmp_path / "名单.csv"
    source.write_bytes(b"")
    remarks = annotate(source, [finding((3, 2))], tmp_path / "b.xlsx", grids=grids())
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    sheet = book["Sheet1"]
    assert ["Sheet1", "a／b", "核查结果"] == book.sheetnames
    assert ("=王小明", "s") == (sheet["C3"].value, sheet["C3"].data_type)
    assert (ID, "s", "@") == (sheet["F3"].value, sheet["F3"].data_type, sheet["F3"].number_format)
    assert (1, 13800001234) == (sheet["A3"].value, sheet["G3"].value)
    assert sheet["C3"].comment is not None
    assert ("原文件不是 .xlsx 工作簿，副本另建为 .xlsx：文字和数字都在，字体、列宽等格式没有保留。",) == remarks
    annotate(source, [finding((3, 2))], tmp_path / "c.xlsx", grids=grids())
    assert (tmp_path / "b.xlsx").read_bytes() == (tmp_path / "c.xlsx").read_bytes()


def test_a_workbook_that_openpyxl_cannot_read_is_built_anew_if_its_cells_are_known(tmp_path: Path) -> None:
    source = tmp_path / "怪表.xlsx"
    source.write_bytes(b"PK\x03\x04")
    with pytest.raises(UserError, match="另存为"):
        annotate(source, [finding()], tmp_path / "b.xlsx")
    remarks = annotate(source, [finding()], tmp_path / "b.xlsx", grids=grids)
    assert "副本是重新建的" in remarks[0]


def test_what_openpyxl_cannot_keep_is_said(tmp_path: Path) -> None:
    path = tmp_path / "图.xlsx"
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    sheet = book.add_worksheet("名单")
    other = book.add_worksheet("字典")
    other.write_column("A1", ("男", "女"))
    sheet.write_row("A1", (1, 2, 3))
    sheet.write_formula("D1", "=SUM(A1:C1)", None, 6)
    sheet.add_sparkline("E1", {"range": "名单!A1:C1"})
    sheet.insert_textbox("A5", "说明")
    sheet.insert_image("C5", "x.png", {"image_data": png()})
    sheet.conditional_format("A1:C1", {"type": "data_bar", "data_bar_2010": True})
    sheet.insert_button("F1", {"macro": "x"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": ["名单", 0, 0, 0, 2]})
    sheet.insert_chart("H1", chart)
    sheet.write_comment("A1", "看")
    book.close()
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"")
        package.writestr("xl/cellimages.xml", b"")
    assert (
        "有1张图片没有保留。",
        "文本框和图形没有保留。",
        "宏没有保留。",
        "WPS 嵌入单元格的图片没有保留。",
        "图表保留了数据，个别格式可能与原件不同。",
        "学校原有批注的文字都在，批注框的大小和字体恢复为默认。",
        "单元格里的迷你图没有保留。",
        "部分条件格式（如数据条、图标）可能与原件不同。",
        "公式都保留了，用 WPS 或 Excel 打开时会重新计算；手机上预览可能显示为空。",
    ) == losses(path, 0)
    assert "有1张图片没有保留。" not in losses(path, 1)


def test_a_macro_workbook_is_copied_as_one_without_macros(source: Path) -> None:
    with zipfile.ZipFile(source, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    target = source.with_name("副本.xlsx")
    assert "宏没有保留。" in annotate(source, [ERROR], target)
    with zipfile.ZipFile(target) as package:
        assert "xl/vbaProject.bin" not in package.namelist()
        assert b"macroEnabled" not in package.read("[Content_Types].xml")


def test_a_plain_workbook_loses_nothing(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "姓名"
    stream = BytesIO()
    book.save(stream)
    path = tmp_path / "a.xlsx"
    path.write_bytes(stream.getvalue())
    assert () == annotate(path, [finding((1, 0), sheet="Sheet")], tmp_path / "b.xlsx")


def test_what_is_accepted_is_listed_and_not_shaded(source: Path) -> None:
    settled = replace(ERROR, accepted=Acceptance("派出所已确认", "2023-03-20"))
    book = annotated(source, settled, WARNING)
    assert {f"{SHEET}!C4": FILLS[Severity.WARNING]} == shaded(book)
    assert book[SHEET]["F3"].comment is None
    assert ("已核实", "已核实，不用改：派出所已确认（2023-03-20）") == (listed(book)[0][1], listed(book)[0][7])
    assert "错误0处，疑问1处，提示0处，已核实1处（不用改）。" == book["核查结果"]["A2"].value
