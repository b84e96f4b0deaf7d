"""A child's cases and visits, as several rules of this family need them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kongchuo.codes import person_name
from kongchuo.codes.ledger_choices import CASE_STATE
from kongchuo.model.table import Table
from kongchuo.rules import ledgers


class Spell(NamedTuple):
    """A row of 辍学: its place, state and dates; a date that is not known to the day is None."""

    table: int
    position: int
    state: str
    left: date | None
    found: date | None
    back: date | None


def by_child(tables: Sequence[Table]) -> dict[str, list[Spell]]:
    """The rows of every child by the day of leaving. A child of whom a row bears another name or has no
    such day is left out, and so is a number on more rows than a child can have."""
    groups: dict[str, list[tuple[Spell, str]]] = {}
    for number, table in enumerate(tables):
        if table.kind != "cases":
            continue
        columns = zip(
            ledgers.keys(table),
            table.text("name"),
            ledgers.words(table, "state", CASE_STATE),
            *(map(ledgers.exact, ledgers.spans(table, name)) for name in ("left_date", "found_date", "return_date")),
            strict=True,
        )
        for position, (key, name, state, left, found, back) in enumerate(columns):
            if key:
                spell = Spell(number, position, state, left, found, back)
                groups.setdefault(key, []).append((spell, person_name.normalise(name)))
    return {
        key: sorted((spell for spell, _ in rows), key=lambda spell: spell.left or date.min)
        for key, rows in groups.items()
        if len(rows) <= ledgers.MOST_ROWS
        and all(spell.left and person_name.same(name, rows[0][1]) for spell, name in rows)
    }


class Call(NamedTuple):
    """A row of 劝返记录 whose day is known."""

    table: int
    position: int
    day: date


def calls(tables: Sequence[Table]) -> dict[str, list[Call]]:
    """The visits to every child by day; a number copied down a column is nobody's."""
    found: dict[str, list[Call]] = {}
    for number, table in enumerate(tables):
        if table.kind != "visits":
            continue
        counts = Counter(ledgers.keys(table))
        rows = zip(ledgers.keys(table), ledgers.spans(table, "visit_date"), strict=True)
        for position, (key, days) in enumerate(rows):
            day = ledgers.exact(days)
            if key and day and counts[key] <= ledgers.MOST_ROWS:
                found.setdefault(key, []).append(Call(number, position, day))
    return {key: sorted(rows, key=lambda one: one.day) for key, rows in found.items()}


def of_spells(made: Sequence[Call], spells: Sequence[Spell]) -> Iterator[tuple[Spell, list[Call]]]:
    """The visits of each spell: from its first day to the day before the next one's."""
    starts = [spell.left or date.min for spell in spells]
    for spell, first, last in zip(spells, starts, [*starts, date.max][1:], strict=True):
        yield spell, [call for call in made if first <= call.day < last]
