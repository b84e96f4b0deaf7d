"""Children of the register on the rosters of the same school year."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kongchuo.codes import person_name
from kongchuo.model.period import parse_period
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.months import month_of, year_of
from kongchuo.rules.register import _children
from kongchuo.rules.status import ENROLLED, statuses


class Seated(NamedTuple):
    """A child of the register (table, position, status) that a roster has as 在读: where, and at which cell."""

    table: int
    position: int
    status: str
    place: str
    where: Where


def seated(tables: Sequence[Table], wanted: frozenset[str]) -> Iterator[Seated]:
    """The children with one of these statuses whose ID number and name a roster has as 在读.

    Of several months the newest of the register's school year counts: older ones say what was.
    """
    for numbers, registers in _children.by_year(tables):
        rosters = _rosters(tables, year_of(registers[0].file))
        asked = [
            (numbers[index], position, status, key)
            for index, table in enumerate(registers)
            for position, (status, key) in enumerate(zip(_children.statuses(table), _rows.keys(table), strict=True))
            if status in wanted and _rows.names_somebody(key)
        ]
        known = _enrolled(rosters, {key for *_, key in asked})
        for number, position, status, key in asked:
            name = tables[number].text("name")[position]
            for roster, row in known.get(key, ()):
                if person_name.same(name, roster.text("name")[row]):
                    school = (roster.derived.get("school") or ("",) * len(roster))[row] or ""
                    label = (roster.derived.get("class_label") or ("",) * len(roster))[row]
                    yield Seated(number, position, status, f"{school}{label}", roster.where(row, "id_number"))
                    break


def _rosters(tables: Sequence[Table], year: str) -> list[Table]:
    months = {
        index: month for index, table in enumerate(tables) if table.kind == "roster" for month in [month_of(table.file)]
    }
    fitting = {month for month in months.values() if month and (not year or _school_year(month) == int(year))}
    newest = max(fitting, default="")
    return [tables[index] for index, month in months.items() if month in ("", newest)]


def _school_year(month: str) -> int:
    return parse_period("month", month).school_year


def _enrolled(rosters: Sequence[Table], wanted: set[str]) -> dict[str, list[tuple[Table, int]]]:
    found: dict[str, list[tuple[Table, int]]] = {}
    for table in rosters if wanted else ():
        keys = _rows.keys(table)
        if wanted.isdisjoint(keys):
            continue
        for position, (key, status) in enumerate(zip(keys, statuses(table), strict=True)):
            if key in wanted and status == ENROLLED:
                found.setdefault(key, []).append((table, position))
    return found
