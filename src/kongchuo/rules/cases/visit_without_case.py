"""A visit to a pupil who is not in the ledger 辍学: the case is missing, or the number is wrong."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Rows of 劝返记录 whose number no case has."""
    known = {key for table in tables if table.kind == "cases" for key in ledgers.keys(table)}
    for number, table in enumerate(tables):
        if table.kind != "visits":
            continue
        for position, key in enumerate(ledgers.keys(table)):
            if key and key not in known:
                said = f"第{table.rows[position]}行劝返的学生（身份证件号尾号{key[-4:]}）不在辍学台账上。"
                yield Hit(position, "id_number", said, table=number)


RULE = Rule(
    id="C109",
    name="visit-without-case",
    severity=Severity.WARNING,
    title="劝返对象不在台账",
    hint="请核对身份证件号；台账上确实没有的，在“辍学”表里补登，至少登记为“疑似”。",
    scope="across",
    kinds=("cases", "visits"),
    check_across=check,
)
