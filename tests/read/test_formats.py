"""Every kind of file by its content, whatever it is called; and files that are no rosters."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kongchuo.read.file import FileRead, read_file
from kongchuo.read.limits import Limits
from tests.factories import SCHOOL_YEAR, TOWNSHIP, make_id, roster_rows, write_workbook


def read(path: Path, limits: Limits | None = None) -> FileRead:
    return read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR, limits=limits or Limits())


def _text(delimiter: str) -> str:
    return "\r\n".join(delimiter.join(map(str, row)) for row in roster_rows(3)) + "\r\n"


def _html() -> str:
    body = "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in roster_rows(3))
    return f"<html><head><meta charset=gb2312><style>td{{}}</style></head><body><table border=1>{body}</table></body></html>"


def _old_xls(path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for index, row in enumerate(roster_rows(3)):
        for position, value in enumerate(row):
            sheet.write(index, position, value)
    book.save(str(path))


def _xml2003(path: Path) -> None:
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{value}</Data></Cell>' for value in row) + "</Row>"
        for row in roster_rows(3)
    )
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="名单"><Table>{rows}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )


def _write(text: Callable[[], str], encoding: str) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(text().encode(encoding)) and None


KINDS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "xlsx": ("a.xlsx", lambda path: write_workbook(path, {"名单": roster_rows(3)})),
    "xlsx called xls": (
        "a.xls",
        lambda path: write_workbook(path.with_suffix(".xlsx"), {"名单": roster_rows(3)}).rename(path),
    ),
    "xls of 1997": ("a.xls", _old_xls),
    "xls called xlsx": ("a.xlsx", _old_xls),
    "xml of 2003 called xls": ("a.xls", _xml2003),
    "html called xls": ("a.xls", _write(_html, "gb18030")),
    "html in utf-8": ("a.xls", _write(lambda: _html().replace("gb2312", "utf-8"), "utf-8")),
    "tab-separated gbk called xls": ("a.xls", _write(lambda: _text("\t"), "gbk")),
    "csv in utf-8 with a mark": ("a.csv", _write(lambda: _text(","), "utf-8-sig")),
    "csv in utf-8": ("a.csv", _write(lambda: _text(","), "utf-8")),
    "csv in gbk": ("a.csv", _write(lambda: _text(","), "gbk")),
    "csv in utf-16": ("a.txt", _write(lambda: _text("\t"), "utf-16")),
    "semicolons": ("a.csv", _write(lambda: _text(";"), "utf-8")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_gives_the_same_pupils(tmp_path: Path, kind: str) -> None:
    name, write = KINDS[kind]
    write(tmp_path / name)
    file = read(tmp_path / name)
    expected = [str(row[6]) for row in roster_rows(3)[1:]]
    assert ([finding.name for finding in file.findings], list(file.tables[0].text("id_number"))) == ([], expected)


def test_a_table_inside_the_layout_of_a_page_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    inner = _html().partition("<body>")[2].removesuffix("</body></html>")
    page = f"<html><meta charset=utf-8><table><tr><td>某县教育局</td></tr><tr><td>{inner}</td></tr></table></html>"
    path = tmp_path / "a.xls"
    path.write_text(page, encoding="utf-8")
    assert 3 == read(path).people


def test_a_table_of_one_row_inside_a_cell_is_part_of_its_text(tmp_path: Path) -> None:
    first = roster_rows(1)[1][4]
    path = tmp_path / "a.xls"
    path.write_text(
        _html()
        .replace(f"<td>{first}</td>", f"<td><table><tr><td>{first}</td></tr></table></td>")
        .replace("gb2312", "utf-8"),
        encoding="utf-8",
    )
    assert (3, first) == (read(path).people, read(path).tables[0].text("name")[0])


def test_a_spanning_html_cell_keeps_the_columns_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        "<table><tr><td rowspan=2>班级</td><td rowspan=2>姓名</td><td colspan=2>证件</td><td rowspan=2>性别</td></tr>"
        f"<tr><td>身份证件类型</td><td>身份证件号</td></tr><tr><td>四1班</td><td>陈小满</td><td>居民身份证</td><td>{make_id(1)}</td><td>男</td></tr></table>",
        encoding="utf-8",
    )
    table = read(path).tables[0]
    assert [table.text(name)[0] for name in ("class_name", "name", "id_number", "sex")] == [
        "四1班",
        "陈小满",
        make_id(1),
        "男",
    ]


def _rule_of(path: Path, limits: Limits | None = None) -> list[str]:
    file = read(path, limits)
    return [finding.name for finding in file.findings]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty-file"),
        (b"\r\n\r\n", "empty-file"),
        (b"%PDF-1.7 ...", "unreadable-file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "unreadable-file"),
        (b"PK\x03\x04 not a zip", "unreadable-file"),
        (bytes(range(256)) * 20, "unreadable-file"),
        ("今天的通知\n请各校按时报送\n".encode(), "no-header"),
        (b"<html><body><p>404</p></body></html>", "empty-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unreadable-file"),
    ],
)
def test_a_file_that_is_no_roster_becomes_one_finding(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert _rule_of(path) == [rule]


def test_an_empty_workbook_is_called_empty(tmp_path: Path) -> None:
    assert _rule_of(write_workbook(tmp_path / "a.xlsx", {"Sheet1": [], "Sheet2": []})) == ["empty-file"]


def test_a_truncated_workbook_is_called_damaged(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(300)}).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path = tmp_path / "b.xlsx"
        path.write_bytes(whole[: int(len(whole) * share)])
        assert _rule_of(path) == ["unreadable-file"]


def test_an_encrypted_workbook_is_called_encrypted(tmp_path: Path) -> None:
    import io

    from msoffcrypto.format.ooxml import OOXMLFile

    plain = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    target = io.BytesIO()
    with plain.open("rb") as file:
        OOXMLFile(file).encrypt("mima", target)
    path = tmp_path / "b.xlsx"
    path.write_bytes(target.getvalue())
    assert _rule_of(path) == ["encrypted-file"]


def _grafted(path: Path, part: str, change: Callable[[bytes], bytes], base: Path) -> Path:
    with zipfile.ZipFile(base) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            target.writestr(info.filename, change(data) if info.filename == part else data)
    return path


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    base = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"):
        path = _grafted(tmp_path / "b.xlsx", part, lambda data: entity + data[data.index(b"?>") + 2 :], base)
        assert _rule_of(path) == ["hostile-file"]


def test_a_zip_that_unpacks_to_hundreds_of_megabytes_is_refused_quickly(tmp_path: Path) -> None:
    base = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    path = _grafted(tmp_path / "b.xlsx", "xl/sharedStrings.xml", lambda data: data + b" " * 30_000_000, base)
    assert _rule_of(path, Limits(unpacked_bytes=20_000_000)) == ["hostile-file"]


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    base = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    path = _grafted(tmp_path / "b.xlsx", "xl/sharedStrings.xml", lambda data: data + b" " * 3_000_000, base)
    data = path.read_bytes()
    place = data.rindex(b"xl/sharedStrings.xml") - 46 + 24
    path.write_bytes(data[:place] + struct.pack("<I", 100) + data[place + 4 :])
    assert _rule_of(path) == ["unreadable-file"]


def test_a_stray_cell_at_the_end_of_the_sheet_does_not_exhaust_memory(tmp_path: Path) -> None:
    base = write_workbook(tmp_path / "a.xlsx", {"名单": roster_rows(3)})
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = _grafted(
        tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</sheetData>", stray), base
    )
    assert _rule_of(path) == ["oversized-file"]


def test_the_files_beside_a_broken_one_are_read_all_the_same(tmp_path: Path) -> None:
    from datetime import date

    from kongchuo.jobs.check import run

    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    write_workbook(tmp_path / "好.xlsx", {"名单": roster_rows(3)})
    result = run([tmp_path], None, as_of=date(2023, 3, 31))
    assert sorted((Path(file.path).name, file.readable, file.students) for file in result.files) == [
        ("坏.xlsx", False, 0),
        ("好.xlsx", True, 3),
    ]
