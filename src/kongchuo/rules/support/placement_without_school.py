"""A placement at a school, or with a roll at one, and no school."""

from collections.abc import Iterator

from kongchuo.codes.disability_choices import PLACEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_AT_SCHOOL = ("随班就读", "特教班", "特殊教育学校")


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children in a school that is not named; 送教上门 has a roll somewhere, which is a doubt."""
    schools, broken = table.text("school_name"), skip.broken(table, "school_name")
    for position, placement in enumerate(ledgers.words(table, "placement", PLACEMENT)):
        text = schools[position]
        if position in broken or (text and text not in pupils.BLANK_MARKS):
            continue
        who = pupils.who(table, position)
        if placement in _AT_SCHOOL:
            yield Hit(position, "school_name", f"{who}的安置方式是“{placement}”，没有填就读学校。")
        elif placement == "送教上门":
            said = f"{who}的安置方式是“送教上门”，没有填学籍所在学校。"
            yield Hit(position, "school_name", said, severity=Severity.WARNING)


RULE = Rule(
    id="P103",
    name="placement-without-school",
    severity=Severity.ERROR,
    title="没有填就读学校",
    hint="请填就读学校；送教上门的，填学籍所在学校。",
    kinds=("support",),
    check=check,
)
