"""Invented people for the tests of linkage."""

from datetime import date
from typing import Any

from kongchuo.codes import id_number
from kongchuo.linkage.person import Person


def make_id(birth: str = "2011-03-05", order: int = 11, division: str = "342221") -> str:
    return id_number.make(division, date.fromisoformat(birth), order)


def person(key: int, name: str, number: str | None = None, **changes: Any) -> Person:
    """A child with a valid ID number; birth and sex follow the order code unless given."""
    birth = changes.pop("birth", "2011-03-05")
    order = changes.pop("order", 11)
    number = make_id(birth or "2011-03-05", order) if number is None else number
    known = {"birth": birth, "sex": "男" if order % 2 else "女", **changes}
    return Person(key, name, number, bool(number) and id_number.parse(number).valid, **known)


def edited(number: str, place: int = 9) -> str:
    """The number with one wrong digit, so that its check digit fails."""
    return number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
