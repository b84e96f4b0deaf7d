"""The same movement of the same pupil entered twice: it would be counted twice."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.ledgers import Entry
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Rows with the number, name, school, kind and day of a row before them."""
    known: dict[tuple[object, ...], Entry] = {}
    for entry in ledgers.entries(tables):
        if not entry.key or entry.day is None:
            continue
        first = known.setdefault((entry.key, entry.kind, entry.day, entry.school), entry)
        if first is not entry and person_name.same(first.name, entry.name):
            who, table = pupils.who(tables[entry.table], entry.position), tables[first.table]
            place = f"第{table.rows[first.position]}行"
            if first.table != entry.table and table.sheet != tables[entry.table].sheet:
                place = f"工作表“{table.sheet}”{place}"
            yield Hit(
                entry.position,
                "movement",
                f"{who}{entry.day}的{entry.kind}已经登记过（{place}），会重复计算。",
                table=entry.table,
                related=ledgers.at(tables, first),
            )


RULE = Rule(
    id="M110",
    name="movement-twice",
    severity=Severity.ERROR,
    title="同一异动登记两次",
    hint="请只留一条，把另一条整行删去。",
    scope="across",
    kinds=("movements",),
    check_across=check,
)
