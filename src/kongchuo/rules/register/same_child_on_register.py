"""The same name, sex and birth date under two ID numbers on the register (twins have two names)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import same_person_two_ids
from kongchuo.rules.register import _children
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Pairs within the registers of one school year, seen as on rosters; whoever has moved away is no second child."""
    for numbers, chosen in _children.by_year(tables):
        places = [_staying(table) for table in chosen]
        here = tuple(_only(table, kept) for table, kept in zip(chosen, places, strict=True))
        for hit in same_person_two_ids.check(here, context):
            assert hit.position is not None
            message = hit.message.replace("的学生姓名", "的孩子姓名")
            position = places[hit.table][hit.position]
            yield replace(hit, position=position, table=numbers[hit.table], message=message)


def _staying(table: Table) -> Sequence[int]:
    statuses = _children.statuses(table)
    if _children.GONE.isdisjoint(statuses):
        return range(len(table))
    return [position for position, status in enumerate(statuses) if status not in _children.GONE]


def _only(table: Table, kept: Sequence[int]) -> Table:
    return table if len(kept) == len(table) else table.only(*same_person_two_ids.COLUMNS).take(kept)


RULE = Rule(
    id="G113",
    name="same-child-on-register",
    severity=Severity.WARNING,
    title="册上疑似同一孩子有两个号码",
    hint="请核对户口簿：是同一个孩子的，删去多余的一行并改正号码；确实是两个孩子的，不用改。",
    scope="across",
    kinds=("register",),
    check_across=check,
)
