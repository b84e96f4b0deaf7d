"""The many who need no thought: a valid ID number that stands once in either list, under one name.

They are what the cascade's first step would link, taken out beforehand without folding a name.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kongchuo.linkage.person import Person

LOST_DIGITS = "000"  # Excel keeps 15 digits: such a number may be several children's


class Certain(NamedTuple):
    """The keys of those linked, left and right, and who is left over in either list."""

    pairs: list[tuple[int, int]]
    lefts: list[Person]
    rights: list[Person]


def certain(lefts: Sequence[Person], rights: Sequence[Person]) -> Certain:
    """Links those whose ID number and name are equal, and nobody whose number stands twice."""
    ours, theirs = _alone(lefts), _alone(rights)
    pairs = []
    for number, left in ours.items():
        right = theirs.get(number)
        if right is not None and left.name == right.name:
            pairs.append((left.key, right.key))
    gone, taken = {left for left, _ in pairs}, {right for _, right in pairs}
    return Certain(
        pairs,
        [person for person in lefts if person.key not in gone],
        [person for person in rights if person.key not in taken],
    )


def _alone(people: Sequence[Person]) -> dict[str, Person]:
    """The people by ID number, if it is valid and nobody else's."""
    counts = Counter(person.id_number for person in people)
    return {
        person.id_number: person
        for person in people
        if person.id_valid and counts[person.id_number] == 1 and not person.id_number.endswith(LOST_DIGITS)
    }
