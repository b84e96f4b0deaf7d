"""Who is who between rosters, register and ledgers: the jobs hand the links to the domain as plain numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any

from kongchuo.codes import classes, id_number
from kongchuo.linkage.cascade import link
from kongchuo.linkage.person import Person
from kongchuo.linkage.persons import Persons
from kongchuo.model.period import Period
from kongchuo.model.rows import Rows
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.ledger import Entry
from kongchuo.movements.people import People, best_rows, identify
from kongchuo.movements.rosters import Rosters
from kongchuo.records.attendance import Absence
from kongchuo.records.cases import Case
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.records.support import Support

LedgerRecord = Movement | Case | Outcome | Support | Absence
Named = tuple[LedgerRecord, str | None]  # a row of a ledger and the school it means


_PERSON = ("name", "id_number", "id_valid", "birth", "sex", "guardian", "village")


def roll_persons(rows: Rows) -> Persons:
    """The rows of a roll as they are compared; their keys are their positions."""
    return Persons(range(len(rows)), *(rows[name].tolist() for name in _PERSON))


def ledger_person(key: int, record: LedgerRecord) -> Person:
    """A row of a ledger; birth date and sex are those of its ID number."""
    number = id_number.parse(record.id_number) if record.id_number else None
    valid = number is not None and number.problem is None
    birth = number.birth.isoformat() if number and number.birth else ""
    return Person(key, record.name, record.id_number, valid, birth, number.sex or "" if number and valid else "")


@dataclass(frozen=True)
class Known:
    """The children of two rosters, with a row for each (by the child's number), against which ledgers are matched."""

    people: People
    rows: Rows
    ties: Mapping[int, tuple[int, ...]]

    @cached_property
    def persons(self) -> Persons:
        """The children as they are compared; their keys are their numbers."""
        return roll_persons(self.rows)

    def seen(self, person: int, *names: str) -> tuple[Any, ...] | None:
        """Columns of a child's row; None for a child on neither roster."""
        return tuple(self._columns[name][person] for name in names) if person < len(self.rows) else None

    @cached_property
    def _columns(self) -> "_Columns":
        return _Columns(self.rows)


class _Columns(dict[str, list[Any]]):
    """Columns, each worked out when it is first asked for."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, name: str) -> list[Any]:
        return self.setdefault(name, self._rows[name].tolist())


def know(before: Rosters, now: Rosters) -> Known:
    """Who is who on the rosters at the two ends of a period."""
    earlier = roll_persons(before.rows)
    links = link(earlier, roll_persons(now.rows))
    people = identify(before.rows, now.rows, links.pairs, _followed(earlier, before.rows["month"].tolist()))
    ties: dict[int, tuple[int, ...]] = {}
    for tie in links.ties:
        lefts = tuple(dict.fromkeys(people.before[left] for left in tie.lefts))
        rights = tuple(dict.fromkeys(people.now[right] for right in tie.rights))
        ties.update(dict.fromkeys(lefts, rights))
        ties.update(dict.fromkeys(rights, lefts))
    return Known(people, best_rows(people, before.rows, now.rows), ties)


def _followed(earlier: Persons, months: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of earlier rows that are one child. The earlier rosters are of several months when a school
    has missed one: a child who changed schools meanwhile stands on two, and not only by its ID number."""
    labels = sorted(set(months), reverse=True)
    if len(labels) < 2:
        return
    newer: list[int] = []
    for month in labels:
        rows = list(compress(range(len(months)), (one == month for one in months)))
        if newer:
            links = link(earlier.chosen(rows), earlier.chosen(newer))
            yield from ((left, right) for left, rights in links.pairs for right in rights)
        newer += rows


def numbers_of(known: Known, rows: Sequence[Named]) -> tuple[int, ...]:
    """The child's number for every row of the ledgers; children on neither roster get numbers of their own.

    A row without an ID number is the pupil of that name at that school, if there is only one there or in its class.
    """
    bearers = _bearers(known, {_bare(record, school) for record, school in rows if not record.id_number})
    keys = [_key(record, school, bearers) for record, school in rows]
    first = {key: position for position, key in reversed(list(enumerate(keys)))}
    links = link((ledger_person(place, rows[one][0]) for place, one in enumerate(first.values())), known.persons)
    places = {position: place for place, position in enumerate(first.values())}
    numbers: dict[tuple[str, str], int] = {}
    fresh = known.people.count
    for key, position in sorted(first.items(), key=lambda item: item[1]):
        rights = links.rights_of(places[position])
        named = None if rights else _named(*rows[position], bearers)
        if rights or named is not None:
            numbers[key] = rights[0] if rights else named or 0
        else:
            numbers[key] = fresh
            fresh += 1
    return tuple(numbers[key] for key in keys)


_Bearers = Mapping[tuple[str, str], Sequence[tuple[int, str]]]  # school and name → number and class of each child


def _bare(record: LedgerRecord, school: str | None) -> tuple[str, str]:
    return (f"@{school or record.school_name}", record.name)


def _key(record: LedgerRecord, school: str | None, bearers: _Bearers) -> tuple[str, str]:
    """Rows with the same ID number and name, or without a number the same name and school, are one child; where a
    school has two of that name, the class tells them apart."""
    if record.id_number:
        return (record.name, record.id_number)
    at, name = _bare(record, school)
    return (name, f"{at} {_class(record)}" if len(bearers.get((at, name), ())) > 1 else at)


def _named(record: LedgerRecord, school: str | None, bearers: _Bearers) -> int | None:
    """The one child whom a row without an ID number can mean."""
    found = () if record.id_number else bearers.get(_bare(record, school), ())
    own = found if len(found) == 1 else [one for one in found if one[1] == _class(record)]
    return own[0][0] if len(own) == 1 else None


def _class(record: LedgerRecord) -> str:
    """The class as rosters' rows have it."""
    text = getattr(record, "class_name", "")
    grade = classes.parse_grade(getattr(record, "grade", "")) or classes.parse_class(text).grade
    return classes.written_label(text, grade)


def _bearers(known: Known, wanted: set[tuple[str, str]]) -> _Bearers:
    """The children of these names at these schools."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    rows = known.rows.records("school", "name", "class_label") if wanted else ()
    for person, (school, name, label) in enumerate(rows):
        key = (f"@{school}", name)
        if key in wanted:
            found.setdefault(key, []).append((person, label))
    return found


def compare(
    period: Period, before: Rosters, now: Rosters, ledger: Sequence[Entry], known: Known, movers: Sequence[int]
) -> Comparison:
    """The comparison of two months; `movers` has the child of every row of the ledger."""
    return Comparison(period, before, now, known.people, ledger, movers, known.ties)
