"""Visits that stand beside their case in one row, as the sheet 劝返记录 would have them."""

from collections.abc import Iterator
from dataclasses import replace

from kongchuo.model.table import Column, Table
from kongchuo.records.cases import Visit
from kongchuo.records.layouts.columns import BROKEN, derived

_BEFORE = "visit:"


def apart(table: Table) -> tuple[Table, ...]:
    """The cases alone, and a table of visits for every group of columns (第一次劝返, 第二次劝返, …)."""
    if not any(name.startswith(_BEFORE) for name in table.columns):
        return (table,)
    numbers = sorted({name.split(":")[1] for name in table.columns if name.startswith(_BEFORE)})
    cases = replace(table, columns={name: one for name, one in table.columns.items() if not name.startswith(_BEFORE)})
    return (cases, *(visits for number in numbers for visits in _visits(table, number)))


def _visits(table: Table, number: str) -> Iterator[Table]:
    own = {
        name.split(":")[2]: replace(column, field=name.split(":")[2])
        for name, column in table.columns.items()
        if name.startswith(f"{_BEFORE}{number}:")
    }
    rows = [place for place in range(len(table)) if any(column.text[place] for column in own.values())]
    if not rows:
        return
    empty = ("",) * len(table)
    for name, spec in Visit.columns().items():
        if spec.required and name not in own and name != "id_number":
            own[name] = Column(name, spec.heading, None, empty, empty)
    known = {name: column for name, column in table.columns.items() if name in ("id_number", "name", "school_name")}
    visits = replace(table, kind=Visit.kind, columns=known | own, extra=(), derived={})
    visits = replace(visits, columns={**visits.columns, "number": derived(visits, "number", [number] * len(table))})
    broken = frozenset((row, name) for row, name in table.derived.get(BROKEN, ()) if name in known)
    yield (visits.with_derived(**{BROKEN: broken}) if broken else visits).take(rows)
