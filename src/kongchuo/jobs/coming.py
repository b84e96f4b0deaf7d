"""Whom next September's grade 1 and grade 7 wait for: the register and the latest rosters of a school year."""

from dataclasses import dataclass
from datetime import date

from kongchuo.enrolment.coming import Coming, coming
from kongchuo.enrolment.districts import districts
from kongchuo.indicators.register import Registered
from kongchuo.jobs.ends import own_units, stages
from kongchuo.jobs.matching import know
from kongchuo.jobs.month_ledgers import read_ledgers
from kongchuo.jobs.register_match import match_register
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.period import school_year_label
from kongchuo.movements.rosters import Rosters, first_of_each
from kongchuo.read.conclusions import read_conclusions
from kongchuo.read.workspace import register_files


@dataclass(frozen=True)
class Waiting:
    """Whom September waits for, and the register's children among whom they were found."""

    coming: Coming
    register: tuple[Registered, ...]


def waiting(rolls: Rolls, september: int, as_of: date) -> Waiting:
    """Those who enter in September of that year. UserError without a register of that school year or
    of the one before. The rosters are the latest of the school year before, up to `as_of`."""
    workspace = rolls.workspace
    own = next((year for year in (september, september - 1) if register_files(workspace, year)), None)
    children = read_ledgers(workspace, own).register if own else None
    if own is None or not children:
        years = "、".join(f"{workspace.registers.name}/{year}" for year in (september, september - 1))
        raise UserError(
            f"没有{school_year_label(september - 1).replace('-', '—')}学年的适龄儿童册，不知道{september}年秋季谁该入学。"
            f"请把各村的登记册放进 {years} 中的一个文件夹。"
        )
    now = _latest(rolls, september - 1, as_of)
    conclusions = read_conclusions(workspace)
    register = match_register(children, workspace.township, know(now, now), now, own, conclusions).children
    places = districts(workspace.township, [child.record.village for child in register])
    found = coming(register, workspace.township, places, year=september, ahead=september - own)
    return Waiting(found, register)


def _latest(rolls: Rolls, year: int, as_of: date) -> Rosters:
    months = [month for month in reversed(rolls.months) if month.school_year == year and month.start <= as_of]
    return first_of_each(rolls.each(months), own_units(rolls.workspace.township), stages(rolls))
