"""A class with many more or fewer pupils than last month."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.headcount import _classes
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """One finding a class that is there in both months."""
    for change in _classes.changes(tables, context):
        for (school, _, label), before, tally in change.jumps:
            more = "多了" if tally.count > before else "少了"
            message = (
                f"{school}{label}上月{before}人，本月{tally.count}人，{more}{abs(tally.count - before)}人，请确认。"
            )
            yield Hit(None, "class_name", message, table=tally.table, school=school)


RULE = Rule(
    id="H101",
    name="class-headcount-jump",
    severity=Severity.WARNING,
    title="班级人数与上月相差较大",
    hint="请对照上月花名册，逐个弄清是谁来了、谁走了；走了的要有学籍异动记录，没有的按疑似辍学查找。",
    scope="across",
    check_across=check,
)
