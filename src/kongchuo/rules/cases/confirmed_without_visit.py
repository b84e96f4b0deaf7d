"""A confirmed dropout whom nobody has tried to bring back."""

from collections.abc import Iterator

from kongchuo.codes.ledger_choices import CASE_STATE
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.case_life import case_life
from kongchuo.policy.deadlines import duties
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Cases of state 确认 or 劝返中, found a week ago, with no row in 劝返记录."""
    duty, counted = duties(context.township), case_life().named(counted=True)
    visited = {key for table in tables if table.kind == "visits" for key in ledgers.keys(table) if key}
    for number, table in enumerate(tables):
        if table.kind != "cases":
            continue
        found, keys = ledgers.spans(table, "found_date"), ledgers.keys(table)
        for position, state in enumerate(ledgers.words(table, "state", CASE_STATE)):
            day = found[position]
            waiting = state in counted and keys[position] and keys[position] not in visited
            if waiting and day and duty.first_visit(day[1]).missed(None, context.as_of):
                who = pupils.who(table, position)
                said = f"{who}的状态是“{state}”，到{context.as_of}还没有劝返记录。"
                yield Hit(position, "state", said, table=number)


RULE = Rule(
    id="C108",
    name="confirmed-without-visit",
    severity=Severity.WARNING,
    title="确认辍学没有劝返",
    hint="请安排家访劝返；已经去过的，在“劝返记录”表里补登，身份证件号要与台账一致。",
    scope="across",
    kinds=("cases", "visits"),
    check_across=check,
)
