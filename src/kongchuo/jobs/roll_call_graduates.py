"""六年级毕业生到校没有: the part of a September's roll call that follows children from one school to another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.jobs.month_ledgers import Ledgers
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.period import Period
from kongchuo.model.roll_call import Absence
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.opening import Standing
from kongchuo.transition import follow as following
from kongchuo.transition.enrolled import Child
from kongchuo.transition.leavers import LAST_GRADE, leavers, since
from kongchuo.transition.result import Fate, Followed

_NOWHERE = "花名册和去向台账上都没有。"

Place = tuple[str | None, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Leaver:
    """A grade 6 leaver: `standing` is None for one who has come to a school. `number` is the child's
    among the children of the rosters compared, where it stands on them."""

    child: Child
    absence: Absence
    standing: Standing | None
    number: int | None


def graduates(rolls: Rolls, period: Period, ledgers: Ledgers, comparison: Comparison, day: date) -> tuple[Leaver, ...]:
    """Last summer's grade 6, 在读 on the last roster of each school, each with whether it has come."""
    cohort, township = period.school_year, rolls.workspace.township
    past = [month for month in reversed(rolls.months) if month.school_year == cohort - 1]
    primary = [school.name for school in township.schools if "primary" in school.stages]
    leaving = leavers(rolls.changing(past), primary)
    later = [month for month in reversed(rolls.months) if month.school_year == cohort and month.start <= period.start]
    books = following.Ledgers(ledgers.outcomes, ledgers.movements)
    found = following.follow(cohort, day, township, leaving, since(rolls.changing(later)), books)
    rows = comparison.present
    here = set(rows[rows["side"] == "now"]["person"])
    return tuple(_leavers(found.followed, found.unsent, _numbers(comparison), here))


def _numbers(comparison: Comparison) -> dict[Place, int]:
    rows = comparison.rows
    rows = rows[(rows["side"] == "before") & (rows["grade"] == LAST_GRADE)]
    places = zip(rows["file"].tolist(), rows["sheet"].tolist(), rows["row"].tolist(), strict=True)
    return dict(zip(places, rows["person"].tolist(), strict=True))


def _leavers(
    followed: Sequence[Followed], unsent: Sequence[str], numbers: Mapping[Place, int], here: Collection[int]
) -> Iterator[Leaver]:
    for one in followed:
        row = one.leaver.latest
        if row.pupil.roll_status == "休学":
            continue
        where = row.where
        number = numbers.get((where.file, where.sheet, where.row))
        standing = None if number in here else _standing(one, unsent)
        yield Leaver(one.leaver, _absence(one), standing, number)


def _standing(one: Followed, unsent: Sequence[str]) -> Standing | None:
    if one.fate is Fate.REGISTERED or (one.fate is Fate.REPEATING and one.found):
        return None
    if one.fate not in (Fate.UNRESOLVED, Fate.REPEATING):
        return "explained"
    # Without a school to go to it may sit in any that has not told yet.
    waits = one.expected in unsent if one.expected else bool(unsent)
    return "unjudged" if waits and one.fate is Fate.UNRESOLVED else "absent"


def _absence(one: Followed) -> Absence:
    leaver, row = one.leaver, one.leaver.latest
    told = one.detail or _NOWHERE
    if one.fate is not Fate.UNRESOLVED:
        told = f"{one.fate.words}。{one.detail}"
    phone = next((seen.pupil.phone for seen in leaver.rows if seen.pupil.phone), "")
    village = next((home for seen in leaver.rows if (home := seen.pupil.household_address or seen.pupil.address)), "")
    return Absence(
        row.school, LAST_GRADE, row.pupil.class_label, row.pupil.name, leaver.id_number, leaver.sex,
        leaver.guardian, phone, village, row.month.label, told, one.expected,
    )  # fmt: skip
