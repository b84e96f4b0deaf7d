"""Which numbers a mistyped ID number may have been meant to be."""

from collections import Counter
from datetime import date

from kongchuo.codes import dates, id_number, roll_number
from kongchuo.codes.choices import SEX
from kongchuo.codes.dates import Parsed
from kongchuo.codes.id_number import IdNumber
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.once import once_a_table
from kongchuo.rules.rule import Context

_LIMIT = 5
_USUAL = 3
_ALL = 400


def suggestions(table: Table, position: int, number: IdNumber, context: Context) -> tuple[str, ...]:
    """Valid numbers one edit away that agree with the row's birth date and sex, the roll number's
    own ID number first. Without a birth date only if no more than a few are possible."""
    written = dates.parse(table.text("birth_date")[position])
    birth = written.day if written.precision == "day" else None
    sex = SEX.read(table.text("sex")[position])
    usual = _divisions(table)
    found = id_number.candidates(number.text, birth, sex, _ALL, usual)
    if birth:  # every candidate carries this day
        possible = list(found) if _fits(birth, written, context) else []
    else:
        days = ((candidate, id_number.parse(candidate).birth) for candidate in found if candidate[:6] in usual)
        possible = [candidate for candidate, day in days if day and _fits(day, written, context)]
        if len(possible) > _LIMIT:
            possible = []
    roll = roll_number.id_part(table.text("roll_number")[position])
    possible.sort(key=lambda candidate: candidate != roll)
    return tuple(possible[:_LIMIT])


def _fits(day: date, written: Parsed, context: Context) -> bool:
    """Whether a child of that birth date may stand on a roster, in whose row the date is written so."""
    return pupils.plausible(day, context.as_of, context.school_year) and pupils.agrees(written, day)


@once_a_table
def _divisions(table: Table) -> frozenset[str]:
    """The division codes that are usual on the sheet; thousands of numbers of one sheet are asked for in turn."""
    valid = zip(table.text("id_number"), pupils.ids(table).births, strict=True)
    counted = Counter(text[:6] for text, birth in valid if birth)
    return frozenset(division for division, count in counted.items() if count >= _USUAL)
