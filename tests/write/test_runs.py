"""A long list is written as its rows would be, one by one."""

import re
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from unittest import mock
from zipfile import ZipFile

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.grid import Cell, Derived, Document, Grid, Heading, Link, Meaning, Plain, Row, Run, Sheet
from kongchuo.model.long_rows import LongRows
from kongchuo.write.masking import masked_document, masked_text
from kongchuo.write.xlsx import document_bytes

COLUMNS = (Heading("序号", 5), Heading("姓名", 8, "left"), Heading("说明", 20, "right"))
AWKWARD = (
    "", "a\nb", " 两头有空格 ", "=1+1", "-", "<r>粗</r>", "a&b<c>", "_x0041_", "一\n二", "342221201301051234", "13800000000",
    "很长的一句话" * 12, "\x00\ufffe", "陈小满13800000000", "2134000001.xlsx", "１３８００００００００",
)  # fmt: skip
values: st.SearchStrategy[Plain] = (
    st.none() | st.dates() | st.integers(-(10**9), 10**9) | st.sampled_from(AWKWARD) | st.text()
)
names = st.text("王李小明㐀Aé", min_size=1, max_size=6)
numbers = st.from_regex(r"3422[0-9]{12,14}[0-9X]?", fullmatch=True)
runs: st.SearchStrategy[list[tuple[Plain, ...]]] = st.one_of(
    st.lists(st.tuples(st.integers(1, 9), second, third), min_size=1, max_size=12)
    for second, third in ((values, values), (names, numbers), (names | st.text(), numbers | names))
)


def document(rows: Sequence[Row]) -> Document:
    figures = Sheet("概览", (Grid((Heading("人数"),), (Row((Cell(3, link=Link("名单", "r2")),)),)),))
    return Document(
        "月报", (figures, Sheet("名单", (Grid(COLUMNS, rows, notes=("注",)),), title="名单")), date(2023, 3, 31)
    )


def long_rows(lines: Sequence[tuple[Plain, ...]]) -> LongRows:
    first = lines[0][1]
    run = Run(tuple(zip(*lines, strict=True)), {1: {first: Meaning.MUTED}}, {0: "r2"})
    return LongRows((Row((Cell("一", Meaning.GROUP, span=3),)), run, Row((Cell("二", Meaning.GROUP, span=3),)), run))


def cells(package: bytes) -> list[tuple[object, ...]]:
    """All that a reader sees of the sheet. openpyxl leaves Excel's escapes (`_x005F_`) in texts within cells."""
    sheet = openpyxl.load_workbook(BytesIO(package))["名单"]
    return [
        (cell.coordinate, plain(cell.value), cell.number_format, cell.font.color and cell.font.color.rgb, cell.alignment.wrap_text,
         cell.alignment.horizontal, cell.border.left.style, cell.quotePrefix, sheet.row_dimensions[cell.row].height)
        for row in sheet.iter_rows()
        for cell in row
    ]  # fmt: skip


def plain(value: object) -> object:
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


@settings(max_examples=60, deadline=None)
@given(runs)
def test_a_run_is_written_as_its_rows_one_by_one(lines: list[tuple[Plain, ...]]) -> None:
    rows = long_rows(lines)
    assert cells(document_bytes(document(tuple(rows)))) == cells(document_bytes(document(rows)))


@settings(deadline=None)
@given(runs)
def test_a_run_is_masked_as_its_rows_one_by_one(lines: list[tuple[Plain, ...]]) -> None:
    rows = long_rows(lines)
    masked = [masked_document(document(made)).sheets[1].blocks[0] for made in (tuple(rows), rows)]
    assert [tuple(grid.rows) for grid in masked if isinstance(grid, Grid)] == [tuple(masked_rows(rows))] * 2


def masked_rows(rows: LongRows) -> Sequence[Row]:
    return [
        replace(row, cells=tuple(
            replace(cell, value=masked_text(cell.value)) if isinstance(cell.value, str) else cell for cell in row.cells
        ))
        for row in rows
    ]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(runs)
def test_what_is_remembered_of_a_column_changes_nothing(lines: list[tuple[Plain, ...]]) -> None:
    made = document(long_rows(lines))
    with mock.patch.multiple("kongchuo.write.runs", _REMEMBERED=1, _CHUNK=2):
        forgetful = document_bytes(made)
    assert document_bytes(made) == forgetful


def test_a_run_of_thousands_of_rows_keeps_their_order_and_the_size_of_the_sheet() -> None:
    numbers = range(1, 5001)
    run = Run((numbers, [f"学生{number}" for number in numbers], [None] * 5000))
    package = document_bytes(document(LongRows((run,))))
    sheet = openpyxl.load_workbook(BytesIO(package), read_only=True)["名单"]
    assert [(number, f"学生{number}") for number in numbers] == [
        (row[0], row[1]) for row in sheet.iter_rows(min_row=3, max_row=5002, values_only=True)
    ]
    xml = ZipFile(BytesIO(package)).read("xl/worksheets/sheet2.xml").decode()
    assert ("A1:F5003", 5003) == (re.findall('<dimension ref="(.*?)"', xml)[0], xml.count("<row "))


def test_the_same_long_list_gives_the_same_bytes() -> None:
    rows = long_rows([(1, "甲", None), (2, "乙", "丙")])
    assert document_bytes(document(rows)) == document_bytes(document(rows))


def test_a_link_leads_to_a_row_within_a_run() -> None:
    rows = LongRows(
        (Row((Cell("一", Meaning.GROUP, span=3),)), Run(((1, 2), ("甲", "乙"), (None, None)), anchors={1: "r2"}))
    )
    sheet = openpyxl.load_workbook(BytesIO(document_bytes(document(rows))))
    place = sheet["概览"]["A2"].hyperlink.location
    assert ("'名单'!A5", "乙") == (place, sheet["名单"]["B5"].value)


def test_rows_are_found_by_position_from_either_end() -> None:
    rows = long_rows([(1, "甲", None), (2, "乙", "丙")])
    listed = list(rows)
    assert listed == [rows[position] for position in range(len(rows))]
    assert (listed[-1], tuple(listed[1:4]), 6) == (rows[-1], rows[1:4], len(rows))


def test_a_county_s_list_is_written_without_holding_it() -> None:
    count = 100_000
    numbers = Derived(lambda number: f"3422**********{number:04d}", range(count))
    run = Run((range(1, count + 1), [f"学生{number % 997}号" for number in range(count)], numbers))
    made = document(LongRows((run,)))
    tracemalloc.start()
    try:
        package = document_bytes(made)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    written = ZipFile(BytesIO(package)).getinfo("xl/worksheets/sheet2.xml").file_size
    assert peak < written / 2


@given(st.lists(st.integers()), st.slices(20))
def test_a_derived_column_is_its_values_worked_out(listed: list[int], part: slice) -> None:
    column = Derived(str, listed)
    assert (list(map(str, listed)), list(map(str, listed[part]))) == (list(column), column[part])
