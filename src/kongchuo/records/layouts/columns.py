"""Taking a table's columns apart and putting them together anew, each cell with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kongchuo.model.table import CellValue, Column, Table
from kongchuo.records.catalogue import RECORDS

USED = "_used"  # columns (from 0) without a meaning of their own that a layout has understood
BROKEN = "_broken"


def all_columns(table: Table) -> Iterator[Column]:
    """Every column from left to right, also those whose heading means nothing to the record."""
    yield from sorted(
        (*table.columns.values(), *table.extra), key=lambda column: -1 if column.index is None else column.index
    )


def derived(table: Table, field: str, texts: Sequence[str]) -> Column:
    """A column that the sheet does not have."""
    heading = RECORDS[table.kind].columns()[field].heading
    return Column(field, heading, None, tuple(texts), tuple(texts))


def with_columns(table: Table, *columns: Column) -> Table:
    """The table with these columns in the place of those of the same fields."""
    return replace(table, columns={**table.columns, **{column.field: column for column in columns}})


def named(column: Column, field: str, texts: Sequence[str] | None = None) -> Column:
    """The column as another field, perhaps with texts that say in full what the cells mean."""
    return replace(column, field=field, text=column.text if texts is None else tuple(texts))


def with_used(table: Table, columns: Sequence[Column]) -> Table:
    """The table, which knows that these columns have been understood."""
    used = {column.index for column in columns if column.index is not None}
    return table.with_derived(**{USED: frozenset(table.derived.get(USED, frozenset()) | used)})


def part(table: Table, positions: Sequence[int], fields: Mapping[str, Column]) -> Table:
    """Some rows of a table with `fields` in the place of the columns of those names; the other columns and what
    the reader has reported stay. A column of `fields` has a cell for every row of the whole table."""
    broken: set[tuple[int, str]] = set(table.derived.get(BROKEN, ()))
    origin = {column.index: name for name, column in table.columns.items() if column.index is not None}
    for field, column in fields.items():
        old = origin.get(column.index) if column.index is not None else None
        broken = {(row, name) for row, name in broken if name != field or old == field}
        broken |= {(row, field) for row, name in table.derived.get(BROKEN, ()) if name == old}
    whole = with_columns(table, *(replace(column, field=field) for field, column in fields.items()))
    known = {*RECORDS[table.kind].columns(), *RECORDS[table.kind].also}
    whole = replace(whole, columns={name: column for name, column in whole.columns.items() if name in known})
    if broken:
        whole = whole.with_derived(**{BROKEN: frozenset((row, name) for row, name in broken if name in known)})
    kept = whole.take(positions)
    private: dict[str, Any] = {
        name: value for name, value in table.derived.items() if name.startswith("_") and name != BROKEN
    }
    return replace(kept, derived={**kept.derived, **private})


def empty(cells: Sequence[CellValue]) -> bool:
    """Whether nothing stands in a column."""
    return all(value in ("", None) for value in cells)
