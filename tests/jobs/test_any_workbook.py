"""Whatever stands in the cells of a workbook, a check of it ends in findings."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.jobs.check import run
from kongchuo.model.table import CellValue
from kongchuo.model.workspace import Workspace
from kongchuo.read.raw import RawSheet
from kongchuo.records.catalogue import RECORDS
from kongchuo.write import check_csv, check_json, check_text
from tests.factories import HEADER, TOWNSHIP, make_id, roster_rows, write_workbook

DAY = date(2023, 3, 31)
HEADINGS = sorted(
    {heading for spec in RECORDS["roster"].columns().values() for heading in (spec.heading, *spec.aliases)}
)
# What has made a parser of numbers, dates or texts stumble somewhere.
NASTY = [
    "1" * 5000, "²", "１２", "١٢", "Ⅳ", "〇", "卌", "\ud800", "\x00", "\u202e", "a\u0301" * 500, "é", "ﷺ", "𠮷", "·" * 300,
    "=1+1", "@SUM(A1)", "#N/A", "#REF!", "1e400", "-1", "0", "00", "∞", "NaN", "None", "True", "2013-02-30", "99999999",
    "0000-00-00", "2013年13月", "9999年12月31日", "(" * 500, "（" * 500, "2013.01.05.06", "1900-02-29", "34222120130105001Ⅹ",
    make_id(1) * 3, make_id(1).lower(), " ".join(make_id(1)), "138 0000 0000/139-0000-0000;1", "初" * 200 + "三", "0级0班",
    "99999999999999级999999999999班", "九年级", "2017级4班", float("inf"), float("nan"), 1e308, -0.0, 10**400, -5, 0.1, 3.4e17,
    True, False, date(1, 1, 1), date(9999, 12, 31), datetime(1899, 12, 30), datetime(2013, 1, 5, 23, 59), time(1, 2),
    timedelta(days=-9), timedelta(days=10**6),
]  # fmt: skip
values = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from([*HEADER, *HEADINGS]),
    st.text(max_size=20),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.dates(),
    st.datetimes(),
)
rows = st.lists(st.lists(values, max_size=14), max_size=8)


def _spread(row: list[Any]) -> list[CellValue]:
    """A pupil with some cells put in place of the right ones."""
    clean: list[Any] = roster_rows(1)[1]
    return [new if new is not None else old for new, old in zip(row, clean, strict=True)]


wrong = st.lists(st.one_of(st.none(), values), min_size=len(HEADER), max_size=len(HEADER)).map(_spread)


def _check_raw(monkeypatch_rows: list[list[Any]], name: str = "四年级(1)班") -> None:
    """Through reader and rules with the cells as calamine gives them, which no writer could write."""
    from kongchuo.read import file
    from kongchuo.read.file import read_file
    from kongchuo.rules.engine import check_across, check_table
    from kongchuo.rules.rule import Context

    original = file.read_sheets
    file.read_sheets = lambda *_: [RawSheet(name, monkeypatch_rows)]  # type: ignore[assignment]
    try:
        read = read_file(Path("a.xlsx"), "a.xlsx", township=TOWNSHIP, latest_year=2022)
    finally:
        file.read_sheets = original
    context = Context(DAY, 2022, TOWNSHIP)
    for table in read.tables:
        check_table(table, context)
    check_across(list(read.tables), context)


@settings(max_examples=80, deadline=None)
@given(pupils=st.lists(wrong, min_size=1, max_size=5))
def test_no_cell_of_a_pupil_stops_the_check(pupils: list[list[Any]]) -> None:
    _check_raw([list(HEADER), *pupils])


@settings(max_examples=60, deadline=None)
@given(
    headings=st.lists(st.one_of(st.sampled_from(HEADINGS), values), min_size=1, max_size=14),
    below=rows,
    name=st.text(max_size=31),
)
def test_no_headings_stop_the_check(headings: list[Any], below: list[list[Any]], name: str) -> None:
    _check_raw([headings, *below], name)


def test_every_nasty_value_in_every_column_is_survived() -> None:
    headings: list[Any] = [spec.heading for spec in RECORDS["roster"].columns().values()]
    for value in NASTY:
        _check_raw([headings, [value] * len(headings), ["陈安宝", *[value] * (len(headings) - 1)]])


@settings(max_examples=25, deadline=None)
@given(
    above=rows,
    pupils=st.lists(wrong, max_size=4),
    name=st.text(
        st.characters(exclude_characters="[]:*?/\\'\x00", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
    ),
)
def test_a_check_of_any_workbook_gives_a_result_in_every_format(
    above: list[list[Any]], pupils: list[list[Any]], name: str
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "花名册.xlsx"
        write_workbook(path, {name.strip() or "表": [*map(_writable, above), list(HEADER), *map(_writable, pupils)]})
        result = run([path], Workspace(Path(folder), TOWNSHIP), as_of=DAY)
    shown = (
        check_json.render(result), check_csv.render(result), check_text.render(result, width=80, color=False, limit=10),
    )  # fmt: skip
    assert [True] * 3 == [bool(text.encode("utf-8", "replace")) for text in shown]


def _writable(row: list[Any]) -> list[Any]:
    """What a workbook can hold; the rest is tried without one."""
    return [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()[:30_000].replace("\x00", "")
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < 1e300):
        return value
    return str(value)[:30_000]
