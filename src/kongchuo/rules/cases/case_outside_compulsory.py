"""A case of a pupil who is in no grade of compulsory school: preschool or senior school."""

from collections.abc import Iterator

from kongchuo.codes import classes
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows whose 年级 is filled in and is none of the nine."""
    grades = table.derived.get("grade_number", ())
    ignored = skip.broken(table, "grade")
    for position, (text, grade) in enumerate(zip(table.text("grade"), grades, strict=False)):
        if text and grade is None and text not in pupils.BLANK_MARKS and position not in ignored:
            other = classes.parse_class(text).problem == classes.NOT_COMPULSORY
            why = "不属于义务教育阶段" if other else "看不出是一至九年级的哪一年级"
            yield Hit(position, "grade", f"{pupils.who(table, position)}的年级填的是{pupils.quoted(text)}，{why}。")


RULE = Rule(
    id="C111",
    name="case-outside-compulsory",
    severity=Severity.WARNING,
    title="年级不在义务教育",
    hint="请改成一年级到九年级；幼儿园、高中的学生不登记在这本台账上。",
    kinds=("cases",),
    check=check,
)
