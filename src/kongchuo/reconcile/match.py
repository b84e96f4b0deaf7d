"""The register against the rosters, child by child: nobody counted twice, nobody lost."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from kongchuo.codes.text import compact
from kongchuo.indicators.register import Seat, registered
from kongchuo.linkage.cascade import Links
from kongchuo.linkage.concluded import link_concluded, person_identity
from kongchuo.linkage.entries import individuals
from kongchuo.linkage.person import Person
from kongchuo.linkage.persons import Persons
from kongchuo.model.conclusions import NO_CONCLUSIONS, Conclusions, index
from kongchuo.model.conclusions import found as concluded
from kongchuo.model.period import school_age
from kongchuo.reconcile.joined import joined
from kongchuo.reconcile.once import doubles, once
from kongchuo.reconcile.persons import seat_person
from kongchuo.reconcile.result import Matched, Stranger
from kongchuo.records.register import Child

_GONE = ("已死亡", "已迁出")


class Seats(Protocol):
    """The rows of the present rosters, by the child's key."""

    def __getitem__(self, key: int, /) -> tuple[Seat, ...]:
        """The rows of a child."""


@dataclass(frozen=True, slots=True)
class Pupils:
    """The children of the present rosters: a person for each, and the rows in which it stands by the
    person's key, the newest roster first."""

    persons: Persons
    seats: Seats


def matched(
    children: Sequence[Child],
    persons: Persons,
    pupils: Pupils,
    year: int,
    ours: Callable[[str], str | None],
    conclusions: Conclusions = NO_CONCLUSIONS,
) -> Matched:
    """Every child of the register with its one state, and the pupils who are on no register.

    `persons` are the register's rows for comparing, keyed by position. `ours` gives the township's
    school that a text names. `conclusions` are what people have said of likely pairs.
    """
    identities = [person_identity(person) for person in persons] if conclusions else []
    groups = once(persons, _same_on_register(identities, conclusions))
    best = [rows[0] if len(rows) == 1 else _best(persons, rows) for rows in groups]
    linked_by = link_concluded(
        persons if len(groups) == len(persons) else persons.chosen(best, range(len(groups))),
        pupils.persons,
        conclusions,
        lambda number: (identities[row] for row in groups[number]),
        lambda key: (person_identity(seat_person(seat)) for seat in pupils.seats[key]),
    )
    links = linked_by.links
    twins = _Twins(doubles(persons, groups), groups, links, conclusions, identities)
    ages = {birth: _age(birth, year) for birth in set(persons.birth)}
    found, linked, likely = [], set(links.rights), set[int]()
    for numbers in _merged(len(groups), links):
        rows = groups[numbers[0]] if len(numbers) == 1 else [row for one in numbers for row in groups[one]]
        record, *repeats = [children[rows[0]]] if len(rows) == 1 else _record_first([children[row] for row in rows])
        rights = _rights(links, numbers)
        maybe = () if rights else _maybe(links, numbers)
        double = None if rights else twins.of(numbers)
        likely.update(maybe)
        place = best[numbers[0]] if len(numbers) == 1 else _best(persons, rows)
        found.append(
            registered(
                record, ages[persons.birth[place]], _seats(pupils, rights), _seats(pupils, maybe),
                ours(record.school_name), matched_by=_reason(links, numbers), repeats=tuple(repeats),
                double=None if double is None else children[double],
            )
        )  # fmt: skip
    villages = tuple(dict.fromkeys(name for child in children if (name := compact(child.village))))
    strangers = (
        replace(pupil, village=_village(pupil, villages)) for pupil in _strangers(pupils, linked, likely, year)
    )
    return Matched(tuple(found), tuple(strangers), linked_by.problems)


@dataclass(frozen=True, slots=True)
class _Twins:
    """Children of the register who share name, birth date and sex, by their numbers, unless a person
    has told them apart."""

    doubles: Mapping[int, Sequence[int]]
    groups: Sequence[Sequence[int]]
    links: Links
    conclusions: Conclusions
    identities: Sequence[str]

    def of(self, numbers: Sequence[int]) -> int | None:
        """The row of the child on a roster that this one may be; None when there is none."""
        for one in self.doubles.get(numbers[0], ()):
            if one not in numbers and self.links.of(one) and not self._apart(numbers[0], one):
                return self.groups[one][0]
        return None

    def _apart(self, one: int, other: int) -> bool:
        if not self.conclusions:
            return False
        ours, theirs = ([self.identities[row] for row in self.groups[number]] for number in (one, other))
        return self.conclusions.apart(ours, theirs)


def _same_on_register(identities: Sequence[str], conclusions: Conclusions) -> list[tuple[int, int]]:
    """Rows of the register that a person has found to be one child."""
    bearers = index((row, (one,)) for row, one in enumerate(identities))
    return [pair for pair in concluded(conclusions.same, bearers, bearers) if pair[0] != pair[1]]


def _best(persons: Persons, rows: Sequence[int]) -> int:
    """The row of a child that tells most: a valid ID number, else any, else a birth date or a guardian;
    of rows that tell as much always the same one, in whatever order they stand."""

    def telling(row: int) -> tuple[object, ...]:
        one = persons[row]
        return (not one.id_valid, not one.id_number, not one.birth, not one.guardian, one[1:])

    return min(rows, key=telling)


def _record_first(rows: list[Child]) -> list[Child]:
    """The rows of a child, the one first in which it still lives in the township."""
    return sorted(rows, key=lambda row: row.school_status in _GONE or row.household_status in ("迁出", "注销"))


def _merged(count: int, links: Links) -> Iterator[tuple[int, ...]]:
    """The numbers of each child: those that are linked to one pupil are one."""
    first: dict[int, int] = {}
    others = [(match.left, right) for match in links.further for right in match.rights]
    if others:
        # Nobody settled shares a pupil with another one settled.
        shared = {right for _, right in others}
        first = {right: left for left, right in links.settled.items() if right in shared}
    return joined(count, ((first.setdefault(right, left), left) for left, right in others))


def _rights(links: Links, numbers: Sequence[int]) -> tuple[int, ...]:
    if len(numbers) == 1:
        return links.rights_of(numbers[0])
    return tuple(dict.fromkeys(right for one in numbers for right in links.rights_of(one)))


def _reason(links: Links, numbers: Sequence[int]) -> str | None:
    return next((reason for one in numbers if (reason := links.reason(one))), None)


def _maybe(links: Links, numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(right for one in numbers for right in links.maybe(one)))


def _seats(pupils: Pupils, keys: Sequence[int]) -> tuple[Seat, ...]:
    if len(keys) == 1:
        return pupils.seats[keys[0]]
    return tuple(seat for key in keys for seat in pupils.seats[key])


def _strangers(pupils: Pupils, linked: set[int], likely: set[int], year: int) -> Iterator[Stranger]:
    """The pupils who are linked to nobody; one who stands on two rosters under names alike is one."""
    rest = pupils.persons.chosen([place for place, key in enumerate(pupils.persons.key) if key not in linked])
    alone = [person for person in rest if any(seat.enrolled for seat in pupils.seats[person.key])]
    counts = Counter(person.id_number for person in alone if person.id_number)
    shared = [person for person in alone if counts[person.id_number] > 1]
    first = {key: keys[0] for keys in individuals(shared) for key in keys}
    rows: defaultdict[int, list[Person]] = defaultdict(list)
    for person in alone:
        rows[first.get(person.key, person.key)].append(person)
    for persons in rows.values():
        keys = [person.key for person in persons]
        seats = tuple(seat for seat in _seats(pupils, keys) if seat.enrolled)
        birth = next((person.birth for person in persons if person.birth), "")
        yield Stranger(seats, _age(birth, year), any(key in likely for key in keys))


def _village(pupil: Stranger, villages: Sequence[str]) -> str:
    """The village of the register that the pupil's address names, if it names just one."""
    address = compact(pupil.seat.address)
    named = [village for village in villages if len(village) > 1 and village in address]
    longest = max(named, key=len, default="")
    return longest if all(village in longest for village in named) else ""


def _age(birth: str, year: int) -> int | None:
    return school_age(date.fromisoformat(birth), year) if birth else None
