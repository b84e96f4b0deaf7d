"""Pairs of rows that may be one person, with what speaks for it. Found block by block, so that the
work grows with the lists and not with their product."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kongchuo.linkage.edit import near_dates, one_edit
from kongchuo.linkage.entries import Entry
from kongchuo.linkage.likeness import Likeness, given_name, likeness
from kongchuo.linkage.reason import Reason

# A guardian or village that so many rows share says nothing, and would cost a quadratic search.
_BLOCK = 150 * 150
_NEAR_BIRTH_DAYS = 400  # a lunar birthday written for a solar one, or a year of birth guessed


class Edge(NamedTuple):
    """Two rows that may be one person; `decides` is False for a rival that only puts a link in doubt."""

    left: Entry
    right: Entry
    reason: Reason
    decides: bool = True


Entries = Sequence[Entry]
Keys = Callable[[Entry], Iterable[object]]


def same_id_and_name(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """Step 1: the ID numbers and the names are equal."""
    for left, right in _pairs(lefts, rights, lambda entry: [(entry.id_number, entry.name)] if entry.id_number else ()):
        yield Edge(left, right, Reason.ID)


def same_id_like_name(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """Step 1, continued: equal ID numbers with names alike; a number that is valid also carries a
    name that is one character off or missing. Another row with just that name and birth date is a
    rival: then a twin's number may have been copied, and a person must look."""
    found = [
        (left, right)
        for left, right in _pairs(lefts, rights, _id)
        if (like := likeness(left.name, right.name)) >= Likeness.SOUND
        or (left.valid and (like is Likeness.NEAR or not left.name or not right.name))
    ]
    for left, right in found:
        yield Edge(left, right, Reason.ID)
    ours, theirs = {id(left) for left, _ in found}, {id(right) for _, right in found}
    for left, right in _pairs(lefts, rights, _name_births) if found else ():
        if id(left) in ours or id(right) in theirs:
            yield Edge(left, right, Reason.NAME_BIRTH, decides=False)


def id_one_edit(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """Step 2: the ID numbers are one edit apart, the names are alike."""
    for left, right in _edited(lefts, rights):
        if likeness(left.name, right.name) >= Likeness.SOUND:
            yield Edge(left, right, Reason.ID_EDIT)


def same_name_and_birth(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """Step 3: name and birth date are equal, the sexes equal or one not stated."""
    for left, right in _pairs(lefts, rights, _name_births):
        if not _two_people(left, right) and _sex_agrees(left, right):
            yield Edge(left, right, Reason.NAME_BIRTH)


def like_name_and_same_birth(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """Step 3, continued: birth date and sex are equal and the names sound alike."""
    for left, right in _pairs(lefts, rights, _births_and_sex):
        if not _two_people(left, right) and likeness(left.name, right.name) is Likeness.SOUND:
            yield Edge(left, right, Reason.NAME_BIRTH)


def same_guardian_and_name(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """Step 4: guardian and whole name are equal; the sex agrees, and the birth date is unknown on
    one side or off by one slip."""
    for left, right in _pairs(lefts, rights, _guardian_and_name):
        if not _two_people(left, right) and _sex_agrees(left, right) and _birth_slipped(left, right):
            yield Edge(left, right, Reason.GUARDIAN)


def doubts(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    """What is too weak to link anybody and too strong to keep quiet about."""
    for left, right in _pairs(lefts, rights, _id):
        yield Edge(left, right, Reason.ID)
    for left, right in _edited(lefts, rights):
        if likeness(left.name, right.name) is Likeness.NEAR:
            yield Edge(left, right, Reason.ID_EDIT)
    for left, right in _pairs(lefts, rights, _name_births):
        # Two valid ID numbers are two people, unless one was copied from the wrong line.
        if _sex_agrees(left, right) or not _two_people(left, right):
            yield Edge(left, right, Reason.NAME_BIRTH)
    for left, right in _pairs(lefts, rights, _births_and_sex):
        if not _two_people(left, right) and likeness(left.name, right.name) >= Likeness.NEAR:
            yield Edge(left, right, Reason.NAME_BIRTH)
    yield from _slipped_births(lefts, rights)
    yield from _same_home(lefts, rights)


def _slipped_births(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    for left, right in _pairs(lefts, rights, lambda entry: [entry.name] if entry.name and entry.births else ()):
        if not _two_people(left, right) and _sex_agrees(left, right) and _birth_slipped(left, right):
            yield Edge(left, right, Reason.NAME_BIRTH)


def _same_home(lefts: Entries, rights: Entries) -> Iterator[Edge]:
    for left, right in _pairs(lefts, rights, lambda entry: [entry.guardian] if entry.guardian and entry.name else ()):
        if _may_be_one(left, right) and (
            given_name(left.name) == given_name(right.name) or likeness(left.name, right.name) >= Likeness.SOUND
        ):
            yield Edge(left, right, Reason.GUARDIAN)
    for left, right in _pairs(lefts, rights, _household_and_name):
        if _may_be_one(left, right):
            yield Edge(left, right, Reason.GUARDIAN)


def _may_be_one(left: Entry, right: Entry) -> bool:
    return not _two_people(left, right) and _sex_agrees(left, right) and not _births_far_apart(left, right)


def _two_people(left: Entry, right: Entry) -> bool:
    """Two valid different ID numbers are almost surely two people (DOMAIN section 6)."""
    return left.valid and right.valid and left.id_number != right.id_number


def _sex_agrees(left: Entry, right: Entry) -> bool:
    return not left.sexes or not right.sexes or not left.sexes.isdisjoint(right.sexes)


def _birth_slipped(left: Entry, right: Entry) -> bool:
    if not left.births or not right.births:
        return True
    return any(near_dates(ours, theirs) for ours in left.births for theirs in right.births)


def _births_far_apart(left: Entry, right: Entry) -> bool:
    if _birth_slipped(left, right):
        return False
    gaps = [abs(_ordinal(ours) - _ordinal(theirs)) for ours in left.births for theirs in right.births]
    return min(gaps) > _NEAR_BIRTH_DAYS


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _id(entry: Entry) -> Iterable[object]:
    return [entry.id_number] if entry.id_number else ()


def _name_births(entry: Entry) -> Iterable[object]:
    return [(entry.name, birth) for birth in entry.births] if entry.name else ()


def _births_and_sex(entry: Entry) -> Iterable[object]:
    return [(birth, sex) for birth in entry.births for sex in entry.sexes] if entry.name else ()


def _guardian_and_name(entry: Entry) -> Iterable[object]:
    return [(entry.guardian, entry.name)] if entry.guardian and entry.name else ()


def _household_and_name(entry: Entry) -> Iterable[object]:
    return [(entry.household, entry.name)] if entry.household and entry.name else ()


def _edited(lefts: Entries, rights: Entries) -> Iterator[tuple[Entry, Entry]]:
    """Pairs whose ID numbers are one edit apart. One edit leaves one of three pieces whole: the birth
    date in its place, the last eight characters, or the ends (the first six and the last three)."""
    for left, right in _pairs(lefts, rights, _pieces):
        if not _two_people(left, right) and one_edit(left.mistyped, right.mistyped):
            yield left, right


def _pieces(entry: Entry) -> Iterable[object]:
    text = entry.mistyped
    return (("birth", text[6:14]), ("tail", text[-8:]), ("ends", text[:6], text[-3:])) if text else ()


def _pairs(lefts: Entries, rights: Entries, keys: Keys) -> Iterator[tuple[Entry, Entry]]:
    """Every pair that shares a key, once; blocks grown out of all proportion are left out."""
    ours, theirs = _blocks(lefts, keys), _blocks(rights, keys)
    seen: set[tuple[int, int]] = set()
    for key, block in ours.items():
        others = theirs.get(key, ())
        if len(block) * len(others) > _BLOCK:
            continue
        for left in block:
            for right in others:
                pair = (left.person.key, right.person.key)
                if pair not in seen:
                    seen.add(pair)
                    yield left, right


def _blocks(entries: Entries, keys: Keys) -> dict[object, list[Entry]]:
    blocks: defaultdict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            blocks[key].append(entry)
    return blocks
