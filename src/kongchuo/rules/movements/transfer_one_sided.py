"""A transfer inside the township that only one of the two schools has entered, or on distant days."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.calendar import SchoolCalendar, school_calendar
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.ledgers import COMING, LEAVING, Entry
from kongchuo.rules.rule import Context, Hit, Rule

# Each side has ten working days for a transfer.
_PENDING = timedelta(days=30)
_APART = 30

_Side = dict[tuple[str | None, str], list[Entry]]


class _Ledger(NamedTuple):
    """Who came to and left a school, by school and number and by school and name: a number may be mistyped."""

    came: _Side
    left: _Side
    schools: set[str | None]
    calendar: SchoolCalendar


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """转出 and 转入 that name a school of the township, which keeps a ledger of its own in these tables."""
    if context.township is None:
        return
    listed = list(ledgers.entries(tables))
    transfers = [entry for entry in listed if entry.target and entry.kind in ("转出", "转入")]
    if not transfers:
        return
    ledger = _Ledger(
        _index(listed, COMING),
        _index(listed, LEAVING),
        {entry.school for entry in listed},
        school_calendar(context.township),
    )
    for entry in transfers:
        if entry.target in ledger.schools and entry.day and entry.day + _PENDING < context.as_of:
            yield from _judged(tables, entry, ledger)


def _index(listed: list[Entry], kinds: frozenset[str]) -> _Side:
    found: _Side = {}
    for entry in listed:
        if entry.kind in kinds:
            for word in {entry.key, entry.name} - {""}:
                found.setdefault((entry.school, word), []).append(entry)
    return found


def _judged(tables: tuple[Table, ...], entry: Entry, ledger: _Ledger) -> Iterator[Hit]:
    out = entry.kind == "转出"
    table = tables[entry.table]
    who, where = pupils.who(table, entry.position), f"{'到' if out else '自'}{entry.target}"
    others = _others(entry, entry.target, ledger.came if out else ledger.left)
    if not others:
        if entry.position not in skip.broken(table, "other_school"):
            said = f"{who}{entry.day}{entry.kind}（{where}），{entry.target}没有登记{'转入' if out else '转出'}"
            yield Hit(entry.position, "other_school", f"{said}。", table=entry.table)
        return
    if not out or any(other.day is None for other in others):
        return
    other = min(others, key=lambda other: _days(entry, other))
    if _days(entry, other) > _APART and _gap(entry, other, ledger.calendar) > _APART:
        said = f"{who}{entry.day}转出到{entry.target}，那里登记的{other.kind}日期是{other.day}，相差太远。"
        yield Hit(
            entry.position,
            "movement_date",
            said,
            table=entry.table,
            related=ledgers.at(tables, other, "movement_date"),
        )


def _others(entry: Entry, school: str | None, side: _Side) -> list[Entry]:
    """By number, else by name."""
    found = side.get((school, entry.key)) if entry.key else None
    return (found or side.get((school, entry.name), []))[: ledgers.MOST_ROWS]


def _days(one: Entry, other: Entry) -> int:
    assert one.day
    assert other.day
    return abs((one.day - other.day).days)


def _gap(one: Entry, other: Entry, calendar: SchoolCalendar) -> int:
    assert one.day
    assert other.day
    return ledgers.term_days(min(one.day, other.day), max(one.day, other.day), calendar)


RULE = Rule(
    id="M112",
    name="transfer-one-sided",
    severity=Severity.WARNING,
    title="转出转入两校对不上",
    hint="请两校核对孩子现在在哪里：到了的，缺的一方补登，日期以报到为准；没有到的，当天去找。",
    scope="across",
    kinds=("movements",),
    check_across=check,
)
