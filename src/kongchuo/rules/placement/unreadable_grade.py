"""A grade that cannot be read."""

from collections.abc import Iterator

from kongchuo.codes import classes
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows whose grade neither a column nor the sheet's name or title gives."""
    grades = table.derived.get("grade_number", ())
    if None not in grades:
        return
    left = pupils.gone(table)
    broken = {field: skip.broken(table, field) for field in ("grade", "class_name")}
    rows = zip(grades, table.text("grade"), table.text("class_name"), strict=True)
    for position, (grade, grade_text, class_text) in enumerate(rows):
        field = "grade" if grade_text else "class_name"
        text = grade_text or class_text
        unread = grade is None and text and position not in left
        if unread and not any(position in places for places in broken.values()):
            heading = "年级" if grade_text else "班级"
            why = classes.parse_class(text, school_year=context.school_year).problem
            why = classes.NO_GRADE if why in (None, classes.NO_CLASS) else why
            who = pupils.who(table, position)
            yield Hit(position, field, f"{who}的{heading}填的是{pupils.quoted(text)}，{why}。")


RULE = Rule(
    id="S401",
    name="unreadable-grade",
    severity=Severity.ERROR,
    title="年级看不懂",
    hint="请把年级填成“四年级”“七年级”这样的写法，或把班级写成“四年级(1)班”。",
    check=check,
)
