"""Broken and hostile files end in findings or a refusal, in bounded time and memory, never in a traceback."""

import re
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kongchuo.jobs import annotate, check
from kongchuo.model.limits import LIMIT_SETTINGS, Limits
from kongchuo.read.file import read_file
from tests.factories import roster_rows, write_workbook
from tests.read import hostile
from tests.read.hostile import (
    PROTECTED,
    broken,
    changed,
    ods,
    ods_cell,
    ods_row,
    old_xls,
    old_xls_of,
    packed,
    records,
    roster_xlsx,
    unpacked,
    workbook_stream,
    xlsb,
)

ROOT = Path(__file__).resolve().parents[2]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MEGABYTES = 1500

Make = Callable[[Path], bytes]


def rules_of(folder: Path, data: bytes, limits: Limits | None = None) -> list[str]:
    path = folder / "文件.xlsx"
    path.write_bytes(data)
    return [finding.name for finding in read_file(path, path.name, limits=limits or Limits()).findings]


def survive(folder: Path) -> tuple[int, int]:
    """Files checked in a process of their own, and the most memory it took."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.read.survive", str(folder), str(MEGABYTES)],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert (0, "") == (done.returncode, done.stderr)
    files, megabytes = map(int, done.stdout.split())
    return files, megabytes


def test_every_sound_kind_is_read(tmp_path: Path) -> None:
    found = {}
    for name, data in hostile.all_kinds(tmp_path).items():
        path = tmp_path / name
        path.write_bytes(data)
        found[name] = read_file(path, name).people
    protected = {PROTECTED: 0, "23.xls": 0}
    assert {name: protected.get(name, 3) for name in found} == found


def test_flipped_cut_and_grafted_copies_of_every_kind_are_survived(tmp_path: Path) -> None:
    random = Random(20230331)
    kinds = hostile.all_kinds(tmp_path)
    folder = tmp_path / "坏"
    folder.mkdir()
    for name, data in kinds.items():
        for number in range(4 if name == PROTECTED else 40):
            copy = broken(data, random.choice(list(kinds.values())), random)
            (folder / f"{number:03}-{name}").write_bytes(copy)
    files, megabytes = survive(folder)
    assert (len(list(folder.iterdir())), True) == (files, megabytes < 500)


def _far(reference: str, row: str = '<row r="1048576">') -> Make:
    cell = f"{row}<c {reference}><v>1</v></c></row></sheetData>".encode()
    return lambda folder: changed(roster_xlsx(folder), SHEET, lambda data: data.replace(b"</sheetData>", cell))


def _without_places(folder: Path) -> bytes:
    wide = b"<row>" + b"<c/>" * 16_000 + b"<c><v>1</v></c></row>"
    tall = b"<row><c><v>1</v></c></row>" * 200_000
    return changed(
        roster_xlsx(folder), SHEET, lambda data: data.replace(b"</sheetData>", wide + tall + b"</sheetData>")
    )


def _prefixed(folder: Path) -> bytes:
    namespace = b'<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1048576">'
    cell = namespace + b'<x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></sheetData>'
    return changed(roster_xlsx(folder), SHEET, lambda data: data.replace(b"</sheetData>", cell))


def _strings(folder: Path) -> bytes:
    return changed(
        roster_xlsx(folder), STRINGS, lambda data: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="4294967295"', data)
    )


def _merged(folder: Path) -> bytes:
    areas = b"</sheetData><mergeCells>" + b'<mergeCell ref="B2:B1048576"/>' * 100_000 + b"</mergeCells>"
    return changed(roster_xlsx(folder), SHEET, lambda data: data.replace(b"</sheetData>", areas))


def _patched(place: Callable[[bytes], int], value: bytes) -> Make:
    def make(folder: Path) -> bytes:
        data = bytearray(old_xls(folder))
        at = place(bytes(data))
        data[at : at + len(value)] = value
        return bytes(data)

    return make


def _in_stream(kind: int, offset: int, value: bytes) -> Make:
    def make(folder: Path) -> bytes:
        stream = bytearray(workbook_stream(old_xls(folder)))
        place = next(at for found, at, _ in reversed(records(bytes(stream))) if found == kind)
        stream[place + 4 + offset : place + 4 + offset + len(value)] = value
        return old_xls_of(bytes(stream))

    return make


def _directory_chain(data: bytes) -> int:
    first_fat = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    return int(first_fat + 4 * struct.unpack_from("<I", data, 48)[0])


def _circle(folder: Path) -> bytes:
    data = bytearray(old_xls(folder))
    struct.pack_into("<I", data, _directory_chain(bytes(data)), struct.unpack_from("<I", data, 48)[0])
    return bytes(data)


def _repeated(rows: int, columns: int) -> Make:
    cell = ods_cell("x", f' table:number-columns-repeated="{columns}"')
    return lambda folder: ods(ods_row(cell, f' table:number-rows-repeated="{rows}"'))


HOSTILE: dict[str, tuple[Make, str]] = {
    "xlsx: a far cell": (_far('r="XFD1048576"'), "oversized-file"),
    "xlsx: a far cell in small letters": (_far('r="xfd1048576"'), "oversized-file"),
    "xlsx: a far cell in other quotes": (_far("r = 'XFD1048576'"), "oversized-file"),
    "xlsx: a far cell after a bracket in quotes": (_far('x=">" r="XFD1048576"'), "oversized-file"),
    "xlsx: a far cell of two letters and five digits": (_far('r="ZZ99999"'), "oversized-file"),
    "xlsx: a far row alone": (_far(""), "oversized-file"),
    "xlsx: cells that do not say where they are": (_without_places, "oversized-file"),
    "xlsx: a far cell with a prefix": (_prefixed, "oversized-file"),
    "xlsx: as many shared strings as a number can say": (_strings, "oversized-file"),
    "xlsx: merged areas one over the other": (_merged, "oversized-file"),
    "xls: a far cell": (_in_stream(0xFD, 0, b"\xff\xff\xff\xff"), "oversized-file"),
    "xls: a sheet that says it is endless": (
        _in_stream(0x200, 0, struct.pack("<IIHH", 0, 0xFFFFFFFF, 0, 0xFFFF)),
        "oversized-file",
    ),
    "xls: a sheet that ends before it begins": (
        _in_stream(0x200, 0, struct.pack("<IIHH", 256, 4, 0, 10)),
        "unreadable-file",
    ),
    "xls: an endless sheet without columns": (
        _in_stream(0x200, 0, struct.pack("<IIHH", 0, 0xFF000004, 0xFFFF, 0xFFFF)),
        "oversized-file",
    ),
    "xls: a chain of sectors in a circle": (_circle, "unreadable-file"),
    "xls: more sectors of sectors than the file has": (_patched(lambda _: 44, b"\xff\xff\xff\x7f"), "unreadable-file"),
    "xls: more small sectors than there can be": (_patched(lambda _: 64, b"\xff\xff\xff\x7f"), "unreadable-file"),
    "xlsb: a far cell": (lambda _: xlsb([(0, 0, "姓名"), (1_000_000, 16_000, "x")]), "oversized-file"),
    "ods: repeated cells": (_repeated(1_000_000, 90), "oversized-file"),
    "ods: more cells than a number can say": (_repeated(10**15, 10**15), "oversized-file"),
    "ods: four billion blanks": (
        lambda _: ods(ods_row(ods_cell('<text:s text:c="4000000000"/>'))),
        "unreadable-file",
    ),
    "ods: three million elements in each other": (lambda _: ods("<a>" * 3_000_000), "hostile-file"),
    "ods: entities": (
        lambda _: changed(
            ods(ods_row(ods_cell("&a;"))),
            "content.xml",
            lambda data: data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1),
        ),
        "hostile-file",
    ),
    "xlsx: entities after a long gap": (
        lambda folder: changed(
            roster_xlsx(folder),
            SHEET,
            lambda data: data.replace(b"?>", b"?>" + b" " * 100_000 + b'<!DOCTYPE x [<!ENTITY a "aaaa">]>', 1),
        ),
        "hostile-file",
    ),
    "xml of 2003: entities": (
        lambda _: (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><Workbook '
            b'xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a;</Workbook>'
        ),
        "hostile-file",
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused(tmp_path: Path, what: str) -> None:
    make, rule = HOSTILE[what]
    assert [rule] == rules_of(tmp_path, make(tmp_path))


def test_hostile_files_take_little_memory(tmp_path: Path) -> None:
    folder = tmp_path / "恶意"
    folder.mkdir()
    for number, (make, _) in enumerate(HOSTILE.values()):
        (folder / f"{number:02}.xlsx").write_bytes(make(tmp_path))
    files, megabytes = survive(folder)
    assert (len(HOSTILE), True) == (files, megabytes < 300)


_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>%s</Table></Worksheet></Workbook>'
_SIZE = 300_000
SLOW: dict[str, Make] = {
    "html: comments that never end": lambda _: b"<table><tr><td>1" + b"<!--" * _SIZE,
    "html: tags that never end": lambda _: b"<table><tr><td>1" + b"<a " * _SIZE,
    "html: declarations that never end": lambda _: b"<table><tr><td>1" + b"<![" * _SIZE,
    "html: ends that never end": lambda _: b"<table><tr><td>1" + b"</a" * _SIZE,
    "html: cells over a thousand rows and all columns": lambda _: (
        b"<table>" + b"<tr><td rowspan=1000 colspan=700>x</td></tr>" * 20_000
    ),
    "html: a span that is no number": lambda _: '<table><tr><td colspan="²" rowspan="９">x</td></tr>'.encode(),
    "html: a span of five thousand digits": lambda _: b"<table><tr><td colspan=" + b"9" * 5000 + b">x</td></tr>",
    "html: tables in tables": lambda _: b"<table><tr><td>" * 100_000,
    "xml of 2003: a span of five thousand digits": lambda _: (
        _2003 % (b'<Row><Cell ss:MergeDown="' + b"9" * 5000 + b'"><Data ss:Type="String">x</Data></Cell></Row>')
    ),
    "xml of 2003: data outside of cells": lambda _: _2003 % b"<Row><Data>x</Data></Row>",
    "xlsx: error cells that never end": lambda folder: changed(
        roster_xlsx(folder), SHEET, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b'<c t="e">' * _SIZE)
    ),
    "xlsx: cells that never begin": lambda folder: changed(
        roster_xlsx(folder), SHEET, lambda data: data.replace(b"<sheetData>", b"<sheetData><f/>" + b"<c " * _SIZE)
    ),
    "csv: one cell of a megabyte": lambda _: ("姓名,身份证件号,班级\n" + "陈" * 1_000_000 + ",1,1\n").encode(),
    "csv: a quote that never closes": lambda _: ('姓名,身份证件号,班级\n"' + "陈,\n" * _SIZE).encode(),
    "csv: numbers of five thousand digits": lambda _: (
        "姓名,身份证件号,班级,出生日期,联系电话\n" + ",".join(["9" * 5000] * 5) + "\n"
    ).encode(),
}


@pytest.mark.parametrize("what", SLOW)
def test_no_file_takes_time_that_grows_with_its_square(tmp_path: Path, what: str) -> None:
    data = SLOW[what](tmp_path)
    start = time.monotonic()
    rules_of(tmp_path, data)
    # A square of these sizes takes minutes; the bound is generous for a busy computer.
    assert time.monotonic() - start < 20


def test_a_number_copied_down_a_whole_sheet_takes_no_square_of_time(tmp_path: Path) -> None:
    header, first = roster_rows(1)
    path = write_workbook(tmp_path / "a.xlsx", {"名单": [header, *[first] * 20_000]})
    start = time.monotonic()
    result = check.run([path], None, as_of=date(2023, 3, 31))
    assert (20_000, True) == (result.files[0].students, time.monotonic() - start < 60)


LIMITED: dict[str, tuple[Limits, Make]] = {
    "file_mb": (Limits(file_bytes=100), roster_xlsx),
    "unpacked_mb": (Limits(unpacked_bytes=100), roster_xlsx),
    "parts": (Limits(parts=2), roster_xlsx),
    "rows": (Limits(rows=2), roster_xlsx),
    "columns": (Limits(columns=3), roster_xlsx),
    "cells": (Limits(cells=20), roster_xlsx),
    "sheets": (
        Limits(sheets=1),
        lambda folder: write_workbook(folder / "b.xlsx", {"a": roster_rows(1), "b": []}).read_bytes(),
    ),
    "shared_strings": (Limits(shared_strings=3), roster_xlsx),
    "nesting": (Limits(nesting=3), lambda _: hostile.roster_ods()),
}


@pytest.mark.parametrize("setting", LIMIT_SETTINGS)
def test_a_refusal_names_the_setting_that_refuses(tmp_path: Path, setting: str) -> None:
    limits, make = LIMITED[setting]
    path = tmp_path / "文件.xlsx"
    path.write_bytes(make(tmp_path))
    findings = read_file(path, path.name, limits=limits).findings
    assert [True] == [f"[limits] 的 {setting}）" in finding.message for finding in findings]


@pytest.mark.parametrize("name", ["02.xls", "04.xls", "05.xls", "09.csv", "20.ods", "21.xlsb"])
def test_every_kind_keeps_the_limits(tmp_path: Path, name: str) -> None:
    data = hostile.all_kinds(tmp_path)[name]
    refused = [rules_of(tmp_path, data, limits) for limits in (Limits(rows=2), Limits(columns=3), Limits(cells=20))]
    assert [["oversized-file"]] * 3 == refused


def test_a_macro_is_never_kept_in_a_copy(tmp_path: Path) -> None:
    rows = roster_rows(3)
    rows[1][6] = "342221"
    parts = unpacked(roster_xlsx(tmp_path, rows))
    parts["xl/vbaProject.bin"] = b"Sub AutoOpen()"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    source = tmp_path / "宏.xlsm"
    source.write_bytes(packed(parts))
    result = check.run([source], None, as_of=date(2023, 3, 31))
    made = annotate.run(result, None, output=tmp_path / "批注", reveal=False)
    copy = unpacked(Path(made[0].path).read_bytes())
    assert ([], ".xlsx") == ([name for name, data in copy.items() if b"AutoOpen" in data], Path(made[0].path).suffix)
