"""次数 of the visits of one case that do not go up with their dates."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import skip
from kongchuo.rules.cases._spells import Call, by_child, calls, of_spells
from kongchuo.rules.rule import Context, Hit, Rule

_NUMBER = re.compile(r"第?(\d{1,3})次?")


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """The second of two visits on different days whose numbers are the same or go down."""
    children = by_child(tables)
    for key, made in calls(tables).items():
        for _, own in of_spells(made, children.get(key, ())):
            for first, second in pairwise(call for call in own if _number(tables, call) is not None):
                one, other = _number(tables, first), _number(tables, second)
                if one is not None and other is not None and other <= one and second.day > first.day:
                    before = tables[first.table]
                    said = (
                        f"第{tables[second.table].rows[second.position]}行{second.day}的劝返是第{other}次，"
                        f"第{before.rows[first.position]}行{first.day}的已经是第{one}次。"
                    )
                    yield Hit(
                        second.position,
                        "number",
                        said,
                        table=second.table,
                        related=(before.where(first.position, "number"),),
                    )


def _number(tables: tuple[Table, ...], call: Call) -> int | None:
    if call.position in skip.broken(tables[call.table], "number"):
        return None
    found = _NUMBER.fullmatch(tables[call.table].text("number")[call.position])
    return int(found[1]) if found else None


RULE = Rule(
    id="C115",
    name="visit-number-order",
    severity=Severity.WARNING,
    title="劝返次数接不上",
    hint="请核对次数和日期，按日期从1往下排；再次离校的从1重新排，接着排也可以。",
    scope="across",
    kinds=("cases", "visits"),
    check_across=check,
)
