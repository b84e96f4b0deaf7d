"""School, grade and class of a ledger whose sheets name them once for all rows."""

from collections.abc import Sequence
from datetime import date

from kongchuo.codes.classes import parse_class
from kongchuo.codes.disability_choices import PLACEMENT
from kongchuo.codes.patterns import pattern
from kongchuo.model.period import FIRST_MONTH, school_year
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.records import class_hint
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.layouts.columns import derived, named, with_columns
from kongchuo.records.placement import school_name, sheet_school, stages_of
from kongchuo.records.sheet_words import days_of, said

_TAUGHT_HERE = ("随班就读", "特教班", "送教上门")
# Days and months that a title names beside a class; a sheet called 3.6 holds the absences of a day, not of a class.
_TIME = pattern(
    r"20\d\d\s*[年./-]?(?:\s*\d{1,2}\s*[月./-]?(?:\s*\d{1,2}[日号]?)?)?份?(?!\s*级|届)|\d{1,2}月份?(?:\d{1,2}[日号])?|^\d{1,2}[.-]\d{1,2}$|班主任\s*[:：]?.*"
)


def settled(table: Table, township: Township | None) -> Table:
    """The table with 学校, 年级 and 班级 of the titles, the sheet's, the file's or the folder's name, where it has
    no such column; an empty 学校 below such a title is that school too."""
    if not len(table):
        return table
    return _classed(_graded(_schooled(table, township)), township)


def _schooled(table: Table, township: Township | None) -> Table:
    texts = table.text("school_name")
    if all(texts) or (table.kind == "support" and table.has("school_name")):
        return table
    school = sheet_school(table, township)
    if school is None or (table.kind == "outcomes" and stages_of(school, township) == ("junior",)):
        return table  # 升入马井镇初级中学学生名单 names the school to which they go
    # A disabled child who is elsewhere is not taught by the school that keeps the list.
    here = [word in (None, *_TAUGHT_HERE) for word in _placements(table)]
    found = [text or (school if taught else "") for text, taught in zip(texts, here, strict=True)]
    if not table.has("school_name"):
        return with_columns(table, derived(table, "school_name", found))
    return with_columns(table, named(table.columns["school_name"], "school_name", found))


def _placements(table: Table) -> Sequence[str | None]:
    if table.kind != "support":
        return (None,) * len(table)
    return [PLACEMENT.read(text) or "" for text in table.text("placement")]


def _graded(table: Table) -> Table:
    """A 年级 beside the 班级 of a ledger that has the class alone: 四年级 | 1班 is 四年级1班."""
    if not table.has("own_grade"):
        return table
    grades, names = table.text("own_grade"), table.text("class_name")
    texts = [
        name if not grade or name.startswith(grade) or parse_class(name).grade else f"{grade}{name}"
        for grade, name in zip(grades, names, strict=True)
    ]
    if not table.has("class_name"):
        return with_columns(table, named(table.columns["own_grade"], "class_name"))
    return with_columns(table, named(table.columns["class_name"], "class_name", texts))


def _classed(table: Table, township: Township | None) -> Table:
    specs = RECORDS[table.kind].columns()
    if "class_name" not in specs or table.has("class_name"):
        return table
    school = table.text("school_name")[0]
    texts = [_TIME.sub(" ", text) for text in said(table)[:-1]]
    hint = class_hint.of_texts(
        texts, stages_of(school_name(school, township) or school or None, township), _year(table)
    )
    if hint.grade is None or (table.has("grade") and hint.number is None):
        return table
    if hint.number is not None or hint.name:
        return with_columns(table, derived(table, "class_name", [hint.label] * len(table)))
    if "grade" in specs:
        return with_columns(table, derived(table, "grade", [hint.label] * len(table)))
    return with_columns(table, derived(table, "class_name", [hint.label] * len(table)))


def _year(table: Table) -> int | None:
    """The school year by which 2021级 in a title is a grade."""
    sheet = days_of(table)
    month = sheet.month or FIRST_MONTH
    year = sheet.year_of(month)
    return None if year is None else school_year(date(year, month, 1))
