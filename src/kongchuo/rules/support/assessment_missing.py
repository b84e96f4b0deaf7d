"""A child of whom nobody has judged how it can be taught."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows without the day of an assessment, or with one that has not come."""
    texts, broken = table.text("assessed"), skip.broken(table, "assessed")
    for position, days in enumerate(ledgers.spans(table, "assessed")):
        if position in broken:
            continue
        text, who = texts[position], pupils.who(table, position)
        if text == "" or text in pupils.BLANK_MARKS:
            yield Hit(position, "assessed", f"{who}没有填评估日期，看不出是不是评估过。")
        elif days and days[0] > context.as_of:
            yield Hit(position, "assessed", f"{who}的评估日期是{pupils.quoted(text)}，还没有到这一天。")


RULE = Rule(
    id="P107",
    name="assessment-missing",
    severity=Severity.WARNING,
    title="没有评估日期",
    hint="请补填教育评估的日期；还没有评估的，报县残疾人教育专家委员会评估。",
    kinds=("support",),
    check=check,
)
