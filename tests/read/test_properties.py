"""Whatever stands on a sheet, nobody is lost and nothing raises."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.table import CellValue
from kongchuo.read.body import read_body
from kongchuo.read.raw import RawSheet
from kongchuo.read.vocabulary import vocabulary
from tests.factories import HEADER, make_id, roster_rows

WORDS = vocabulary("roster")
cells = st.one_of(
    st.just(""),
    st.just(""),
    st.text(max_size=12),
    st.sampled_from(
        [*HEADER, "合计", "填表人：", "四年级(1)班", "陈小满", "男", "示例", "注：", make_id(1), "1", "2013-01-05"]
    ),
    st.integers(0, 10**18),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)
rows = st.lists(st.lists(cells, min_size=0, max_size=12), max_size=12)
merges = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 11), st.integers(0, 14), st.integers(0, 11)), max_size=3)


def _filled(row: list[CellValue]) -> bool:
    return any(value is not None and value != "" and str(value).strip() for value in row)


@settings(max_examples=150, deadline=None)
@given(above=rows, below=rows, merged=merges)
def test_people_and_rows_set_aside_are_all_rows_with_content(
    above: list[Any], below: list[Any], merged: list[Any]
) -> None:
    sheet = RawSheet("表", [*above, *roster_rows(2), *below], merged=tuple(merged))
    body = read_body(sheet, WORDS, "roster", "a.xlsx")
    assert body.people + body.set_aside == sum(map(_filled, sheet.rows))


@settings(max_examples=100, deadline=None)
@given(noise=rows)
def test_noise_below_never_takes_a_pupil_away(noise: list[Any]) -> None:
    sheet = RawSheet("表", [*roster_rows(3), *noise])
    body = read_body(sheet, WORDS, "roster", "a.xlsx")
    assert {2, 3, 4} <= {row for table in body.tables for row in table.rows}
