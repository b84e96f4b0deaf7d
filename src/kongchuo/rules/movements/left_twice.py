"""A pupil who left twice and did not come back in between."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.ledgers import Entry
from kongchuo.rules.rule import Context, Hit, Rule

# What follows a death or a graduation is the business of movement-after-end.
_ENDS = ledgers.GRADUATION | {"死亡"}


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """The second of two movements out without one in."""
    for history in ledgers.histories(tables):
        before: Entry | None = None
        for entry in history:
            if entry.kind not in ledgers.LEAVING:
                continue
            if before and _contradicts(history, before, entry):
                who = pupils.who(tables[entry.table], entry.position)
                yield Hit(
                    entry.position,
                    "movement",
                    f"{who}{before.day}已经{before.kind}，{entry.day}又登记{entry.kind}，中间没有转入或复学。",
                    table=entry.table,
                    related=ledgers.at(tables, before),
                )
            before = entry


def _contradicts(history: list[Entry], before: Entry, entry: Entry) -> bool:
    if before.kind in _ENDS or entry.kind == "死亡" or ledgers.came_between(history, before, entry):
        return False
    if (before.kind, before.day, before.school) == (entry.kind, entry.day, entry.school):
        return False  # the same row twice: movement-twice
    return before.target is None or before.target != entry.school  # else transfer-one-sided


RULE = Rule(
    id="M111",
    name="left-twice",
    severity=Severity.WARNING,
    title="两次离校中间没有转入",
    hint="请核实：中间回来过的，补登转入或复学；没有回来过的，删去多登记的一条。",
    scope="across",
    kinds=("movements",),
    check_across=check,
)
