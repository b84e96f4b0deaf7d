"""The rosters at the two ends of a period, and those of 学年初."""

from collections.abc import Iterable
from datetime import date, timedelta

from kongchuo.jobs.rolls import Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.period import Period, month_of, previous_month, school_year_label
from kongchuo.model.township import Township
from kongchuo.movements.rosters import Rosters, Unit, first_of_each

# An earlier roster is looked for at most a year back: beyond that pupils have moved up twice.
_LOOK_BACK_DAYS = 366


def own_units(township: Township) -> set[Unit]:
    """The township's schools and their stages."""
    return {(school.name, stage) for school in township.schools for stage in school.stages}


def stages(rolls: Rolls) -> dict[str, tuple[str, ...]]:
    """The stages of each of the township's schools."""
    return {school.name: school.stages for school in rolls.workspace.township.schools}


def closing_month(rolls: Rolls, period: Period, as_of: date) -> Period:
    """The month whose rosters stand for the end of a period. UserError when nobody has sent one.

    A month's are its own; a term's and a year's the latest within it up to `as_of`; a week's the latest
    of a month that was over by its end, so that they stay the same when the report is printed again.
    """
    year = [month for month in rolls.months if month.school_year == period.school_year]
    if period.kind == "month":
        found = [month for month in rolls.months if month == month_of(period.end)]
    elif period.kind == "week":
        # At the beginning of a school year there is none yet: the first one stands for the days before it.
        found = [month for month in year if month.end <= period.end] or year[:1]
    else:
        found = [month for month in year if period.start <= month.start <= min(as_of, period.end)]
    if not found:
        raise UserError(_no_rosters(rolls, period))
    return found[-1]


def closing(rolls: Rolls, period: Period, month: Period) -> Rosters:
    """The rosters of the closing month; for a week a school that had not sent one has its latest before."""
    if period.kind != "week":
        return first_of_each(rolls.each([month]), (), stages(rolls))
    earlier = [
        one for one in reversed(rolls.months) if one.school_year == month.school_year and one.start <= month.start
    ]
    return first_of_each(rolls.each(earlier), own_units(rolls.workspace.township), stages(rolls))


def opening(rolls: Rolls, period: Period, now: Rosters) -> Rosters:
    """The latest earlier roster of every school that has sent a present one; never older than the
    school year before. A school without one begins a term or a year with its first roster in it."""
    if period.kind == "week" and all(month.end > period.end for month in now.months.values()):
        return now
    first = period.start - timedelta(days=_LOOK_BACK_DAYS)
    earlier = [
        month
        for month in reversed(rolls.months)
        if month.end < period.start and month.start >= first and month.school_year >= period.school_year - 1
    ]
    if period.kind in ("term", "year") and now.months:
        earlier += within(rolls.months, period, previous_month(max(now.months.values(), key=lambda one: one.start)))
    return first_of_each(rolls.each(earlier), now.months, now.stages)


def beginning(rolls: Rolls, period: Period) -> Rosters:
    """学年初: September's rosters, and of a school without one the earliest of the school year."""
    year = [month for month in rolls.months if month.school_year == period.school_year and month.start <= period.end]
    return first_of_each(rolls.each(year), own_units(rolls.workspace.township), stages(rolls))


def entered(rolls: Rolls, year: int, units: set[Unit]) -> Rosters:
    """The earliest rosters of a former school year, for those who entered then."""
    months = [month for month in rolls.months if month.school_year == year]
    return first_of_each(rolls.each(months), units, stages(rolls))


def _no_rosters(rolls: Rolls, period: Period) -> str:
    month = month_of(period.end)
    folder = f"花名册/{month.label}"
    known = "、".join(one.label for one in rolls.months[-6:])
    if period.kind == "month":
        if not rolls.months:
            return f"还没有花名册。请把各校{month.title}的花名册放进 {folder} 文件夹。"
        return f"没有{month.title}的花名册（{folder} 文件夹里没有表格）。已有的月份：{known}。"
    if not rolls.months:
        return "还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。"
    span = f"{school_year_label(period.school_year).replace('-', '—')}学年" if period.kind == "week" else period.title
    return f"没有{span}的花名册，不能出报表。已有的月份：{known}。"


def within(months: Iterable[Period], period: Period, last: Period) -> list[Period]:
    """The months of a period up to its closing one, oldest first."""
    return [month for month in months if period.start <= month.start <= last.start]
