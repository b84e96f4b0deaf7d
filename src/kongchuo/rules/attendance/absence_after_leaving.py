"""An absence after the pupil has left the school, or while on leave, by the ledger 学籍异动."""

from collections.abc import Iterator
from datetime import date

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.attendance import _days
from kongchuo.rules.ledgers import Entry
from kongchuo.rules.rule import Context, Hit, Rule

_GONE = ledgers.LEAVING | {"休学"}


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Absences of a child whose last movement before them took it away; the day itself may be either side."""
    moves: dict[str, list[Entry]] = {}
    books = tuple(table if table.kind == "movements" else table.take([]) for table in tables)
    for entry in ledgers.entries(books):
        if entry.key and entry.day:
            moves.setdefault(entry.key, []).append(entry)
    for number, table in enumerate(tables):
        if table.kind != "attendance":
            continue
        keys, names = ledgers.keys(table), table.text("name")
        for position, spans in enumerate(_days.spans(table)):
            own = moves.get(keys[position], []) if spans else []
            last = _last(own, min((span.first for span in spans), default=date.min))
            if last is None or last.kind not in _GONE or not person_name.same(last.name, names[position]):
                continue
            said = f"{pupils.who(table, position)}{last.day}已经{last.kind}，又登记了{_days.words(spans)}的缺勤。"
            yield Hit(position, "absent", said, table=number, related=ledgers.at(tables, last))


def _last(own: list[Entry], first: date) -> Entry | None:
    """The last movement before an absence; none when two fall on one day, or the child came on that day."""
    before = [entry for entry in own if entry.day and entry.day < first and entry.kind in _GONE | ledgers.COMING]
    if any(entry.day == first for entry in own) or not before:
        return None
    newest = max(before, key=lambda entry: entry.day or date.min)
    return newest if sum(entry.day == newest.day for entry in before) == 1 else None


RULE = Rule(
    id="K107",
    name="absence-after-leaving",
    severity=Severity.WARNING,
    title="离校以后登记缺勤",
    hint="请核实：已经回来的，补登转入或复学；真的走了的，考勤不再登记；日期写错的改正。",
    scope="across",
    kinds=("attendance",),
    beside=("movements",),
    check_across=check,
)
