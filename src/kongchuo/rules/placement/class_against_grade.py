"""The grade column and the grade inside the class column contradict each other."""

from collections.abc import Iterator

from kongchuo.codes import classes
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows such as 四年级 beside 五年级(1)班, seen once for each different pair."""
    grades, stages = table.derived.get("grade_number"), table.derived.get("stage")
    if grades is None or stages is None or not (table.has("grade") and table.has("class_name")):
        return
    cells = tuple(zip(table.text("grade"), table.text("class_name"), grades, stages, strict=True))
    odd = {cell: other for cell in set(cells) if (other := _other_grade(*cell, context.school_year))}
    if not odd:
        return
    left = pupils.gone(table) | skip.broken(table, "class_name") | skip.broken(table, "grade")
    for position, cell in enumerate(cells):
        if cell in odd and position not in left:
            who, told = pupils.who(table, position), pupils.quoted(cell[1])
            yield Hit(
                position,
                "class_name",
                f"{who}的年级是{classes.grade_label(cell[2])}，班级填的{told}却是{classes.grade_label(odd[cell])}。",
            )


def _other_grade(
    grade_text: str, class_text: str, grade: int | None, stage: str | None, school_year: int
) -> int | None:
    """The grade that the class names, when it is another than the grade column's."""
    if not (grade_text and class_text and grade):
        return None
    if classes.parse_grade(grade_text, stage=stage, school_year=school_year) != grade:
        return None
    found = classes.parse_class(class_text, grade=grade, stage=stage, school_year=school_year).grade
    return found if found and found != grade else None


RULE = Rule(
    id="S404",
    name="class-against-grade",
    severity=Severity.ERROR,
    title="班级与年级对不上",
    hint="请核对学生在哪个班，把填错的一栏改正；升级以后，年级和班级要一起改。",
    check=check,
)
