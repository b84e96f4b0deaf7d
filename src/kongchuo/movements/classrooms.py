"""Which class of the balance a row of a roster, or of the ledger, belongs to.

On 1 September all classes move up a grade and keep their number. The leaving class stays in its row,
as its grade does. A grade with one class is the same class whether or not a school writes its number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kongchuo.codes import classes
from kongchuo.movements.rosters import promoted

GradeRow = tuple[str, str, int]  # school, stage, grade as the balance counts it


def promoted_class(label: str, grade: int) -> str:
    """The class after 1 September: `三年级(2)班` → `四年级(2)班`; what cannot be read stays as it is."""
    after = promoted(grade)
    if not label or after == grade:
        return label
    found = classes.parse_class(label, grade=grade)
    return label if found.problem or found.grade != grade else replace(found, grade=after).label


def renamed(
    before: Iterable[tuple[GradeRow, str]], now: Iterable[tuple[GradeRow, str]]
) -> Mapping[tuple[GradeRow, str], str]:
    """Classes of the earlier roster that the present one calls otherwise: the only class of a grade,
    written with its number on one of the two and without on the other."""
    earlier, present = _labels(before), _labels(now)
    found = {}
    for row, labels in earlier.items():
        others = present.get(row, set())
        if len(labels) == len(others) == 1 and row[2] and labels != others:
            (old,), (new,) = labels, others
            if classes.grade_label(row[2]) in (old, new) or not (old and new):
                found[row, old] = new
    return found


def _labels(rows: Iterable[tuple[GradeRow, str]]) -> dict[GradeRow, set[str]]:
    found: dict[GradeRow, set[str]] = {}
    for row, label in rows:
        found.setdefault(row, set()).add(label)
    return found


def class_order(label: str) -> tuple[bool, int, str]:
    """By number; a class without one after them, and an unknown class last."""
    found = classes.parse_class(label) if label else None
    number = found.number if found and not found.problem else None
    return (not label, 100 if number is None else number, label)


def stated(text: str, grade: int | None, stages: tuple[str, ...], school_year: int | None) -> str:
    """The class that a row of the ledger names, as reports write it; empty when it names none."""
    if not text or grade is None:
        return ""
    found = classes.parse_class(text, grade=grade, stages=stages, school_year=school_year)
    if found.problem or found.grade != grade or (found.number is None and not found.name):
        return ""
    return found.label
