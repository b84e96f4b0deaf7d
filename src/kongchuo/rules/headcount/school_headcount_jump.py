"""A school whose headcount drifted, a few pupils in every class, so that no class stands out."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.headcount import _classes
from kongchuo.rules.rule import Context, Hit, Rule

# A rural school of some 300 sees a handful of transfers a month; ten and a twentieth are more.
SCHOOL_LEAST, SCHOOL_SHARE = 10, 0.05


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """What `class-headcount-jump` and `class-gone` report is left out of the sum."""
    for change in _classes.changes(tables, context):
        told = {key for key, _, _ in change.jumps}
        shared = [key for key in change.before if key in change.now and key not in told]
        drift = sum(change.now[key].count - change.before[key] for key in shared)
        base = sum(change.before.values())
        if change.whole and abs(drift) >= SCHOOL_LEAST and abs(drift) >= SCHOOL_SHARE * base:
            more = "多了" if drift > 0 else "少了"
            message = (
                f"{change.school}各班人数变化都不大，合起来却比上月{more}{abs(drift)}人（上月全校{base}人），请确认。"
            )
            yield Hit(None, "class_name", message, table=change.table, school=change.school)


RULE = Rule(
    id="H102",
    name="school-headcount-jump",
    severity=Severity.WARNING,
    title="全校人数与上月相差较大",
    hint="请对照上月花名册，逐个弄清是谁来了、谁走了；走了的要有学籍异动记录，没有的按疑似辍学查找。",
    scope="across",
    check_across=check,
)
