"""Pupils on the rosters of several months, as children: one for all the rows they stand in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kongchuo.codes import dates, id_number
from kongchuo.codes.text import lost_digits
from kongchuo.linkage.cascade import link
from kongchuo.linkage.entries import individuals
from kongchuo.linkage.person import Person
from kongchuo.model.period import Period
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.records.roster import Pupil

UNKNOWN_SCHOOL = "学校不明"
# Pupils of this status are on the roll; an empty or unknown status counts as 在读 (INTERFACE section 5).
ON_ROLL = (None, "在读", "休学")


@dataclass(frozen=True, slots=True)
class Seen:
    """A pupil's row on the roster of a month. `birth` is ISO text, empty unless the day is known."""

    pupil: Pupil
    month: Period
    birth: str

    @property
    def school(self) -> str:
        """The school's name, canonical or as written."""
        return self.pupil.school or UNKNOWN_SCHOOL

    @property
    def on_roll(self) -> bool:
        """Whether the roster counts the pupil as present or suspended."""
        return self.pupil.roll_status in ON_ROLL

    @property
    def where(self) -> Where:
        """The cell of the name."""
        return self.pupil.where or Where()


@dataclass(frozen=True, slots=True)
class Child:
    """A child and all the rows it was seen in, the newest month first."""

    rows: tuple[Seen, ...]

    @property
    def latest(self) -> Seen:
        """The newest row."""
        return self.rows[0]

    @property
    def school(self) -> str:
        """The school of the newest row."""
        return self.latest.school

    @property
    def schools(self) -> tuple[str, ...]:
        """The schools that have the child on the newest month's roster; more than one is a fault."""
        newest = self.latest.month
        return tuple(dict.fromkeys(seen.school for seen in self.rows if seen.month == newest))

    @property
    def id_number(self) -> str:
        """The newest valid ID number, else the newest one that is not empty."""
        numbers = [seen.pupil.id_number for seen in self.rows if seen.pupil.id_number]
        return next((number for number in numbers if id_number.parse(number).valid), numbers[0] if numbers else "")

    @property
    def birth(self) -> str:
        """The newest birth date known, ISO text."""
        return next((seen.birth for seen in self.rows if seen.birth), "")

    @property
    def sex(self) -> str:
        """The newest sex known."""
        return next((seen.pupil.sex for seen in self.rows if seen.pupil.sex), "")

    @property
    def guardian(self) -> str:
        """The newest guardian known."""
        return next((seen.pupil.guardian_name for seen in self.rows if seen.pupil.guardian_name), "")

    def person(self, key: int) -> Person:
        """The child as lists of children are compared."""
        number = self.id_number
        pupil = self.latest.pupil
        return Person(
            key,
            pupil.name,
            number,
            bool(number) and id_number.parse(number).valid,
            self.birth,
            self.sex,
            self.guardian,
            pupil.household_address or pupil.address,
        )


def rows_of(tables: Iterable[Table], month: Period, wanted: Callable[[int | None], bool]) -> Iterator[Seen]:
    """The rows of settled rosters whose grade is wanted."""
    for table in tables:
        grades: Sequence[int | None] = table.derived["grade_number"]
        part = without_lost_numbers(table.take([position for position, grade in enumerate(grades) if wanted(grade)]))
        for raw, pupil in zip(part.raw("birth_date"), Pupil.from_table(part), strict=True):
            yield Seen(pupil, month, _birth(raw))


def without_lost_numbers(table: Table) -> Table:
    """The table with no ID number where Excel has stored it as a number and lost its last digits."""
    column = table.columns.get("id_number")
    if column is None or not any(map(lost_digits, column.raw)):
        return table
    text = tuple("" if lost_digits(raw) else text for raw, text in zip(column.raw, column.text, strict=True))
    return replace(table, columns={**table.columns, "id_number": replace(column, text=text)})


def _birth(raw: object) -> str:
    found = dates.parse(raw)
    # A month alone is no day to compare people by.
    return found.day.isoformat() if found.day and found.precision == "day" else ""


def children(batches: Iterable[Sequence[Seen]]) -> list[Child]:
    """The children of several rosters that come newest first: a row that is the same person as in a
    newer roster is added to that child."""
    found: list[list[Seen]] = []
    for batch in batches:
        people = [Child((seen,)).person(key) for key, seen in enumerate(batch)]
        known = [Child(tuple(rows)).person(key) for key, rows in enumerate(found)]
        links = link(people, known)
        for match in links.matches:
            found[match.rights[0]].append(batch[match.left])
        fresh = [person for person in people if links.of(person.key) is None]
        found += [[batch[key] for key in keys] for keys in individuals(fresh)]
    return [Child(tuple(rows)) for rows in found]
