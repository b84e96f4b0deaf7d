"""休学 without a certificate or without the day on which it was approved."""

from collections.abc import Iterator
from datetime import timedelta

from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

# So long the approval may be on its way.
_PENDING = timedelta(days=30)


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Leaves without 证明材料, and those begun a month ago without 审批日期."""
    leaves = [position for position, kind in enumerate(ledgers.words(table, "movement", MOVEMENT)) if kind == "休学"]
    if not leaves:
        return
    yield from _hits(table, "proof", "证明材料", [one for one in leaves if not proved(table.text("proof")[one])])
    days = ledgers.spans(table, "movement_date")
    begun = [one for one in leaves if (day := days[one]) is None or day[1] + _PENDING < context.as_of]
    marks = {"", *pupils.BLANK_MARKS}
    empty = [one for one in begun if table.text("approval_date")[one] in marks]
    yield from _hits(table, "approval_date", "审批日期", empty)


def _hits(table: Table, field: str, heading: str, positions: list[int]) -> Iterator[Hit]:
    if positions and not table.has(field):
        yield Hit(None, field, f"表上没有“{heading}”一栏，{len(positions)}条休学看不出手续是否齐全。")
        return
    ignored = skip.broken(table, field)
    for position in positions:
        if position not in ignored:
            yield Hit(position, field, f"{pupils.who(table, position)}休学，没有填{heading}。")


RULE = Rule(
    id="M104",
    name="suspension-without-papers",
    severity=Severity.WARNING,
    title="休学手续不全",
    hint="请补上县级以上医院证明等材料的名称和县级主管部门批准的日期；没有办手续的，不能算休学，按疑似辍学登记。",
    kinds=("movements",),
    check=check,
)
