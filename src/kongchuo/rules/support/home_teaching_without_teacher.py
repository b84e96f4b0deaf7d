"""送教上门 that nobody goes to."""

from collections.abc import Iterator

from kongchuo.codes.disability_choices import PLACEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children taught at home without a teacher."""
    teachers, broken = table.text("teacher"), skip.broken(table, "teacher")
    for position, placement in enumerate(ledgers.words(table, "placement", PLACEMENT)):
        text = teachers[position]
        if placement == "送教上门" and position not in broken and (not text or text in pupils.BLANK_MARKS):
            yield Hit(position, "teacher", f"{pupils.who(table, position)}的安置方式是“送教上门”，没有填送教教师。")


RULE = Rule(
    id="P104",
    name="home-teaching-without-teacher",
    severity=Severity.WARNING,
    title="送教上门没有教师",
    hint="请填送教教师；还没有安排的，请学校安排到人。",
    kinds=("support",),
    check=check,
)
