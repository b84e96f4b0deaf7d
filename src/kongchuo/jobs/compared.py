"""The rosters at the two ends of a period and the ledgers between them, compared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from kongchuo.attendance.ledger import Missed, missed
from kongchuo.cases.ledger import Spell
from kongchuo.jobs.ends import closing, closing_month, opening
from kongchuo.jobs.matching import Known, compare, know
from kongchuo.jobs.month_ledgers import Ledgers, persons_of, spells
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.period import Period
from kongchuo.movements import ledger
from kongchuo.movements.balance import Balance, balances
from kongchuo.movements.brought import brought, brought_balances, counted_in
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.explain import Explanation, explanations
from kongchuo.movements.ledger import Entry
from kongchuo.movements.placing import Counted, counted
from kongchuo.movements.rosters import Rosters


@dataclass(frozen=True)
class Compared:
    """One mechanism for all kinds of period.

    `reach` is the period up to the day that the report speaks of, `closing` the month of the present
    rosters. The movements of `comparison` go up to those rosters, so that both sides of the balance
    are of the same days; those of a term's last weeks without a roster belong to the next period.
    """

    reach: Period
    closing: Period
    before: Rosters
    now: Rosters
    known: Known
    entries: Sequence[Entry]
    comparison: Comparison
    movements: tuple[Counted, ...]
    balances: tuple[Balance, ...]
    explanations: tuple[Explanation, ...]
    cases: tuple[Spell, ...]
    absences: tuple[Missed, ...]


class Ends(NamedTuple):
    """The month of the present rosters, and the rosters at the two ends of a period."""

    month: Period
    before: Rosters
    now: Rosters


def both_ends(rolls: Rolls, period: Period, as_of: date) -> Ends:
    """UserError when no roster of the period has come."""
    month = closing_month(rolls, period, as_of)
    now = closing(rolls, period, month)
    return Ends(month, opening(rolls, period, now), now)


def compared(rolls: Rolls, period: Period, as_of: date, books: Ledgers, ends: Ends | None = None) -> Compared:
    """Compares. UserError when no roster of the period has come."""
    township = rolls.workspace.township
    month, before, now = ends or both_ends(rolls, period, as_of)
    known = know(before, now)
    entries = ledger.entries(books.movements or (), township)
    written = books.cases or (), books.absences or ()
    movers, persons, absent = persons_of(entries, *written, rolls.workspace, known)
    comparison = compare(_counted_span(period, month), before, now, entries, known, movers)
    found: tuple[Counted, ...]
    rows: tuple[Balance, ...]
    if period.kind == "week":
        found, by = counted_in(comparison), brought(comparison)
        rows = brought_balances(comparison, found, township, by)
        behind = explanations(comparison, (*found, *by.effects))
    else:
        found = counted(comparison) if period.kind == "month" else counted_in(comparison)
        rows, behind = balances(comparison, found, township), explanations(comparison, found)
    cases = spells(books.cases or (), persons, rolls.workspace, known)
    reach = period if period.kind == "month" else replace(period, end=min(period.end, as_of))
    absences = missed(books.absences or (), absent, township)
    return Compared(reach, month, before, now, known, entries, comparison, found, rows, behind, cases, absences)


def _counted_span(period: Period, month: Period) -> Period:
    return replace(period, end=month.end) if period.kind in ("term", "year") else period
