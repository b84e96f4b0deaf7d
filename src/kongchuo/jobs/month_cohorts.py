"""Cohorts over the years: who has gone on from grade 6, who has stayed to the final grade."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from kongchuo.indicators.facts import Cohort, Graduate
from kongchuo.jobs.ends import entered, own_units
from kongchuo.jobs.month_ledgers import Ledgers
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period, school_year, school_year_label
from kongchuo.movements.comparison import PRESENT
from kongchuo.movements.ledger import Entry
from kongchuo.movements.rosters import Rosters, Unit
from kongchuo.transition import follow as following
from kongchuo.transition.leavers import leavers, since
from kongchuo.transition.result import Fate, Followed

_GOES_ON = (Fate.REGISTERED, Fate.ELSEWHERE, Fate.SPECIAL)
_SPAN = {"primary": (1, 6), "junior": (7, 9)}


def graduates(rolls: Rolls, period: Period, ledgers: Ledgers, as_of: date) -> tuple[tuple[Graduate, ...] | None, str]:
    """Last summer's grade 6 leavers, or why nothing can be said of them."""
    cohort, township = period.school_year, rolls.workspace.township
    past = [month for month in reversed(rolls.months) if month.school_year == cohort - 1]
    if not past:
        return None, f"没有{_year(cohort - 1)}学年的花名册。"
    primary = [school.name for school in township.schools if "primary" in school.stages]
    leaving = leavers(rolls.changing(past), primary)
    if not leaving.children:
        return None, f"{_year(cohort - 1)}学年的花名册上没有六年级学生。"
    later = [month for month in reversed(rolls.months) if month.school_year == cohort and month.start <= period.end]
    entries = following.Ledgers(ledgers.outcomes, ledgers.movements)
    followed = following.follow(cohort, as_of, township, leaving, since(rolls.changing(later)), entries)
    if followed.pending:
        return None, "七年级花名册还没有收到。"
    if followed.unsent:
        return None, f"没有收到{'、'.join(followed.unsent)}的七年级花名册，不能计算。"
    return tuple(map(_graduate, followed.followed)), ""


def _graduate(one: Followed) -> Graduate:
    leaver, row = one.leaver, one.leaver.latest
    known = one.detail or ("花名册和去向台账上都没有。" if one.fate is Fate.UNRESOLVED else "")
    child = Listed(
        "not_continuing", row.pupil.name, leaver.id_number, leaver.school, "primary", 6, row.pupil.class_label,
        row.month.label, f"{one.fate.words}。{known}" if one.fate is not Fate.UNRESOLVED else known,
    )  # fmt: skip
    return Graduate(leaver.school, one.fate in _GOES_ON, child)


def cohorts(rolls: Rolls, period: Period, now: Rosters, ledger: Sequence[Entry] | None) -> tuple[Cohort, ...]:
    """The final grades of every school with what is known of the years since they entered."""
    finals = _heads(now)
    known_years = {school_year(entry.day) for entry in ledger or () if entry.usable}
    found: list[Cohort] = []
    for stage, (first, last) in _SPAN.items():
        units = {unit for unit in own_units(rolls.workspace.township) if unit[1] == stage}
        year = period.school_year - (last - first)
        reason = _unknown(rolls, year, period.school_year, known_years)
        if reason:
            found += [Cohort(school, stage, 0, unavailable=reason) for school, _ in sorted(units)]
        else:
            found += _known(entered(rolls, year, units), units, finals, year, period, ledger or ())
    return tuple(found)


def _unknown(rolls: Rolls, year: int, now: int, known_years: set[int]) -> str | None:
    if not any(month.school_year == year for month in rolls.months):
        return f"没有这一届学生入学时（{_year(year)}学年）的花名册。"
    missing = [one for one in range(year, now + 1) if one not in known_years]
    return f"学籍异动台账没有{_year(missing[0])}学年的记录。" if missing else None


def _known(
    entry_rosters: Rosters,
    units: set[Unit],
    finals: Counter[tuple[str, int]],
    year: int,
    period: Period,
    ledger: Sequence[Entry],
) -> Iterator[Cohort]:
    entrants = _heads(entry_rosters)
    for school, stage in sorted(units):
        first, last = _SPAN[stage]
        if (school, stage) not in entry_rosters.months:
            reason = f"没有{school}{_year(year)}学年的花名册。"
            yield Cohort(school, stage, 0, unavailable=reason)
            continue
        moved = Counter(
            entry.kind
            for entry in ledger
            if entry.usable
            and entry.school == school
            and entry.grade is not None
            and entry.grade - first == school_year(entry.day) - year
            and entry.day <= period.end
        )
        yield Cohort(school, stage, finals[school, last], entrants[school, first], moved["转入"], moved["转出"])


def _heads(rosters: Rosters) -> Counter[tuple[str, int]]:
    rows = rosters.rows[rosters.rows["status"] == PRESENT]
    return Counter(zip(rows["school"], rows["grade"].tolist(), strict=True))


def _year(year: int) -> str:
    return school_year_label(year).replace("-", "—")
