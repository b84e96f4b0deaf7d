"""Copies of workbooks in which only what must change is changed."""

import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from kongchuo.model.finding import Severity
from kongchuo.read.sheets import read_sheets
from kongchuo.write.annotate import AUTHOR, annotate
from kongchuo.write.findings_sheet import FILLS
from kongchuo.write.patch.copy import patched
from kongchuo.write.patch.markup import UnpatchableError
from tests.write.findings import finding
from tests.write.packages import SHEET, parts, remade, rich_workbook
from tests.write.school import school_workbook

FAULTS = (
    finding((2, 0), sheet=SHEET),
    finding((5, 4), sheet=SHEET, severity=Severity.WARNING),
    finding((8, 2), sheet=SHEET),  # the row is not there
    finding((9, 6), sheet=SHEET),  # the row has a look, the cell is not there
    finding((10, 7), sheet=SHEET),  # the column has a look
    finding((40, 9), sheet=SHEET, severity=Severity.NOTE),
)
PLACES = ("A2", "E5", "C8", "G9", "H10", "J40")


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_workbook(tmp_path / "名单.xlsx")


def loaded(path: Path, *, data_only: bool = False) -> Workbook:
    """A workbook as openpyxl sees it; it warns of what it would lose."""
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(file, data_only=data_only)


def copied(source: Path, *findings: object) -> Path:
    """A copy that openpyxl has no part in."""
    target = source.with_name("副本.xlsx")
    target.write_bytes(patched(source, findings, source.name, reveal=False))  # type: ignore[arg-type]
    return target


def test_every_part_that_need_not_change_is_the_same_byte_for_byte(rich: Path) -> None:
    before, after = parts(rich), parts(copied(rich, *FAULTS))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/drawings/vmlDrawing1.vml",  # the button's drawing holds the comments' boxes as well
    }
    assert after.keys() - before.keys() == {"xl/comments1.xml", "xl/worksheets/sheet3.xml"}


def test_in_the_sheet_only_the_looks_of_the_faulty_cells_change(rich: Path) -> None:
    name = "xl/worksheets/sheet1.xml"
    before, after = parts(rich)[name].decode(), parts(copied(rich, *FAULTS))[name].decode()
    for row in (r'<row r="8"><c r="C8" s="\d+"/></row>', r'<row r="40"><c r="J40" s="\d+"/></row>'):
        after, count = re.subn(row, "", after)
        assert 1 == count
    for cell in ("G9", "H10"):
        after, count = re.subn(rf'<c r="{cell}" s="\d+"/>', "", after)
        assert 1 == count
    for cell in ("A2", "E5"):
        look = re.compile(rf'(<c r="{cell}")(?: s="\d+")?')
        before, after = look.sub(r"\1", before), look.sub(r"\1", after)
    plain = re.compile(r' spans="[\d:]+"| tabSelected="1"|<dimension [^>]*>')
    assert plain.sub("", before) == plain.sub("", after)


def test_all_that_openpyxl_would_lose_is_kept(rich: Path) -> None:
    target = rich.with_name("副本.xlsx")
    assert () == annotate(rich, FAULTS, target)
    after = parts(target)
    sheet = after["xl/worksheets/sheet1.xml"].decode()
    for mark in ("x14:sparklineGroup ", "x14:cfRule ", "legacyDrawingHF ", "sheetProtection ", "tablePart "):
        assert f"<{mark}" in sheet
    assert "dataValidation " in sheet
    assert "xl/media/image1.png" in after
    values = loaded(target, data_only=True)[SHEET]
    assert [3, 7] == [values["E2"].value, values["E6"].value]


def test_the_faulty_cells_and_no_others_change_their_look_and_only_its_shade(rich: Path) -> None:
    original, copy = loaded(rich)[SHEET], loaded(copied(rich, *FAULTS))[SHEET]
    shades = {}
    for row in copy.iter_rows():
        for cell in row:
            before = original[cell.coordinate]
            assert cell.value == before.value
            if cell.coordinate not in PLACES:
                assert repr(before.fill) == repr(cell.fill)
            elif cell.fill.fill_type == "solid":
                shades[cell.coordinate] = cell.fill.fgColor.rgb
            if cell.coordinate not in ("G9", "H10"):
                assert (before.number_format, repr(before.border)) == (cell.number_format, repr(cell.border))
    expected = dict(zip(PLACES, (FILLS[one.severity] for one in FAULTS), strict=True))
    assert expected == shades
    # What was empty looks as what is typed into it would have looked.
    assert ("@", "@", "General") == tuple(copy[name].number_format for name in ("G9", "H10", "J40"))


def test_openpyxl_sees_the_comments_and_the_links(rich: Path) -> None:
    book = loaded(copied(rich, *FAULTS))
    assert {AUTHOR} == {book[SHEET][name].comment.author for name in PLACES}
    links = [cell.hyperlink.location for cell in book["核查结果"]["F"] if cell.hyperlink]
    assert [f"'{SHEET}'!{name}" for name in PLACES] == links
    assert "字典!$A$1:$A$2" == book.defined_names["性别"].value
    assert "$4:$4" == book["核查结果"].print_title_rows


def test_a_workbook_without_looks_gets_some(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(source)) as book:
        book.add_worksheet(SHEET).write_string("A1", "姓名")
    bare = remade(
        source,
        styles=lambda _: "",
        workbook=lambda text: re.sub(r"<bookViews>.*</bookViews>", "", text) if "<bookViews>" in text else text,
        **{"[Content_Types]": lambda text: re.sub(r"<Override [^>]*styles[^>]*>", "", text)},
    )
    with zipfile.ZipFile(bare) as package:
        assert "xl/styles.xml" not in package.namelist()
    relations = "xl/_rels/workbook.xml.rels"
    content = parts(bare)
    content[relations] = re.sub(rb"<Relationship [^>]*styles[^>]*>", b"", content[relations])
    with zipfile.ZipFile(bare, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    copy = loaded(copied(bare, finding((1, 0), sheet=SHEET)))
    assert FILLS[Severity.ERROR] == copy[SHEET]["A1"].fill.fgColor.rgb
    assert "核查结果" == copy.active.title


def test_the_schools_comment_keeps_its_fonts_and_gets_a_box_of_our_size(tmp_path: Path) -> None:
    source = school_workbook(tmp_path / "a.xlsx")
    rich = remade(
        source,
        comments1=lambda text: re.sub(
            r"<text>.*?</text>", "<text><r><rPr><b/></rPr><t>已</t></r><r><t>核对</t></r></text>", text
        ),
    )
    target = copied(rich, finding((3, 2), sheet="四(1)班"))
    after = parts(target)
    assert "<r><rPr><b/></rPr><t>已</t></r><r><t>核对</t></r><r>" in after["xl/comments1.xml"].decode()
    assert "width:300px" in after["xl/drawings/vmlDrawing1.vml"].decode()
    assert 1 == after["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ")
    comment = loaded(target)["四(1)班"]["C3"].comment
    assert ("李老师", True) == (comment.author, comment.text.startswith("已核对\n―― 控辍核查 ――\n【错误】"))


def test_a_workbook_that_openpyxl_wrote_is_patched_too(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(school_workbook(tmp_path / "a.xlsx"))
        book.save(tmp_path / "b.xlsx")
    copy = loaded(copied(tmp_path / "b.xlsx", finding((3, 2), sheet="四(1)班"), finding((3, 5), sheet="四(1)班")))
    sheet = copy["四(1)班"]
    assert ("李老师", AUTHOR) == (sheet["C3"].comment.author, sheet["F3"].comment.author)
    assert {FILLS[Severity.ERROR]} == {sheet[name].fill.fgColor.rgb for name in ("C3", "F3")}


def test_the_drawing_of_the_boxes_may_name_its_vocabularies_otherwise(tmp_path: Path) -> None:
    renamed = {"v": "ns1", "o": "ns0", "x": "ns2"}
    source = remade(
        school_workbook(tmp_path / "a.xlsx"),
        **{
            "vmlDrawing1.vml": lambda text: re.sub(
                r"\b([vox])(:(?=[a-zA-Z])|(?==\"urn))", lambda m: renamed[m[1]] + m[2], text
            )
        },
    )
    after = parts(copied(source, finding((3, 2), sheet="四(1)班"), finding((3, 5), sheet="四(1)班")))
    boxes = after["xl/drawings/vmlDrawing1.vml"].decode()
    assert (2, 2) == (boxes.count("<v:shape "), boxes.count("<x:Anchor>"))
    assert "ns1" not in boxes


def test_a_box_stands_beside_its_cell_as_large_as_its_text(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(source)) as book:
        sheet = book.add_worksheet(SHEET)
        sheet.write_string("A1", "姓名")
        sheet.set_column("B:B", 14)  # 103 pixels
        sheet.set_column("C:C", 5, None, {"hidden": True})
        sheet.set_row(1, 30)  # 40 pixels
    boxes = parts(copied(source, finding((2, 0), sheet=SHEET)))["xl/drawings/vmlDrawing1.vml"].decode()
    height = int(re.search(r"width:300px;height:(\d+)px", boxes)[1])  # type: ignore[index]
    # From 15 pixels into B, over the hidden C, 3 whole columns of 64 pixels and 20 of the next; from
    # 10 pixels into row 1 over row 2 and the following ones of 20 pixels.
    rows, rest = divmod(height + 10 - 20 - 40, 20)
    assert f"<x:Anchor>1, 15, 0, 10, 6, 20, {rows + 2}, {rest}</x:Anchor>" in boxes


def test_a_sheet_that_was_selected_is_so_no_more(rich: Path) -> None:
    after = parts(copied(rich, finding((1, 0), sheet="字典")))
    assert [False, False, True] == [b"tabSelected" in after[f"xl/worksheets/sheet{n}.xml"] for n in (1, 2, 3)]
    assert b'activeTab="2"' in after["xl/workbook.xml"]


def _without_places(text: str) -> str:
    return re.sub(r'<c r="[A-Z]+[0-9]+"', "<c", text)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("workbook", lambda text: text.replace("schemas.openxmlformats.org/spreadsheetml/2006", "purl.oclc.org/ooxml")),
        ("sheet1", _without_places),
        ("sheet1", lambda text: text.replace("<sheetData>", "<sheetData><!-- <row> -->")),
        ("sheet1", lambda text: text.replace("<row ", "<x:row ").replace("</row>", "</x:row>")),
        ("sheet1", lambda text: re.sub(r'(<row r=)"2"', r'\1"3"', text)),
        ("sheet1", lambda text: "<!DOCTYPE worksheet>" + text[text.index("<worksheet") :]),
        ("styles", lambda text: text.replace("cellXfs", "cellYfs")),
        ("comments1", lambda text: re.sub("<author>.*?</author>", "<author>tc={1}</author>", text)),
    ],
)
def test_a_workbook_put_together_in_another_way_is_not_patched(
    tmp_path: Path, part: str, change: Callable[[str], str]
) -> None:
    source = remade(school_workbook(tmp_path / "a.xlsx"), **{part: change})
    with pytest.raises(UnpatchableError):
        copied(source, finding((3, 2), sheet="四(1)班"))


@pytest.mark.parametrize(
    "part", ["xl/vbaProject.bin", "xl/activeX/activeX1.xml", "xl/revisions/userNames.xml", "_xmlsignatures/sig1.xml"]
)
def test_macros_controls_revisions_and_signatures_are_not_copied(tmp_path: Path, part: str) -> None:
    source = school_workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(source, "a") as package:
        package.writestr(part, b"x")
    with pytest.raises(UnpatchableError):
        copied(source, finding((3, 2), sheet="四(1)班"))
    target = tmp_path / "b.xlsx"
    assert annotate(source, [finding((3, 2), sheet="四(1)班")], target)
    assert part not in parts(target)


def test_a_copy_that_comes_back_is_left_to_openpyxl(rich: Path) -> None:
    first = copied(rich, *FAULTS).rename(rich.with_name("第一轮.xlsx"))
    with pytest.raises(UnpatchableError):
        copied(first, *FAULTS)


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)
_CELLS = st.dictionaries(
    st.tuples(st.integers(0, 12), st.integers(0, 30)),
    st.one_of(_TEXTS.filter(bool), st.integers(-(10**9), 10**9), st.booleans()),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(
    cells=_CELLS,
    faults=st.lists(st.tuples(st.integers(1, 15), st.integers(0, 32)), min_size=1, max_size=12),
    message=_TEXTS,
)
def test_what_is_read_from_a_copy_is_what_was_read_from_the_original(
    cells: dict[tuple[int, int], object], faults: list[tuple[int, int]], message: str
) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "a.xlsx"
        with xlsxwriter.Workbook(
            str(source), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        ) as book:
            sheet = book.add_worksheet(SHEET)
            for (row, column), value in cells.items():
                sheet.write(row, column, value)
        target = copied(source, *(finding(place, sheet=SHEET, message=message) for place in faults))
        before, after = read_sheets(source), read_sheets(target)
        assert [SHEET, "核查结果"] == [one.name for one in after]
        assert _filled(before[0].rows) == _filled(after[0].rows)
        copy = loaded(target)[SHEET]
        shaded = {cell.coordinate for row in copy.iter_rows() for cell in row if cell.fill.fill_type == "solid"}
        assert {finding(place).where.cell for place in faults} == shaded
        assert shaded == {cell.coordinate for row in copy.iter_rows() for cell in row if cell.comment}


def _filled(rows: list[list[object]]) -> dict[tuple[int, int], object]:
    return {
        (row, column): value
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value not in (None, "")
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_its_comments_shades_and_links(rich: Path, tmp_path: Path) -> None:
    copied(rich, *FAULTS)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "fods",
         "--outdir", str(tmp_path), str(tmp_path / "副本.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    made = (tmp_path / "副本.fods").read_text("utf-8")
    assert len(FAULTS) == made.count("<office:annotation ")
    assert len(FAULTS) == len(re.findall(f'"#&apos;{SHEET}&apos;[.!]', made))
    for one in {one.severity for one in FAULTS}:
        assert f"#{FILLS[one][2:].lower()}" in made
