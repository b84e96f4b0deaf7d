"""What several rules want to know about the children of a register."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from kongchuo.codes.choices import HOUSEHOLD_STATUS, REGISTER_STATUS
from kongchuo.codes.special_school import is_special
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.months import year_of
from kongchuo.rules.once import once_a_table
from kongchuo.rules.rule import Context

FIRST_AGE, LAST_AGE = 6, 14
# Who is no longer a child of the township.
GONE = frozenset({"已死亡", "已迁出"})


@once_a_table
def statuses(table: Table) -> tuple[str, ...]:
    """The 就学状态 of every row; empty where it is none or the reader has reported the cell."""
    return tuple(ledgers.words(table, "school_status", REGISTER_STATUS))


@once_a_table
def households(table: Table) -> tuple[str, ...]:
    """The 户籍状态 of every row, in the same way."""
    return tuple(ledgers.words(table, "household_status", HOUSEHOLD_STATUS))


def ages(table: Table, context: Context) -> tuple[int | None, ...]:
    """Complete years on 31 August of every child whose birth date can be relied on."""
    return _ages(table, context.as_of, context.school_year)


@once_a_table
def _ages(table: Table, as_of: date, year: int) -> tuple[int | None, ...]:
    return tuple(map(_ages_by_birth(as_of, year).__getitem__, pupils.births(table)))


class _AgeByBirth(dict[date | None, int | None]):
    """The age of everyone born on a day; None for a day on which nobody of a register is born."""

    def __init__(self, as_of: date, year: int) -> None:
        super().__init__({None: None})
        self._as_of, self._year = as_of, year

    def __missing__(self, birth: date) -> int | None:
        known = pupils.plausible(birth, self._as_of, self._year)
        return self.setdefault(birth, school_age(birth, self._year) if known else None)


# A register of thousands of children knows some three thousand birthdays.
_ages_by_birth = lru_cache(maxsize=2)(_AgeByBirth)


def may_count(age: int | None) -> bool:
    """Whether a child counts for enrolment, as far as its age tells; where it does not, it may."""
    return age is None or FIRST_AGE <= age <= LAST_AGE


def age_field(table: Table, position: int) -> str:
    """The cell that says how old a child is."""
    return "birth_date" if table.text("birth_date")[position] else "id_number"


def ours(table: Table) -> Sequence[str | None]:
    """The township's school that every row names."""
    found: Sequence[str | None] = table.derived.get("ours") or (None,) * len(table)
    return found


@once_a_table
def in_special_school(table: Table) -> tuple[bool, ...]:
    """Whether the school that a row names is a special school."""
    columns = table.text("school_name"), table.text("place")
    known = {row: is_special(row[0] or row[1]) for row in set(zip(*columns, strict=True))}
    return tuple(map(known.__getitem__, zip(*columns, strict=True)))


def village(table: Table, position: int) -> str:
    """The village of a row, empty if nothing says it."""
    found = table.derived.get("village")
    return found[position] if found else table.text("village")[position]


def by_year(tables: Sequence[Table]) -> Iterator[tuple[tuple[int, ...], tuple[Table, ...]]]:
    """The registers of each school year, with their numbers among all tables: everyone is on two years'."""
    years: dict[str, list[int]] = {}
    for number, table in enumerate(tables):
        if table.kind == "register":
            years.setdefault(year_of(table.file), []).append(number)
    for numbers in years.values():
        yield tuple(numbers), tuple(tables[number] for number in numbers)


def stays(tables: Sequence[Table], row: Row) -> bool:
    """Whether the register of that village still counts the child."""
    table = tables[row.table]
    status, household = table.text("school_status")[row.position], table.text("household_status")[row.position]
    return _counted(status, household)


@lru_cache(maxsize=1 << 10)
def _counted(status: str, household: str) -> bool:
    return REGISTER_STATUS.read(status) not in GONE and HOUSEHOLD_STATUS.read(household) not in ("迁出", "注销")


def cells(tables: Sequence[Table], rows: Sequence[Row], field: str = "id_number") -> tuple[Where, ...]:
    """The cells of rows, for `related`."""
    return tuple(tables[row.table].where(row.position, field) for row in rows[:5])
