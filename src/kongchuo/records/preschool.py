"""Children of a school's kindergarten, whom a roster may list beside the pupils (义务教育法 §11: from six on)."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath

from kongchuo.codes import classes
from kongchuo.model.period import school_age
from kongchuo.model.table import Table

_SCHOOL_AGE = 6


def left_out(table: Table, school_year: int, birth_of: Callable[[Table, int], date | None]) -> Table:
    """A settled roster without the children of 学前班, 大班 and the like who are not yet six.

    Who is six and in 大班 ought to be in grade 1, and whose age nobody knows could be: they stay, and
    the rules speak of their grade.
    """
    sheets = any(map(classes.is_preschool, (*table.titles, table.sheet, PurePath(table.file).stem)))
    grades, written = table.derived["grade_number"], zip(table.text("grade"), table.text("class_name"), strict=True)
    small = {
        position
        for position, (grade, texts) in enumerate(zip(grades, written, strict=True))
        if grade is None and (any(map(classes.is_preschool, texts)) or (sheets and not any(texts)))
    }
    small = {
        position
        for position in small
        if (birth := birth_of(table, position)) and school_age(birth, school_year) < _SCHOOL_AGE
    }
    return table.take([position for position in range(len(table)) if position not in small]) if small else table
