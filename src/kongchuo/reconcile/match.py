"""The register against the rosters, child by child: nobody counted twice, nobody lost."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kongchuo.codes.text import compact
from kongchuo.indicators.register import Seat, registered
from kongchuo.linkage.cascade import Links
from kongchuo.linkage.entries import individuals
from kongchuo.linkage.person import Person
from kongchuo.model.period import school_age
from kongchuo.reconcile.joined import joined
from kongchuo.reconcile.once import doubles, once
from kongchuo.reconcile.result import Matched, Stranger
from kongchuo.records.register import Child

_GONE = ("已死亡", "已迁出")

Link = Callable[[Sequence[Person]], Links]  # persons of the register → links to the pupils of the rosters


@dataclass(frozen=True, slots=True)
class Pupils:
    """The children of the present rosters: a person for each, and the rows in which it stands by the
    person's key, the newest roster first."""

    persons: Sequence[Person]
    seats: Mapping[int, Sequence[Seat]]


def matched(
    children: Sequence[Child],
    persons: Sequence[Person],
    pupils: Pupils,
    link: Link,
    year: int,
    ours: Callable[[str], str | None],
) -> Matched:
    """Every child of the register with its one state, and the pupils who are on no register.

    `persons` are the register's rows for comparing, keyed by position. `ours` gives the township's
    school that a text names.
    """
    groups = once(persons)
    links = link([_best(persons, rows)._replace(key=number) for number, rows in enumerate(groups)])
    merged = _merged(groups, links)
    rights = {number: _rights(links, numbers) for number, numbers in merged.items()}
    maybe = {number: _maybe(links, numbers) for number, numbers in merged.items() if not rights[number]}
    twins = doubles(persons, groups)
    found = []
    for number, numbers in merged.items():
        rows = [row for one in numbers for row in groups[one]]
        record, *repeats = _record_first([children[row] for row in rows])
        match = next((match for one in numbers if (match := links.of(one))), None)
        other = next((one for one in twins.get(number, ()) if one not in numbers), None) if match is None else None
        found.append(
            registered(
                record,
                _age(_best(persons, rows).birth, year),
                _seats(pupils, rights[number]),
                _seats(pupils, maybe.get(number, ())),
                ours(record.school_name),
                matched_by=match.reason if match else None,
                repeats=tuple(repeats),
                double=children[groups[other][0]] if other is not None and links.of(other) else None,
            )
        )
    linked = {right for keys in rights.values() for right in keys}
    likely = {right for keys in maybe.values() for right in keys}
    villages = tuple(dict.fromkeys(name for child in children if (name := compact(child.village))))
    strangers = (
        replace(pupil, village=_village(pupil, villages)) for pupil in _strangers(pupils, linked, likely, year)
    )
    return Matched(tuple(found), tuple(strangers))


def _best(persons: Sequence[Person], rows: Sequence[int]) -> Person:
    """The row of a child that tells most: a valid ID number, else any, else a birth date."""
    return min((persons[row] for row in rows), key=lambda one: (not one.id_valid, not one.id_number, not one.birth))


def _record_first(rows: list[Child]) -> list[Child]:
    """The rows of a child, the one first in which it still lives in the township."""
    return sorted(rows, key=lambda row: row.school_status in _GONE or row.household_status in ("迁出", "注销"))


def _merged(groups: Sequence[tuple[int, ...]], links: Links) -> dict[int, tuple[int, ...]]:
    """Children of the register that are linked to one pupil are one child: first number → all numbers."""
    first: dict[int, int] = {}
    pairs = [(first.setdefault(right, match.left), match.left) for match in links.matches for right in match.rights]
    return {numbers[0]: numbers for numbers in joined(len(groups), pairs)}


def _rights(links: Links, numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(right for one in numbers if (match := links.of(one)) for right in match.rights))


def _maybe(links: Links, numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(right for one in numbers for right in links.maybe(one)))


def _seats(pupils: Pupils, keys: Sequence[int]) -> tuple[Seat, ...]:
    return tuple(seat for key in keys for seat in pupils.seats[key])


def _strangers(pupils: Pupils, linked: set[int], likely: set[int], year: int) -> Iterator[Stranger]:
    """The pupils who are linked to nobody; one who stands on two rosters under names alike is one."""
    rest = [person for person in pupils.persons if person.key not in linked]
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
