"""Rows of one register that are the same child: two villages have entered it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kongchuo.linkage.entries import Entry, individuals
from kongchuo.linkage.person import Person
from kongchuo.reconcile.joined import joined


def once(persons: Sequence[Person], same: Sequence[tuple[int, int]] = ()) -> list[tuple[int, ...]]:
    """The positions of the rows by child, in the order of the first row of each.

    One child are rows with the same ID number and names alike; rows with the same name, birth date,
    sex and guardian of which no two have different valid numbers; and the pairs of `same`, which a
    person has confirmed.
    """
    return joined(len(persons), (*_same_number(persons), *_same_name_and_birth(persons), *same))


def doubles(persons: Sequence[Person], groups: Sequence[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """For each child (by position in `groups`) the others of the register with its name, birth date and
    sex: one child perhaps, whom nothing but a person can tell from a namesake."""
    owner = {row: number for number, rows in enumerate(groups) for row in rows}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for rows in _blocks(persons):
        children = {owner[row] for row in rows}
        for one in children:
            found[one] |= {other for other in children - {one} if not _two_people(persons, groups[one], groups[other])}
    return {one: tuple(sorted(others)) for one, others in found.items() if others}


def _same_number(persons: Sequence[Person]) -> Iterator[tuple[int, int]]:
    counts = Counter(person.id_number for person in persons if person.id_number)
    shared = [person._replace(key=position) for position, person in enumerate(persons) if counts[person.id_number] > 1]
    for rows in individuals(shared):
        yield from ((rows[0], other) for other in rows[1:])


def _same_name_and_birth(persons: Sequence[Person]) -> Iterator[tuple[int, int]]:
    for rows in _blocks(persons):
        if len({persons[row].id_number for row in rows if persons[row].id_valid}) > 1:
            continue
        homes: dict[str, int] = {}
        for row in rows:
            guardian = Entry(persons[row]).guardian
            if guardian and homes.setdefault(guardian, row) != row:
                yield homes[guardian], row


def _blocks(persons: Sequence[Person]) -> Iterator[list[int]]:
    """Rows with the same name, birth date and sex, where there are two or more."""
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, person in enumerate(persons):
        if person.name and person.birth and person.sex:
            found[person.name, person.birth, person.sex].append(position)
    return (rows for rows in found.values() if len(rows) > 1)


def _two_people(persons: Sequence[Person], one: Sequence[int], other: Sequence[int]) -> bool:
    """Two valid different ID numbers are almost surely two people (DOMAIN section 6)."""
    ours = {persons[row].id_number for row in one if persons[row].id_valid}
    theirs = {persons[row].id_number for row in other if persons[row].id_valid}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)
