"""All that is known about the children of two rosters and the ledger between them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from kongchuo.model.period import Period, month_of
from kongchuo.model.rows import Rows, joined
from kongchuo.movements.classrooms import GradeRow, promoted_class, renamed
from kongchuo.movements.ledger import Entry
from kongchuo.movements.people import People
from kongchuo.movements.rosters import LAST_GRADES, Rosters, Unit, promoted

PRESENT = "在读"
SUSPENSION = "休学"
# A year's leave, and the months within which a renewal may be entered late.
_RENEWED_DAYS = 550


class Seen(NamedTuple):
    """A child's row on a roster. `row_grade` is the row of the balance in which the child is counted:
    after 1 September one grade up, but the leaving class stays where it was; `row_class` likewise."""

    school: str
    stage: str
    grade: int
    row_grade: int
    row_class: str
    class_label: str
    name: str
    id_number: str
    status: str
    month: str
    cell: str

    @property
    def unit(self) -> Unit:
        """School and stage."""
        return (self.school, self.stage)

    @property
    def place(self) -> str:
        """`马井镇中心小学四年级(1)班`."""
        return f"{self.school}{self.class_label}"


@dataclass(frozen=True)
class Comparison:
    """Two rosters and the ledger. `movers` has the child's number for every entry, `likely` the
    children that may be one and the same (ties): number → numbers."""

    period: Period
    before: Rosters
    now: Rosters
    people: People
    ledger: Sequence[Entry]
    movers: Sequence[int]
    likely: Mapping[int, tuple[int, ...]]

    def compares(self, unit: Unit) -> bool:
        """Whether a school and stage has sent both rosters."""
        return self.before.month(unit) is not None and self.now.month(unit) is not None

    def crosses(self, unit: Unit) -> bool:
        """Whether 1 September lies between the two rosters of a school."""
        month = self.before.month(unit)
        return month is not None and month.school_year < self.period.school_year

    def since(self, unit: Unit) -> date:
        """The first day whose movements belong to the comparison of a school: the day after the
        month of its earlier roster, so that no movement falls between two reports."""
        month = self.before.month(unit)
        return month.end + timedelta(days=1) if month else self.period.start

    def known_since(self, unit: Unit) -> date:
        """The first day from which a movement explains that a child is gone or has come: the first
        of the earlier roster's month, for a roster may have been drawn up before its month was over."""
        month = self.before.month(unit)
        return month.start if month else month_of(self.period.start).start

    @cached_property
    def rows(self) -> Rows:
        """Every row of both rosters, with `person`, `side` (`before`, `now`), `row_grade` and `row_class`."""
        before = self.before.rows.assign(person=self.people.before, side="before")
        schools, stages = before["school"].tolist(), before["stage"].tolist()
        crossing = {unit for unit in set(zip(schools, stages, strict=True)) if self.crosses(unit)}
        grades, labels = before["grade"].tolist(), before["class_label"].tolist()
        moved = grades
        if crossing:
            units = list(zip(schools, stages, strict=True))
            moved = [promoted(grade) if unit in crossing else grade for unit, grade in zip(units, grades, strict=True)]
            labels = _risen(units, grades, labels, crossing)
        known = {"row_grade": self.now.rows["grade"].tolist(), "row_class": self.now.rows["class_label"].tolist()}
        now = self.now.rows.assign(person=self.people.now, side="now", **known)
        others = renamed(set(_graded(before, moved, labels)), set(_graded(now, *known.values())))
        if others:
            labels = [others.get(key, key[1]) for key in _graded(before, moved, labels)]
        return joined([part for part in (before.assign(row_grade=moved, row_class=labels), now) if len(part)] or [now])

    @cached_property
    def present(self) -> Rows:
        """The rows that count: status 在读."""
        return self.rows[self.rows["status"] == PRESENT]

    @cached_property
    def classes_of(self) -> Mapping[GradeRow, frozenset[str]]:
        """The classes of every grade's row that both rosters know."""
        rows = self.rows
        grades, labels = rows["row_grade"].tolist(), rows["row_class"].tolist()
        found: defaultdict[GradeRow, set[str]] = defaultdict(set)
        for row, label in set(_graded(rows, grades, labels)):
            found[row].add(label)
        return {row: frozenset(known) for row, known in found.items()}

    @cached_property
    def entries_of(self) -> Mapping[int, tuple[Entry, ...]]:
        """The ledger's rows of each child, by date."""
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry, person in zip(self.ledger, self.movers, strict=True):
            found[person].append(entry)
        return {person: tuple(sorted(rows, key=lambda row: (row.day, row.number))) for person, rows in found.items()}

    @cached_property
    def renewals(self) -> Mapping[int, date]:
        """The entries 休学 that only prolong one, by number, with the day of that one: the child had not
        come back, so nobody goes a second time."""
        return {
            entry.number: last.day
            for rows in self.entries_of.values()
            for last, entry in pairwise(row for row in rows if row.usable and row.sign)
            if last.kind == entry.kind == SUSPENSION and (entry.day - last.day).days <= _RENEWED_DAYS
        }

    def histories(self, wanted: set[int]) -> "dict[int, History]":
        """All that is known of these children."""
        chosen = self.rows[self.rows["person"].isin(wanted)]
        seen: dict[int, tuple[list[Seen], list[Seen]]] = {person: ([], []) for person in sorted(wanted)}
        columns = [chosen[name].tolist() for name in ("person", "side", *Seen._fields)]
        for person, side, *values in zip(*columns, strict=True):
            seen[person][side == "now"].append(Seen(*values))
        return {
            person: History(person, tuple(before), tuple(now), self.entries_of.get(person, ()))
            for person, (before, now) in seen.items()
        }


def _risen(units: Sequence[Unit], grades: Sequence[int], labels: Sequence[str], crossing: set[Unit]) -> list[str]:
    """The classes of the earlier rosters as their rows of the balance are called."""
    rows = zip(units, labels, grades, strict=True)
    return [promoted_class(label, grade) if unit in crossing else label for unit, label, grade in rows]


def _graded(rows: Rows, grades: Sequence[int], labels: Sequence[str]) -> "Iterator[tuple[GradeRow, str]]":
    places = zip(rows["school"].tolist(), rows["stage"].tolist(), grades, strict=True)
    return zip(places, labels, strict=True)


@dataclass(frozen=True, slots=True)
class History:
    """One child on the two rosters and in the ledger."""

    person: int
    before: tuple[Seen, ...]
    now: tuple[Seen, ...]
    entries: tuple[Entry, ...]

    @property
    def present_before(self) -> tuple[Seen, ...]:
        """Where the child was 在读."""
        return tuple(seen for seen in self.before if seen.status == PRESENT)

    @property
    def present_now(self) -> tuple[Seen, ...]:
        """Where the child is 在读."""
        return tuple(seen for seen in self.now if seen.status == PRESENT)

    def graduates(self, crosses: bool) -> bool:
        """Whether the child was in a leaving class and 1 September has passed since."""
        return crosses and any(seen.grade in LAST_GRADES for seen in self.present_before)
