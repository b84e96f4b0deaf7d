"""Two cases of one pupil that cannot both be: the second begins before the first is over."""

from collections.abc import Iterator
from itertools import pairwise

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.case_life import case_life
from kongchuo.rules import pupils
from kongchuo.rules.cases._spells import Spell, by_child
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """The later row of each pair; two open rows are another rule's (C112)."""
    is_open = case_life().named(is_open=True)
    for spells in by_child(tables).values():
        for first, second in pairwise(spells):
            if not first.state or not second.state or (first.state in is_open and second.state in is_open):
                continue
            why = _why(first, second, is_open)
            if why:
                table, before = tables[second.table], tables[first.table]
                row = before.rows[first.position]
                said = f"{pupils.who(table, second.position)}{second.left}离校，可是第{row}行{why}。"
                yield Hit(
                    second.position,
                    "left_date",
                    said,
                    table=second.table,
                    related=(before.where(first.position, "left_date"),),
                )


def _why(first: Spell, second: Spell, is_open: tuple[str, ...]) -> str:
    """Why the second cannot have begun; empty when it can."""
    assert first.left
    assert second.left
    if first.left == second.left:
        return "已经登记了这一次"
    if first.back:
        return f"同一名学生{first.left}离校，到{first.back}才复学" if first.back > second.left else ""
    if first.state in is_open:
        return f"同一名学生{first.left}离校的那一次还没有结（{first.state}）"
    return ""


RULE = Rule(
    id="C113",
    name="spells-overlap",
    severity=Severity.ERROR,
    title="前后两次辍学对不上",
    hint="同一次只留一条；是两次的，先把前一次结案、填上复学日期，后一次的离校日期不能早于它。",
    scope="across",
    kinds=("cases",),
    check_across=check,
)
