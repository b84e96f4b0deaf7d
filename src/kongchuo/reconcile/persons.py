"""Rows of the register and of the rosters as they are compared, and what stands for them in a code."""

from collections.abc import Sequence

from kongchuo.codes import id_number
from kongchuo.codes.id_column import IdColumn
from kongchuo.indicators.register import Seat
from kongchuo.linkage.person import Person
from kongchuo.linkage.persons import Persons
from kongchuo.records.register import Child


def child_person(key: int, child: Child) -> Person:
    """A row of the register."""
    return child_persons([child])[0]._replace(key=key)


def child_persons(children: Sequence[Child]) -> Persons:
    """The rows of the register, keyed by position. What a valid ID number says stands where birth date or sex is missing."""
    numbers = IdColumn([child.id_number for child in children])
    births = [child.birth_date or birth for child, birth in zip(children, numbers.births, strict=True)]
    days = {birth: birth.isoformat() if birth else "" for birth in set(births)}
    return Persons(
        range(len(children)),
        [child.name for child in children],
        numbers.texts,
        [birth is not None for birth in numbers.births],
        [days[birth] for birth in births],
        [child.sex or sex or "" for child, sex in zip(children, numbers.sexes, strict=True)],
        [child.guardian_name or child.householder for child in children],
        [child.village for child in children],
    )


def seat_person(seat: Seat) -> Person:
    """A row of a roster."""
    number = id_number.parse(seat.id_number) if seat.id_number else None
    valid = number is not None and number.problem is None
    return Person(0, seat.name, seat.id_number, valid, seat.birth, seat.sex, seat.guardian, seat.address)
