"""A movement after the pupil's death or graduation."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.ledgers import Entry
from kongchuo.rules.rule import Context, Hit, Rule

_LAST_OF_PRIMARY, _LAST_OF_JUNIOR = 6, 9


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Movements on a later day than an end that leaves no room for them."""
    for history in ledgers.histories(tables):
        end: Entry | None = None
        for entry in history:
            if end and end.day != entry.day and _contradicts(end, entry):
                who = pupils.who(tables[entry.table], entry.position)
                yield Hit(
                    entry.position,
                    "movement",
                    f"{who}{end.day}已经登记{end.kind}，{entry.day}又登记{entry.kind}。",
                    severity=Severity.ERROR if end.kind == "死亡" else None,
                    table=entry.table,
                    related=ledgers.at(tables, end),
                )
            elif entry.kind == "死亡" or (entry.kind in ledgers.GRADUATION and not (end and end.kind == "死亡")):
                end = entry


def _contradicts(end: Entry, entry: Entry) -> bool:
    if end.kind == "死亡":
        return True
    if end.grade == _LAST_OF_JUNIOR:
        return entry.kind not in ledgers.GRADUATION
    # After grade 6 a pupil enters grade 7: only what still happens in primary school contradicts.
    return end.grade == _LAST_OF_PRIMARY and bool(entry.grade and entry.grade <= _LAST_OF_PRIMARY)


RULE = Rule(
    id="M114",
    name="movement-after-end",
    severity=Severity.WARNING,
    title="死亡或毕业后又有异动",
    hint="请核对是不是选错了学生或类别：多登记的整行删去，身份证件号填错的按户口簿改正。",
    scope="across",
    kinds=("movements",),
    check_across=check,
)
