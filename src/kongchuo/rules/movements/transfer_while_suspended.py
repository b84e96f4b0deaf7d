"""A pupil who is transferred out while on leave."""

from collections.abc import Iterator
from datetime import date, timedelta

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.ledgers import Entry
from kongchuo.rules.rule import Context, Hit, Rule

# How long a leave without 期满日期 may have lasted.
_YEAR = timedelta(days=366)


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """转出 after 休学 and before its end, without 复学 between the two."""
    for history in ledgers.histories(tables):
        leave: Entry | None = None
        for entry in history:
            if entry.kind == "休学":
                leave = entry
            elif entry.kind == "转出" and leave and _within(tables, history, leave, entry):
                who = pupils.who(tables[entry.table], entry.position)
                yield Hit(
                    entry.position,
                    "movement",
                    f"{who}从{leave.day}起休学，没有复学就在{entry.day}转出。",
                    table=entry.table,
                    related=ledgers.at(tables, leave),
                )


def _within(tables: tuple[Table, ...], history: list[Entry], leave: Entry, out: Entry) -> bool:
    if ledgers.came_between(history, leave, out):
        return False
    assert leave.day
    assert out.day
    return out.day <= _end(tables[leave.table], leave.position, leave.day)


def _end(table: Table, position: int, start: date) -> date:
    if position in skip.broken(table, "suspension_end"):
        return start + _YEAR
    written = ledgers.span(table.text("suspension_end")[position])
    return written[1] if written else start + _YEAR


RULE = Rule(
    id="M102",
    name="transfer-while-suspended",
    severity=Severity.WARNING,
    title="休学期间办了转出",
    hint="休学期间不能转学：请先办复学再转出；已经复学的，在台账上补登复学。",
    scope="across",
    kinds=("movements",),
    check_across=check,
)
