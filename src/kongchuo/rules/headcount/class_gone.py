"""A class of last month that is not there any more."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.headcount import _classes
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """One finding a school with all its missing classes; new classes are named as a likely reason."""
    for change in _classes.changes(tables, context):
        gone = [(key[2], count) for key, count in change.before.items() if key not in change.now and count]
        if not gone or not change.whole:
            continue
        listed = "、".join(f"{label}（{count}人）" for label, count in gone)
        message = f"{change.school}上月有{listed}，本月的花名册上没有。"
        new = [key[2] for key in change.now if key not in change.before]
        if new:
            message += f"本月新出现的班：{'、'.join(new)}。"
        yield Hit(None, "class_name", message, table=change.table, school=change.school)


RULE = Rule(
    id="H103",
    name="class-gone",
    severity=Severity.WARNING,
    title="上月有的班本月没有",
    hint="漏报的请学校补报；并班的，核对学生是否都在新班里；只是班名写法变了的，改回原来的写法。",
    scope="across",
    check_across=check,
)
