"""The people of one list, folded for comparing, and grouped where one child stands in it twice."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from kongchuo.linkage.likeness import Likeness, fold, likeness
from kongchuo.linkage.person import Person

_WELL_FORMED = re.compile(r"\d{17}[\dX]")
# Excel keeps 15 digits: an ID number stored as a number ends in three zeros, as do other children's.
LOST_DIGITS = "000"
# An ID number under more names than this is a fill-in, not anybody's number.
_MOST_NAMES = 3
_FEWEST_DIGITS = 15
_MOST_BIRTHS = 40
_NOBODY = frozenset(fold(word) for word in ("无", "不详", "未知", "暂无", "没有", "空", "-", "—", "/", "0", "待查"))


class Entry:
    """A person as compared: folded name, usable ID number, and all birth dates and sexes that the
    row states (in its columns and in its ID number). `group` numbers the individuals of the list."""

    __slots__ = ("__dict__", "birth", "group", "id_number", "name", "person")

    def __init__(self, person: Person) -> None:
        self.person = person
        self.group = -1
        self.name = _known(person.name)
        self.birth = person.birth
        self.id_number = person.id_number if _identifies(person) else ""

    @property
    def valid(self) -> bool:
        """Whether the ID number is certainly somebody's: valid, and no digits lost."""
        return bool(self.id_number) and self.person.id_valid and not self.id_number.endswith(LOST_DIGITS)

    @property
    def mistyped(self) -> str:
        """The number as a text that may hold one slip; empty when it is a fill-in or has lost digits."""
        number = self.person.id_number
        if not 17 <= len(number) <= 19 or sum(map(str.isdigit, number)) < _FEWEST_DIGITS:
            return ""
        return number if self.id_number or not _WELL_FORMED.fullmatch(number) else ""

    @cached_property
    def births(self) -> frozenset[str]:
        """Every birth date that the row states."""
        digits = self.person.id_number[6:14] if _WELL_FORMED.fullmatch(self.person.id_number) else ""
        stated = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else ""
        return frozenset({self.birth, stated} - {""})

    @cached_property
    def sexes(self) -> frozenset[str]:
        """Every sex that the row states."""
        stated = ("男" if int(self.id_number[16]) % 2 else "女") if self.valid else ""
        return frozenset({self.person.sex, stated} - {""})

    @cached_property
    def guardian(self) -> str:
        """The guardian's folded name; empty for a placeholder."""
        return _known(self.person.guardian)

    @cached_property
    def household(self) -> str:
        """The home, folded; empty for a placeholder."""
        return _known(self.person.household)


def entries(people: Iterable[Person], births: Iterable[str] | None = None) -> list[Entry]:
    """The people in the order of their keys, grouped: rows of one list with the same ID number and
    the same or a like-sounding name are one child who stands on two rosters. `births` are the birth
    dates of the whole list where the people are a part of it."""
    listed = [Entry(person) for person in sorted(people, key=lambda person: person.key)]
    defaults = _defaults([entry.birth for entry in listed] if births is None else births)
    holders: dict[str, list[Entry]] = {}
    for number, entry in enumerate(listed):
        entry.group = number
        if entry.birth in defaults:
            entry.birth = ""
        if entry.id_number:
            holders.setdefault(entry.id_number, []).append(entry)
    for same_number in holders.values():
        if len(same_number) > 1:
            _gather(same_number)
    return listed


def individuals(people: Iterable[Person]) -> list[tuple[int, ...]]:
    """The keys of one list by child: rows with the same ID number and names alike are one child."""
    found: dict[int, list[int]] = {}
    for entry in entries(people):
        found.setdefault(entry.group, []).append(entry.person.key)
    return [tuple(keys) for keys in found.values()]


def _defaults(births: Iterable[str]) -> frozenset[str]:
    """Dates that far more rows share than are born on one day: a default somebody filled in."""
    shared = Counter(births)
    most = _MOST_BIRTHS + shared.total() // 365
    return frozenset(birth for birth, rows in shared.items() if rows > most)


def _gather(holders: Sequence[Entry]) -> None:
    """Puts those holders of one ID number into one group whose names are alike."""
    groups: list[list[Entry]] = []
    for entry in sorted(holders, key=lambda entry: (entry.name, entry.person.key)):
        home = next((group for group in groups if likeness(group[0].name, entry.name) >= Likeness.SOUND), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    if len(groups) > _MOST_NAMES:
        for entry in holders:
            entry.id_number = ""
        return
    for group in groups:
        lowest = min(entry.group for entry in group)
        for entry in group:
            entry.group = lowest


def _identifies(person: Person) -> bool:
    number = person.id_number
    if not _WELL_FORMED.fullmatch(number) or len(set(number[:17])) == 1:
        return False
    return person.id_valid or not number.endswith(LOST_DIGITS)


def _known(text: str) -> str:
    folded = fold(text)
    return "" if folded in _NOBODY else folded
