"""What rules ask of a table is worked out once, and what stands in many rows is judged once."""

import gc
import weakref
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kongchuo.model.table import Table
from kongchuo.rules.once import once_a_run, once_a_table
from kongchuo.rules.rows import objections, read_each
from tests.factories import pupil, table


def test_a_table_is_looked_into_once_however_often_it_is_asked_for() -> None:
    asked = []

    @once_a_table
    def names(table: Table, ending: str) -> tuple[str, ...]:
        asked.append(ending)
        return tuple(name + ending for name in table.text("name"))

    one, other = table([pupil(name="甲")]), table([pupil(name="乙")])
    assert [("甲1",), ("甲1",), ("甲2",), ("乙2",)] == [
        names(one, "1"), names(one, "1"), names(one, "2"), names(other, "2"),
    ]  # fmt: skip
    assert asked == ["1", "2", "2"]


def test_tables_that_say_the_same_are_not_taken_for_each_other() -> None:
    """They may lie in two files; and comparing cells would take longer than the work."""

    @once_a_table
    def number(table: Table) -> int:
        return id(table)

    tables = [table([pupil()]), table([pupil()])]
    assert [id(one) for one in tables] == [number(one) for one in tables]


def test_the_tables_of_a_run_are_looked_into_once() -> None:
    asked = []

    @once_a_run
    def size(tables: Sequence[Table]) -> int:
        asked.append(len(tables))
        return sum(map(len, tables))

    one, other = table([pupil()]), table([pupil(), pupil()])
    assert [3, 3, 2, 3, 0] == [
        size((one, other)), size([one, other]), size((other,)), size((other, one)), size(()),
    ]  # fmt: skip
    assert asked == [2, 1, 2, 0]


def test_a_table_that_nobody_needs_is_let_go() -> None:
    @once_a_table
    def length(table: Table) -> int:
        return len(table)

    found = table([pupil()])
    left = weakref.ref(found)
    assert length(found) == 1
    del found
    gc.collect()
    assert left() is None


ROWS = st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.integers(0, 2)), max_size=12)


@given(ROWS)
def test_a_column_is_judged_as_its_rows_are_one_by_one(rows: list[tuple[str, int]]) -> None:
    def judge(text: str, number: int) -> str:
        return text * number

    expected = [(place, judge(*row)) for place, row in enumerate(rows) if judge(*row)]
    assert expected == list(objections(judge, [row[0] for row in rows], [row[1] for row in rows]))


@given(st.lists(st.sampled_from(["a", "b", ""]), max_size=12))
def test_a_column_is_read_as_its_texts_are(texts: list[str]) -> None:
    assert [text.upper() for text in texts] == read_each(str.upper, texts)
