"""The rosters that a cohort is followed by: its last grade 6, and all grades since September."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kongchuo.model.period import Period
from kongchuo.model.table import Table
from kongchuo.transition.enrolled import Child, Seen, children, rows_of

LAST_GRADE = 6
FIRST_JUNIOR_GRADE = 7

Rosters = Iterable[tuple[Period, Sequence[Table]]]


@dataclass(frozen=True, slots=True)
class Leavers:
    """The children who finish grade 6, and the month from which each school's were taken."""

    children: tuple[Child, ...]
    months: Mapping[str, Period]


def leavers(rosters: Rosters, wanted: Iterable[str]) -> Leavers:
    """Grade 6, 在读 or 休学, on the last roster that each school sent with a grade 6.

    Months come newest first and are drawn only until every wanted school has sent one, or rosters of
    a school without upper grades. A later roster without grade 6 says that the leavers were taken off
    already (July), not that there were none.
    """
    missing = set(wanted)
    months: dict[str, Period] = {}
    batches: list[list[Seen]] = []
    for month, tables in rosters:
        seen = list(rows_of(tables, month, lambda grade: grade == LAST_GRADE))
        missing -= _lower_only(tables)
        fresh = {row.school for row in seen} - months.keys()
        batches.append([row for row in seen if row.school in fresh and row.on_roll])
        months |= dict.fromkeys(fresh, month)
        missing -= fresh
        if not missing:
            break
    return Leavers(tuple(children(batches)), months)


def _lower_only(tables: Sequence[Table]) -> set[str]:
    """Schools on whose rosters nobody is above grade 4: teaching points, which have no leavers."""
    highest: dict[str, int] = {}
    for table in tables:
        for school, grade in zip(table.derived["school"], table.derived["grade_number"], strict=True):
            if school:
                # A grade that cannot be read may be any.
                highest[school] = max(highest.get(school, 0), LAST_GRADE if grade is None else grade)
    return {school for school, grade in highest.items() if grade < LAST_GRADE - 1}


@dataclass(frozen=True, slots=True)
class Since:
    """The rosters from September on: grade 7 and grade 6 as children, and whoever else is on
    the newest rosters (another grade, a status that is not on the roll). `seventh_months`: the newest grade 7 roster of each school."""

    seventh: tuple[Child, ...]
    sixth: tuple[Child, ...]
    others: tuple[Child, ...]
    seventh_months: Mapping[str, Period]


def since(rosters: Rosters) -> Since:
    """What the rosters since September hold; months come newest first."""
    seventh: list[list[Seen]] = []
    sixth: list[list[Seen]] = []
    others: list[list[Seen]] = []
    months: dict[str, Period] = {}
    for number, (month, tables) in enumerate(rosters):
        wanted = _anybody if number == 0 else _six_or_seven
        rows = list(rows_of(tables, month, wanted))
        seventh.append(list(_of(rows, FIRST_JUNIOR_GRADE)))
        sixth.append(list(_of(rows, LAST_GRADE)))
        others.append([row for row in rows if not (_six_or_seven(row.pupil.grade_number) and row.on_roll)])
        for row in rows:
            if row.pupil.grade_number == FIRST_JUNIOR_GRADE:
                months.setdefault(row.school, month)
    return Since(tuple(children(seventh)), tuple(children(sixth)), tuple(children(others)), months)


def _of(rows: Sequence[Seen], grade: int) -> Iterator[Seen]:
    return (row for row in rows if row.pupil.grade_number == grade and row.on_roll)


def _anybody(grade: int | None) -> bool:
    return True


def _six_or_seven(grade: int | None) -> bool:
    return grade in (LAST_GRADE, FIRST_JUNIOR_GRADE)
