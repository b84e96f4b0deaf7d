"""Two or three lists of pupils side by side under one row of headings, as class lists are printed to save paper."""

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import pairwise

from kongchuo.model.table import CellValue
from kongchuo.read.header import Header
from kongchuo.read.raw import RawSheet
from kongchuo.read.vocabulary import DAY

# A parent beside a pupil has a name and an ID number too, but neither a serial number nor a sex of their own.
_PUPIL = ({"name", "id_number", "sex"}, {"name", "id_number", "serial"})

# On an attendance register nobody but the pupils has a name.
_ON_REGISTERS = ({"name"},)


def lists(header: Header) -> tuple[Header, ...]:
    """The header of each list; the header itself where there is only one."""
    if header.parts:
        edges = [*(left for _, left, _ in header.parts), 1 << 20]
        return tuple(
            replace(
                _part(header, left, right),
                fields=fields,
                words=(word,),
                headings=_headings(header, edges[0], left, right),
            )
            for (word, _, fields), left, right in zip(header.parts, edges[:-1], edges[1:], strict=True)
        )
    again: dict[int, set[str]] = {}
    for field, column in header.twice:
        again.setdefault(column - header.fields[field], set()).add(field)
    pupils = _ON_REGISTERS if DAY in header.fields else _PUPIL
    if not again or not all(any(pupil <= fields for pupil in pupils) for fields in again.values()):
        return (header,)
    first = min(header.fields[field] for fields in again.values() for field in fields)
    starts = [0, *(first + distance for distance in sorted(again)), 1 << 20]
    # Whatever the second list repeats must stand before it.
    if any(header.fields[field] >= starts[1] for field, _ in header.twice):
        return (header,)
    return tuple(_part(header, left, right) for left, right in pairwise(starts))


def _headings(header: Header, first: int, left: int, right: int) -> dict[int, str]:
    """Those of a list and those that stand before all lists."""
    return {column: text for column, text in header.headings.items() if column < first or left <= column < right}


def _part(header: Header, left: int, right: int) -> Header:
    claims = [*header.fields.items(), *header.twice]
    return replace(
        header,
        fields={field: column for field, column in claims if left <= column < right},
        headings={column: text for column, text in header.headings.items() if left <= column < right},
        twice=(),
        parts=(),
        unknown=tuple(column for column in header.unknown if left <= column < right),
    )


def part_of(sheet: RawSheet, header: Header) -> RawSheet:
    """The sheet with the columns of one list alone; a row that is one cell (a class, a remark) is for all lists."""
    own = header.headings if header.words else range(min(header.headings), max(header.headings) + 1)
    return replace(sheet, rows=list(_rows(sheet, own)))


def _rows(sheet: RawSheet, own: Container[int]) -> Iterator[list[CellValue]]:
    for row in sheet.rows:
        if sum(value not in ("", None) for value in row) <= 1:
            yield row
        else:
            yield [value if column in own else "" for column, value in enumerate(row)]
