"""Who is who between rosters, register and ledgers: the jobs hand the links to the domain as plain numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kongchuo.codes import id_number
from kongchuo.linkage.cascade import Links, link
from kongchuo.linkage.person import Person
from kongchuo.model.period import Period
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.ledger import Entry
from kongchuo.movements.people import People, best_rows, identify
from kongchuo.movements.rosters import Rosters
from kongchuo.records.cases import Case
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.records.register import Child

if TYPE_CHECKING:
    import pandas as pd

LedgerRecord = Movement | Case | Outcome
Named = tuple[LedgerRecord, str | None]  # a row of a ledger and the school it means


def roll_persons(rows: "pd.DataFrame") -> list[Person]:
    """The persons of a roll, by position."""
    names = ("name", "id_number", "id_valid", "birth", "sex", "guardian", "village")
    columns = [rows[name].tolist() for name in names]
    return [Person(key, *values) for key, values in enumerate(zip(*columns, strict=True))]


def ledger_person(key: int, record: LedgerRecord) -> Person:
    """A row of a ledger; birth date and sex are those of its ID number."""
    number = id_number.parse(record.id_number) if record.id_number else None
    valid = number is not None and number.problem is None
    birth = number.birth.isoformat() if number and number.birth else ""
    return Person(key, record.name, record.id_number, valid, birth, number.sex or "" if number and valid else "")


def child_person(key: int, child: Child) -> Person:
    """A row of the register."""
    number = id_number.parse(child.id_number) if child.id_number else None
    valid = number is not None and number.problem is None
    birth = child.birth_date or (number.birth if number and valid else None)
    sex = child.sex or (number.sex if number and valid else None) or ""
    return Person(
        key,
        child.name,
        child.id_number,
        valid,
        birth.isoformat() if birth else "",
        sex,
        child.guardian_name or child.householder,
        child.village,
    )


@dataclass(frozen=True)
class Known:
    """The children of two rosters, with a row for each, against which ledgers are matched."""

    people: People
    rows: "pd.DataFrame"
    persons: tuple[Person, ...]
    ties: Mapping[int, tuple[int, ...]]


def know(before: Rosters, now: Rosters) -> Known:
    """Who is who on the rosters at the two ends of a period."""
    earlier = roll_persons(before.rows)
    links = link(earlier, roll_persons(now.rows))
    matches = ((match.left, match.rights) for match in links.matches)
    people = identify(before.rows, now.rows, matches, _followed(earlier, before.rows["month"].tolist()))
    ties: dict[int, tuple[int, ...]] = {}
    for tie in links.ties:
        lefts = tuple(dict.fromkeys(people.before[left] for left in tie.lefts))
        rights = tuple(dict.fromkeys(people.now[right] for right in tie.rights))
        ties.update(dict.fromkeys(lefts, rights))
        ties.update(dict.fromkeys(rights, lefts))
    rows = best_rows(people, before.rows, now.rows)
    persons = tuple(
        person._replace(key=number) for number, person in zip(rows.index.tolist(), roll_persons(rows), strict=True)
    )
    return Known(people, rows, persons, ties)


def _followed(earlier: Sequence[Person], months: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of earlier rows that are one child. The earlier rosters are of several months when a school
    has missed one: a child who changed schools meanwhile stands on two, and not only by its ID number."""
    newer: list[Person] = []
    for month in sorted(set(months), reverse=True):
        rows = [person for person in earlier if months[person.key] == month]
        if newer:
            yield from ((match.left, right) for match in link(rows, newer).matches for right in match.rights)
        newer += rows


def numbers_of(known: Known, rows: Sequence[Named]) -> tuple[int, ...]:
    """The child's number for every row of the ledgers; children on neither roster get numbers of their own.

    A row without an ID number is the pupil of that name at that school, if there is only one.
    """
    keys = [_key(record, school) for record, school in rows]
    first = {key: position for position, key in reversed(list(enumerate(keys)))}
    links = link([ledger_person(position, rows[position][0]) for position in first.values()], known.persons)
    names = _unique_names(known.rows)
    numbers: dict[tuple[str, str], int] = {}
    fresh = known.people.count
    for key, position in sorted(first.items(), key=lambda item: item[1]):
        match = links.of(position)
        if match:
            numbers[key] = match.rights[0]
        elif not rows[position][0].id_number and (key[1], key[0]) in names:
            numbers[key] = names[key[1], key[0]]
        else:
            numbers[key] = fresh
            fresh += 1
    return tuple(numbers[key] for key in keys)


def _key(record: LedgerRecord, school: str | None) -> tuple[str, str]:
    """Rows with the same ID number and name, or without a number the same name and school, are one child."""
    return (record.name, record.id_number or f"@{school or record.school_name}")


def _unique_names(rows: "pd.DataFrame") -> dict[tuple[str, str], int]:
    pairs = list(zip("@" + rows["school"].astype(str), rows["name"].tolist(), rows.index.tolist(), strict=True))
    found: dict[tuple[str, str], int | None] = {}
    for school, name, person in pairs:
        found[school, name] = None if (school, name) in found else person
    return {key: person for key, person in found.items() if person is not None}


def compare(
    period: Period, before: Rosters, now: Rosters, ledger: Sequence[Entry], known: Known, movers: Sequence[int]
) -> Comparison:
    """The comparison of two months; `movers` has the child of every row of the ledger."""
    return Comparison(period, before, now, known.people, ledger, movers, known.ties)


def register_links(children: Sequence[Person], known: Known) -> Links:
    """The register's children (by their keys) on the present rosters (by the child's number)."""
    present = set(known.people.now)
    return link(children, [person for person in known.persons if person.key in present])
