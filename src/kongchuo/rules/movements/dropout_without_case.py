"""A movement that says 辍学, of a pupil of whom the ledger of dropout cases knows nothing."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_WORDS = ("辍", "失学", "流失")


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Rows whose own word is 辍学; only where the ledger of cases is among the tables."""
    cases = [table for table in tables if table.kind == "cases"]
    if not cases:
        return
    keys = {key for table in cases for key in ledgers.keys(table)} - {""}
    names = {person_name.normalise(name) for table in cases for name in table.text("name")}
    for number, table in enumerate(tables):
        if table.kind != "movements":
            continue
        broken, known = skip.broken(table, "movement"), ledgers.keys(table)
        for position, text in enumerate(table.text("movement")):
            name = person_name.normalise(table.text("name")[position])
            told = position not in broken and any(word in text for word in _WORDS)
            if told and known[position] not in keys and name not in names:
                said = f"{pupils.who(table, position)}的异动类别填的是{pupils.quoted(text)}，辍学台账上没有这个孩子。"
                yield Hit(position, "movement", said, table=number)


RULE = Rule(
    id="M115",
    name="dropout-without-case",
    severity=Severity.WARNING,
    title="异动登记辍学没有立案",
    hint="请当天记进辍学台账，去劝返；其实是转走、休学的，把异动类别改过来。",
    scope="across",
    kinds=("movements",),
    beside=("cases",),
    check_across=check,
)
