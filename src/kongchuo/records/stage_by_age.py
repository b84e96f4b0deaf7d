"""The stage of a child of whom a ledger says neither grade nor class."""

from datetime import date

from kongchuo.codes import id_number
from kongchuo.model.period import school_age, school_year
from kongchuo.model.township import Stage

_JUNIOR_AGE = 12


def stage_by_age(number: str, day: date | None) -> Stage | None:
    """The stage of the child's age on a day, by the birth date in its ID number; None if that is unknown."""
    birth = id_number.parse(number).birth if number else None
    if birth is None or day is None:
        return None
    return "junior" if school_age(birth, school_year(day)) >= _JUNIOR_AGE else "primary"
