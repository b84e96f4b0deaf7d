"""What is read by patterns is what calamine reads: values, types, rows, names, merged areas."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.demo.truth import build
from kongchuo.demo.write import write
from kongchuo.read.limits import DEFAULT_LIMITS, Limits
from kongchuo.read.ordinary.book import read_ordinary
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.sheets import Book, read_by_calamine, read_sheets
from kongchuo.write.template import write_all
from tests.factories import roster_rows, write_workbook
from tests.read.hostile import broken
from tests.read.ordinary_books import (
    CELLS,
    FORMATS,
    HEADS,
    PIECES,
    STRINGS,
    TAILS,
    by_openpyxl,
    by_xlsxwriter,
    packed,
)


def exact(sheets: Sequence[RawSheet]) -> list[object]:
    """Everything of the sheets, `1` told from `1.0` and True, a day from a moment."""
    return [(sheet, [[(type(value), repr(value)) for value in row] for row in sheet.rows]) for sheet in sheets]


def is_ordinary(content: bytes | Path) -> bool:
    """Whether the file is read by patterns; what it gives is then what calamine gives."""
    found = read_ordinary(content, DEFAULT_LIMITS)
    if found is None:
        return False
    assert exact(read_by_calamine(Book("xlsx", content), DEFAULT_LIMITS)) == exact(found)
    return True


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ordinary") / "马井镇"
    write(build(3, scale=0.4), folder)
    return folder


def test_the_demos_workbooks_of_every_layout_read_alike_and_most_are_ordinary(township: Path) -> None:
    files = sorted(township.rglob("*.xlsx"))
    ordinary = sum(map(is_ordinary, files))
    assert (len(files) > 30, ordinary * 4 > len(files) * 3) == (True, True)


def test_the_templates_that_schools_fill_in_are_ordinary(tmp_path: Path) -> None:
    books = [path for path in write_all(tmp_path) if path.suffix == ".xlsx"]
    assert ([path for path in books if not is_ordinary(path)], len(books) > 4) == ([], True)


def test_a_long_roster_is_ordinary_and_read_the_usual_way(tmp_path: Path) -> None:
    """Long enough for whole rows to be matched."""
    path = write_workbook(tmp_path / "a.xlsx", {"一": roster_rows(300), "二": roster_rows(150)})
    assert is_ordinary(path)
    assert exact(read_sheets(path)) == exact(read_by_calamine(Book("xlsx", path), DEFAULT_LIMITS))


texts = st.one_of(
    st.sampled_from(["", " ", "男", "陈小满", "a&b", "<c r=", "_x000D_", "x\r\ny", "第一\n第二", " 头", "尾　", "&amp;", "342221201301050014"]),
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=6),
)  # fmt: skip
values = st.one_of(
    texts,
    texts,
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1895, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1905, 1, 1), datetime(2100, 1, 1)),
    st.times(),
    st.sampled_from([("=1+1", 2), ('="a"', "a"), ("=1/0", "#DIV/0!"), ("=A1", "")]),
)
areas = st.lists(st.tuples(*[st.integers(1, 3)] * 4), max_size=3)


@pytest.mark.parametrize("program", [by_xlsxwriter, by_openpyxl])
@settings(max_examples=120, deadline=None)
@given(
    rows=st.lists(st.lists(values, max_size=9), max_size=12),
    formats=st.lists(st.sampled_from(FORMATS), min_size=1, max_size=4),
    merged=areas,
)
def test_whatever_a_program_writes_reads_alike(
    program: Callable[..., bytes], rows: list[list[Any]], formats: list[str], merged: list[tuple[int, ...]]
) -> None:
    is_ordinary(program(rows, formats, merged))


strings = st.lists(st.sampled_from(STRINGS), max_size=8).map("".join)


@settings(max_examples=400, deadline=None)
@given(
    pieces=st.lists(st.sampled_from([*PIECES, *('<c r="A1"' + cell for cell in CELLS)]), max_size=9),
    strings=strings,
    tail=st.sampled_from(TAILS),
    head=st.sampled_from(HEADS),
)
def test_whatever_pieces_a_sheet_is_made_of_it_reads_alike(
    pieces: list[str], strings: str, tail: str, head: str
) -> None:
    is_ordinary(packed("".join(pieces), strings, tail, head))


@settings(max_examples=400, deadline=None)
@given(
    rows=st.lists(st.dictionaries(st.integers(1, 28), st.sampled_from(CELLS), max_size=5), min_size=1, max_size=9),
    times=st.sampled_from((1, 30)),
    strings=strings,
    tail=st.sampled_from(TAILS),
)
def test_rows_in_order_read_alike_whatever_stands_in_their_cells(
    rows: list[dict[int, str]], times: int, strings: str, tail: str
) -> None:
    """Some long enough for a pattern of whole rows to be made, with rows that do not fit it."""
    lines = []
    for number, row in enumerate([*rows[1:] * times, rows[0]], start=1):
        cells = "".join(f'<c r="{_letters(column)}{number}"{row[column]}' for column in sorted(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    is_ordinary(packed("".join(lines), strings, tail))


def _letters(column: int) -> str:
    return chr(64 + column) if column <= 26 else f"A{chr(64 + column - 26)}"


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("string", STRINGS)
def test_every_cell_with_every_text_reads_alike(cell: str, string: str) -> None:
    is_ordinary(packed(f'<row r="1"><c r="A1"{cell}<c r="B1" t="s"><v>1</v></c></row>', "<si><t>乙</t></si>" + string))


def test_broken_workbooks_read_alike(tmp_path: Path) -> None:
    """Changed inside at random: what calamine refuses is refused."""
    whole = write_workbook(tmp_path / "a.xlsx", {"一": roster_rows(60)}).read_bytes()
    random = Random(4)
    for _ in range(300):
        content = broken(whole, whole, random)
        found = read_ordinary(content, DEFAULT_LIMITS)
        if found is not None:
            assert exact(read_by_calamine(Book("xlsx", content), DEFAULT_LIMITS)) == exact(found)


@pytest.mark.parametrize(
    "limits", [Limits(rows=20), Limits(columns=5), Limits(cells=100), Limits(sheets=1), Limits(unpacked_bytes=9)]
)
def test_what_goes_beyond_a_limit_is_refused_as_ever(tmp_path: Path, limits: Limits) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"一": roster_rows(60), "二": roster_rows(1)})
    with pytest.raises(UnreadableError) as usual:
        read_by_calamine(Book("xlsx", path), limits)
    with pytest.raises(UnreadableError) as refused:
        read_sheets(path, limits)
    assert (refused.value.rule, refused.value.message) == (usual.value.rule, usual.value.message)
