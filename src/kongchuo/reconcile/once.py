"""Rows of one register that are the same child: two villages have entered it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kongchuo.linkage.entries import Entry, individuals
from kongchuo.linkage.persons import Persons
from kongchuo.reconcile.joined import joined


def once(persons: Persons, same: Sequence[tuple[int, int]] = ()) -> list[tuple[int, ...]]:
    """The positions of the rows by child, in the order of the first row of each.

    One child are rows with the same ID number and names alike; rows with the same name, birth date,
    sex and guardian of which no two have different valid numbers; and the pairs of `same`, which a
    person has confirmed.
    """
    return list(joined(len(persons), (*_same_number(persons), *_same_name_and_birth(persons), *same)))


def doubles(persons: Persons, groups: Sequence[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """For each child (by position in `groups`) the others of the register with its name, birth date and
    sex: one child perhaps, whom nothing but a person can tell from a namesake."""
    blocks = list(_blocks(persons))
    alike = {row for rows in blocks for row in rows}
    owner = {row: number for number, rows in enumerate(groups) for row in rows if row in alike}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for rows in blocks:
        children = {owner[row] for row in rows}
        for one in children:
            found[one] |= {other for other in children - {one} if not _two_people(persons, groups[one], groups[other])}
    return {one: tuple(sorted(others)) for one, others in found.items() if others}


def _same_number(persons: Persons) -> Iterator[tuple[int, int]]:
    counts = Counter(persons.id_number)
    if len(counts) == len(persons):
        return
    shared = [row for row, number in enumerate(persons.id_number) if number and counts[number] > 1]
    for rows in individuals(persons.chosen(shared, shared)):
        yield from ((rows[0], other) for other in rows[1:])


def _same_name_and_birth(persons: Persons) -> Iterator[tuple[int, int]]:
    for rows in _blocks(persons):
        if len({persons.id_number[row] for row in rows if persons.id_valid[row]}) > 1:
            continue
        homes: dict[str, int] = {}
        for row in rows:
            guardian = Entry(persons[row]).guardian
            if guardian and homes.setdefault(guardian, row) != row:
                yield homes[guardian], row


def _blocks(persons: Persons) -> Iterator[list[int]]:
    """Rows with the same name, birth date and sex, where there are two or more."""
    keys = list(zip(persons.name, persons.birth, persons.sex, strict=True))
    counts = Counter(keys)
    if len(counts) == len(keys):
        return
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        if counts[key] > 1 and all(key):
            found[key].append(row)
    yield from found.values()


def _two_people(persons: Persons, one: Sequence[int], other: Sequence[int]) -> bool:
    """Two valid different ID numbers are almost surely two people (DOMAIN section 6)."""
    ours = {persons.id_number[row] for row in one if persons.id_valid[row]}
    theirs = {persons.id_number[row] for row in other if persons.id_valid[row]}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)
