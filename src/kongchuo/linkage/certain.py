"""The many who need no thought: a valid ID number that stands once in either list, under one name.

They are what the cascade's first step would link, taken out beforehand without folding a name.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from kongchuo.linkage.entries import LOST_DIGITS
from kongchuo.linkage.persons import Persons


class Certain(NamedTuple):
    """Who is linked, left to right, and who is left over in either list; all by position."""

    pairs: Mapping[int, int]
    lefts: Sequence[int]
    rights: Sequence[int]


def certain(lefts: Persons, rights: Persons) -> Certain:
    """Links those whose ID number and name are equal, and nobody whose number stands twice."""
    ours, theirs = _alone(lefts), _alone(rights)
    names, others = lefts.name, rights.name
    pairs = {
        left: right
        for number, left in ours.items()
        if (right := theirs.get(number)) is not None and names[left] == others[right]
    }
    taken = set(pairs.values())
    return Certain(
        pairs,
        [position for position in range(len(lefts)) if position not in pairs],
        [position for position in range(len(rights)) if position not in taken],
    )


def _alone(people: Persons) -> dict[str, int]:
    """The positions by ID number, if it is valid and nobody else's."""
    numbers, valid = people.id_number, people.id_valid
    places = dict(zip(numbers, range(len(people)), strict=True))
    twice: Collection[str] = ()
    if len(places) < len(people):
        twice = {number for number, rows in Counter(numbers).items() if rows > 1}
    return {
        number: position
        for number, position in places.items()
        if valid[position] and number not in twice and not number.endswith(LOST_DIGITS)
    }
