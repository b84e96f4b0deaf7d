"""What several rules want to know about the children of a register."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kongchuo.codes.choices import HOUSEHOLD_STATUS, REGISTER_STATUS
from kongchuo.codes.special_school import is_special
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.months import year_of
from kongchuo.rules.rule import Context

FIRST_AGE, LAST_AGE = 6, 14
# Who is no longer a child of the township.
GONE = frozenset({"已死亡", "已迁出"})


def statuses(table: Table) -> list[str]:
    """The 就学状态 of every row; empty where it is none or the reader has reported the cell."""
    return ledgers.words(table, "school_status", REGISTER_STATUS)


def households(table: Table) -> list[str]:
    """The 户籍状态 of every row, in the same way."""
    return ledgers.words(table, "household_status", HOUSEHOLD_STATUS)


def ages(table: Table, context: Context) -> list[int | None]:
    """Complete years on 31 August of every child whose birth date can be relied on."""
    year = context.school_year
    return [
        school_age(birth, year) if birth and pupils.plausible(birth, context.as_of, year) else None
        for birth in pupils.births(table)
    ]


def of_age(table: Table, context: Context) -> list[bool]:
    """Whether a child counts for enrolment, as far as its age tells; where it does not, it may."""
    return [age is None or FIRST_AGE <= age <= LAST_AGE for age in ages(table, context)]


def age_field(table: Table, position: int) -> str:
    """The cell that says how old a child is."""
    return "birth_date" if table.text("birth_date")[position] else "id_number"


def ours(table: Table) -> Sequence[str | None]:
    """The township's school that every row names."""
    found: Sequence[str | None] = table.derived.get("ours") or (None,) * len(table)
    return found


def in_special_school(table: Table) -> list[bool]:
    """Whether the school that a row names is a special school."""
    return [
        is_special(school or place)
        for school, place in zip(table.text("school_name"), table.text("place"), strict=True)
    ]


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
