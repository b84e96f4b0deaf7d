"""A week between two rosters: headcounts are brought to its first and last day by the ledger.

A month, a term and a year are counted from roster to roster, so that nothing has to be brought.
A week has no roster of its own. The movements between its opening roster and its first day bring
the opening headcount there, those between its closing roster and its last day the closing one. A
roster later than the day is brought back. The equation then holds on both sides for the same days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kongchuo.model.period import Period, year_start
from kongchuo.model.township import Township
from kongchuo.movements.balance import Balance, balances
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.kinds import GRADUATION
from kongchuo.movements.placing import Counted, counted
from kongchuo.movements.rosters import Rosters, Unit

_DAY = timedelta(days=1)
_LEAVE = "休学"


@dataclass(frozen=True)
class Window(Comparison):
    """A comparison of which only the movements from `first` to the period's end count."""

    first: date = date.min

    def since(self, unit: Unit) -> date:
        """The first day of the window, whatever the school."""
        return self.first


@dataclass(frozen=True, slots=True)
class Brought:
    """Movements by which headcounts are brought to the ends of a week; a roster that is later than the
    day is brought back by movements of the other sign."""

    opening: tuple[Counted, ...] = ()
    closing: tuple[Counted, ...] = ()

    @property
    def effects(self) -> tuple[Counted, ...]:
        """As movements that explain a difference: what raises the closing headcount is not missing there."""
        return (*self.opening, *map(_turned, self.closing))


def counted_in(comparison: Comparison) -> tuple[Counted, ...]:
    """The movements of a period that is no month, each pupil's leave once: who was on leave already
    and has it prolonged does not go a second time."""
    if comparison.period.kind != "week":
        return tuple(_once(counted(comparison)))
    return tuple(_once(_window(comparison, comparison.period.start, comparison.period.end)))


def brought(comparison: Comparison) -> Brought:
    """What brings the rosters of a week to its ends."""
    start, end = comparison.period.start, comparison.period.end
    return Brought(
        tuple(_bring(comparison, comparison.before, start - _DAY)), tuple(_bring(comparison, comparison.now, end))
    )


def brought_balances(
    comparison: Comparison, movements: Iterable[Counted], township: Township, by: Brought
) -> tuple[Balance, ...]:
    """The balance of a week, its headcounts brought to its first and last day."""
    first = {_key(row): _net(row) for row in balances(comparison, by.opening, township)}
    last = {_key(row): _net(row) for row in balances(comparison, by.closing, township)}
    return tuple(
        replace(
            row,
            opening=None if row.opening is None else row.opening + first.get(_key(row), 0),
            closing=None if row.closing is None else row.closing + last.get(_key(row), 0),
        )
        for row in balances(comparison, movements, township)
    )


def _bring(comparison: Comparison, rosters: Rosters, day: date) -> Iterator[Counted]:
    """The movements between each school's roster and a day."""
    for month in sorted(set(rosters.months.values()), key=lambda one: one.start):
        later = day > month.end
        found = _window(comparison, month.end + _DAY, day) if later else _window(comparison, day + _DAY, month.end)
        for one in found:
            if rosters.month((one.school, one.stage)) == month:
                yield one if later else _turned(one)


def _window(comparison: Comparison, first: date, last: date) -> Iterator[Counted]:
    if last < first:
        return
    span = Period(comparison.period.kind, comparison.period.label, first, last)
    window = Window(
        span, comparison.before, comparison.now, comparison.people, comparison.ledger, comparison.movers,
        comparison.likely, first,
    )  # fmt: skip
    summer = first <= year_start(comparison.period.school_year) <= last
    for one in counted(window):
        # A graduation of before the summer counts on 1 September, when the class leaves the roster.
        if summer or one.entry.kind not in GRADUATION or first <= one.entry.day:
            yield one


def _once(movements: Iterable[Counted]) -> Iterator[Counted]:
    on_leave: set[int] = set()
    away = sorted((one for one in movements), key=lambda one: (one.entry.day, one.entry.number))
    surplus: set[int] = set()
    for one in away:
        if one.entry.kind == _LEAVE and one.person in on_leave:
            surplus.add(one.entry.number)
        elif one.entry.kind == _LEAVE:
            on_leave.add(one.person)
        elif one.sign > 0 and not one.inside:
            on_leave.discard(one.person)
    yield from (one for one in sorted(away, key=lambda one: one.entry.number) if one.entry.number not in surplus)


def _turned(one: Counted) -> Counted:
    return replace(one, sign=-one.sign, column="其他")


def _key(row: Balance) -> tuple[str, str | None, int | None, str, str]:
    return (row.school, row.stage, row.grade, row.class_label, row.level)


def _net(row: Balance) -> int:
    return sum(row.ins.values()) - sum(row.outs.values())
