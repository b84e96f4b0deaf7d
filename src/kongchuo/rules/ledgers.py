"""What several rules want to know about the rows of a ledger.

A child of a ledger is known by an ID number that names somebody; rows without one are compared
with nobody. Order in time is judged only where every date of a child is known to the day.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kongchuo.codes import dates, id_number, person_name
from kongchuo.codes.choice import Choices
from kongchuo.codes.id_number import IdProblem
from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.policy.calendar import SchoolCalendar
from kongchuo.rules import skip
from kongchuo.rules.rows import read_each

# Movements that bring a child to a school, and those after which it is no longer there.
COMING = frozenset({"招生", "转入", "复学", "其他增加"})
GRADUATION = frozenset({"毕业", "结业"})
LEAVING = frozenset({"转出", "退学", "开除", "死亡", "出国", "其他减少"}) | GRADUATION

# Dates a little ahead are entered in advance; later ones are slips.
SOON = timedelta(days=31)

# Nobody moves so often: a number or name on more rows was copied down a column, and says nothing of a
# child. Comparing all of them would take a time that grows with the square of the rows.
MOST_ROWS = 40

Span = tuple[date, date]

_OPPOSITE = {"转出": "转入", "转入": "转出"}


class Entry(NamedTuple):
    """A row of the ledger 学籍异动 among the tables of a run. `day` is None where it is not known to the day."""

    table: int
    position: int
    kind: str
    day: date | None
    key: str
    name: str
    school: str | None
    grade: int | None
    target: str | None


def words(table: Table, name: str, choices: Choices) -> list[str]:
    """The canonical word of every row; empty where it is none or the reader has reported the cell."""
    found = read_each(lambda text: choices.read(text) or "", table.text(name))
    for position in skip.broken(table, name):
        found[position] = ""
    return found


def spans(table: Table, name: str) -> list[Span | None]:
    """The first and the last day that every cell of a date column may mean; None for one that says nothing."""
    found = read_each(span, table.text(name))
    for position in skip.broken(table, name):
        found[position] = None
    return found


@lru_cache(maxsize=1 << 12)
def span(text: str) -> Span | None:
    """The first and the last day that a date may mean: a month is all its days."""
    written = dates.parse(text)
    first = written.day
    if first is None or written.precision == "day":
        return (first, first) if first else None
    if written.precision == "year":
        return first, first.replace(month=12, day=31)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def exact(days: Span | None) -> date | None:
    """The day, where it is known to the day."""
    return days[0] if days and days[0] == days[1] else None


def keys(table: Table) -> list[str]:
    """The ID number of every row by which a child can be known; empty where there is none."""
    found = read_each(_key, table.text("id_number"))
    for position in skip.broken(table, "id_number"):
        found[position] = ""
    return found


def _key(text: str) -> str:
    number = id_number.parse(text) if text else None
    if number is None or number.birth is None or number.problem not in (None, IdProblem.CHECKSUM):
        return ""
    return number.text


def entries(tables: Sequence[Table]) -> Iterator[Entry]:
    """All rows of the ledger whose kind is known, in the order of the tables; after them the other sides of those that
    stand for both schools of a transfer, unless the other school has a row of its own."""
    found = list(_rows(tables))
    yield from found
    halves = [entry for entry in found if entry.target and _both(tables[entry.table], entry.position)]
    known = {(word, entry.kind, entry.school) for entry in found for word in (entry.key, entry.name)} if halves else ()
    for entry in halves:
        kind = _OPPOSITE.get(entry.kind, "")
        if kind and not any((word, kind, entry.target) in known for word in {entry.key, entry.name} - {""}):
            yield entry._replace(kind=kind, school=entry.target, target=entry.school)


def _both(table: Table, position: int) -> bool:
    flags = table.derived.get("both_sides")
    return bool(flags and flags[position])


def _rows(tables: Sequence[Table]) -> Iterator[Entry]:
    for number, table in enumerate(tables):
        empty = (None,) * len(table)
        columns = zip(
            words(table, "movement", MOVEMENT),
            spans(table, "movement_date"),
            keys(table),
            table.text("name"),
            table.derived.get("school", empty),
            table.derived.get("grade_number", empty),
            table.derived.get("target", empty),
            strict=True,
        )
        for position, (kind, days, key, name, *place) in enumerate(columns):
            if kind:
                yield Entry(number, position, kind, exact(days), key, person_name.normalise(name), *place)


def histories(tables: Sequence[Table]) -> Iterator[list[Entry]]:
    """The rows of every child that has two or more, by date; children of whom a date is not known to
    the day, or whose rows bear two names or are too many, are left out."""
    found = [entry for entry in entries(tables) if entry.key]
    counts = Counter(entry.key for entry in found)
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        if 1 < counts[entry.key] <= MOST_ROWS:
            groups.setdefault(entry.key, []).append(entry)
    for group in groups.values():
        if all(entry.day and person_name.same(entry.name, group[0].name) for entry in group):
            yield sorted(group, key=lambda entry: entry.day or date.min)


def came_between(history: Sequence[Entry], first: Entry, second: Entry) -> bool:
    """Whether the child came to a school between two of its movements; the same day may be either side."""
    assert first.day
    assert second.day
    return any(entry.kind in COMING and entry.day and first.day <= entry.day <= second.day for entry in history)


def at(tables: Sequence[Table], entry: Entry, name: str = "movement") -> tuple[Where, ...]:
    """The cell of a row, for `related`."""
    return (tables[entry.table].where(entry.position, name),)


def term_days(first: date, last: date, calendar: SchoolCalendar) -> int:
    """Days between two dates without the vacations; weekends count."""
    whole = (last - first).days
    if whole <= 0:
        return 0
    return sum(calendar.in_term(first + timedelta(days=number)) for number in range(1, min(whole, 800) + 1))
