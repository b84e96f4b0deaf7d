"""Cells that the reader has already reported: no rule objects to them a second time.

A number-stored ID, an error cell and a formula without a value are broken before anybody looks at
what they say. The reader leaves their places in `table.derived["_broken"]`, as pairs of position
and field.
"""

from collections.abc import Iterator

from kongchuo.model.table import Table

BROKEN = "_broken"


def broken(table: Table, name: str) -> frozenset[int]:
    """The positions at which a column's cell is already reported."""
    places = table.derived.get(BROKEN)
    if not places:
        return frozenset()
    return frozenset(position for position, field in places if field == name)


def distinct(table: Table, name: str) -> Iterator[tuple[str, list[int]]]:
    """Like `Table.distinct`, without the cells that are already reported."""
    skipped = broken(table, name)
    if not skipped:
        yield from table.distinct(name)
        return
    for text, positions in table.distinct(name):
        kept = [position for position in positions if position not in skipped]
        if kept:
            yield text, kept


def sound(table: Table, name: str) -> Iterator[tuple[int, str]]:
    """Position and text of every cell of a column, empty ones too, that is not already reported."""
    skipped = broken(table, name)
    for position, text in enumerate(table.text(name)):
        if position not in skipped:
            yield position, text
