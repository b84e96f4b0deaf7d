"""The rosters at the two ends of a period, and those of 学年初."""

from datetime import timedelta

from kongchuo.jobs.rolls import Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.period import Period, month_of
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


def closing(rolls: Rolls, period: Period) -> Rosters:
    """The rosters of the period's last month. UserError when nobody has sent one."""
    month = month_of(period.end)
    if month not in rolls.months:
        raise UserError(_no_rosters(rolls, month))
    return first_of_each(rolls.each([month]), (), stages(rolls))


def opening(rolls: Rolls, period: Period, now: Rosters) -> Rosters:
    """The latest earlier roster of every school that has sent a present one; never older than the
    school year before."""
    first = period.start - timedelta(days=_LOOK_BACK_DAYS)
    earlier = [
        month
        for month in reversed(rolls.months)
        if month.end < period.start and month.start >= first and month.school_year >= period.school_year - 1
    ]
    return first_of_each(rolls.each(earlier), now.months, now.stages)


def beginning(rolls: Rolls, period: Period) -> Rosters:
    """学年初: September's rosters, and of a school without one the earliest of the school year."""
    year = [month for month in rolls.months if month.school_year == period.school_year and month.start <= period.end]
    return first_of_each(rolls.each(year), own_units(rolls.workspace.township), stages(rolls))


def entered(rolls: Rolls, year: int, units: set[Unit]) -> Rosters:
    """The earliest rosters of a former school year, for those who entered then."""
    months = [month for month in rolls.months if month.school_year == year]
    return first_of_each(rolls.each(months), units, stages(rolls))


def _no_rosters(rolls: Rolls, month: Period) -> str:
    folder = f"花名册/{month.label}"
    if not rolls.months:
        return f"还没有花名册。请把各校{month.title}的花名册放进 {folder} 文件夹。"
    known = "、".join(one.label for one in rolls.months[-6:])
    return f"没有{month.title}的花名册（{folder} 文件夹里没有表格）。已有的月份：{known}。"
