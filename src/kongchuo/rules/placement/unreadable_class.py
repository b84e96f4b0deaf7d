"""A class that cannot be read although the grade is known."""

from collections.abc import Iterator

from kongchuo.codes import classes
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Class cells of which no class can be made, seen once for each different text."""
    grades, stages = table.derived.get("grade_number"), table.derived.get("stage")
    if grades is None or stages is None or not table.has("class_name"):
        return
    cells = tuple(zip(table.text("class_name"), grades, stages, strict=True))
    odd = {cell for cell in set(cells) if cell[0] and cell[1] and _unread(*cell, context.school_year)}
    if not odd:
        return
    left, broken = pupils.gone(table), skip.broken(table, "class_name")
    for position, cell in enumerate(cells):
        if cell in odd and position not in left and position not in broken:
            who = pupils.who(table, position)
            yield Hit(position, "class_name", f"{who}的班级填的是{pupils.quoted(cell[0])}，看不出是几班。")


def _unread(text: str, grade: int, stage: str | None, school_year: int) -> bool:
    return classes.parse_class(text, grade=grade, stage=stage, school_year=school_year).problem is not None


RULE = Rule(
    id="S402",
    name="unreadable-class",
    severity=Severity.WARNING,
    title="班级看不懂",
    hint="请把班级写成“四年级(1)班”这样的写法；一个年级只有一个班的，写“四年级”就行。",
    check=check,
)
