"""休学 without the day on which it ends: nobody would notice that the pupil does not come back."""

from collections.abc import Iterator

from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Leaves with an empty 休学期满日期, or the sheet when it has no such column."""
    leaves = [position for position, kind in enumerate(ledgers.words(table, "movement", MOVEMENT)) if kind == "休学"]
    if leaves and not table.has("suspension_end"):
        yield Hit(None, "suspension_end", f"表上没有“休学期满日期”一栏，{len(leaves)}条休学不知道到哪天为止。")
        return
    marks, ignored = {"", *pupils.BLANK_MARKS}, skip.broken(table, "suspension_end")
    for position in leaves:
        if table.text("suspension_end")[position] in marks and position not in ignored:
            yield Hit(position, "suspension_end", f"{pupils.who(table, position)}休学，没有填休学期满日期。")


RULE = Rule(
    id="M105",
    name="suspension-without-end",
    severity=Severity.ERROR,
    title="休学没有期满日期",
    hint="请按批准的期限补填，一般不超过一年；到期没有复学的，report会列出来。",
    kinds=("movements",),
    check=check,
)
