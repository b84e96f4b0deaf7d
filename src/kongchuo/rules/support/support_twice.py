"""The same ID number on two rows of the ledger of disabled children."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Every row after the first."""
    for group in _rows.same_number(tables):
        for row in group[1:]:
            first = group[0]
            if person_name.same(row.name, first.name):
                said = f"{row.shown_name}在{_rows.elsewhere(row, first)}已经登记了，身份证件号相同。"
            else:
                said = f"{row.shown_name}与{_rows.elsewhere(row, first)}的{first.shown_name}姓名不同，身份证件号却相同，至少有一处填错。"
            yield Hit(row.position, "id_number", said, table=row.table, related=_rows.at(tables, (first,)))


RULE = Rule(
    id="P109",
    name="support-twice",
    severity=Severity.ERROR,
    title="台账上登记了两次",
    hint="一个孩子只留一行；是两个孩子的，按户口簿改正号码。",
    scope="across",
    kinds=("support",),
    check_across=check,
)
