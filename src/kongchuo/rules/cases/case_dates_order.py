"""Dates of a case that cannot follow one another."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule

_HEADINGS = {
    "left_date": "离校日期",
    "found_date": "发现日期",
    "class_report_date": "班级上报日期",
    "school_report_date": "学校上报日期",
    "center_report_date": "中心校上报日期",
    "notice_date": "通知书日期",
    "return_date": "复学日期",
}
# The later cell, and what must not be after it: certain for what nobody can do before, a question for the rest.
_ORDER = (
    ("found_date", "left_date", Severity.ERROR),
    ("class_report_date", "found_date", Severity.ERROR),
    ("school_report_date", "found_date", Severity.ERROR),
    ("school_report_date", "class_report_date", Severity.WARNING),
    ("center_report_date", "found_date", Severity.ERROR),
    ("center_report_date", "school_report_date", Severity.WARNING),
    ("notice_date", "found_date", Severity.WARNING),
    ("return_date", "left_date", Severity.ERROR),
)


def check(table: Table, context: Context) -> Iterator[Hit]:
    """The first contradiction of each cell."""
    days = {name: ledgers.spans(table, name) for name in _HEADINGS}
    for position in range(len(table)):
        told = set()
        for later, earlier, severity in _ORDER:
            last, first = days[later][position], days[earlier][position]
            if last and first and last[1] < first[0] and later not in told:
                told.add(later)
                who = pupils.who(table, position)
                said = f"{who}的{_HEADINGS[later]}（{_cell(table, later, position)}）早于{_HEADINGS[earlier]}（{_cell(table, earlier, position)}）。"
                yield Hit(position, later, said, severity=severity)


def _cell(table: Table, name: str, position: int) -> str:
    return pupils.quoted(table.text(name)[position]).strip("“”")


RULE = Rule(
    id="C103",
    name="case-dates-order",
    severity=Severity.ERROR,
    title="日期先后颠倒",
    hint="请对照班级、学校的报告核对日期：先离校，再发现，然后班级、学校、中心校依次上报，最后复学。",
    kinds=("cases",),
    check=check,
)
