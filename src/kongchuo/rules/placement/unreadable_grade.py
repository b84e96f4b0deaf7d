"""A grade that cannot be read."""

from collections.abc import Iterator

from kongchuo.codes import classes
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import STAGES
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of the column 年级 that hold no grade, and rows whose grade nothing else gives."""
    grades = table.derived.get("grade_number", ())
    grade_texts, class_texts = table.text("grade"), table.text("class_name")
    unread = {text for text in set(grade_texts) - pupils.BLANK_MARKS if text and _names_none(text, context)}
    if None not in grades and not unread:
        return
    left = pupils.gone(table)
    broken = {field: skip.broken(table, field) for field in ("grade", "class_name")}
    for position, (grade, grade_text, class_text) in enumerate(zip(grades, grade_texts, class_texts, strict=True)):
        field = "grade" if grade_text else "class_name"
        text = grade_text or class_text
        wrong = grade_text in unread or (grade is None and text)
        if wrong and position not in left and not any(position in places for places in broken.values()):
            yield Hit(position, field, _message(table, position, field, text, context))


def _names_none(text: str, context: Context) -> bool:
    """Whether a cell is no grade of any stage (2021级 is one as soon as something gives the stage)."""
    return all(classes.parse_grade(text, stage=stage, school_year=context.school_year) is None for stage in STAGES)


def _message(table: Table, position: int, field: str, text: str, context: Context) -> str:
    heading = "年级" if field == "grade" else "班级"
    why = classes.parse_class(text, school_year=context.school_year).problem
    why = classes.NO_GRADE if why in (None, classes.NO_CLASS) else why
    return f"{pupils.who(table, position)}的{heading}填的是{pupils.quoted(text)}，{why}。"


RULE = Rule(
    id="S401",
    name="unreadable-grade",
    severity=Severity.ERROR,
    title="年级看不懂",
    hint="请把年级填成“四年级”“七年级”这样的写法，或把班级写成“四年级(1)班”。",
    check=check,
)
