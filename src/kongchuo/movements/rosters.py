"""The rosters at the two ends of a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kongchuo.model.period import Period
from kongchuo.model.rows import Rows, joined
from kongchuo.records.roll import roll

Unit = tuple[str, str]  # a school and one of its stages ("" when the stage is unknown)
Stages = Mapping[str, tuple[str, ...]]

UNKNOWN_SCHOOL = "学校不明"
LAST_GRADES = (6, 9)


@dataclass(frozen=True)
class Rosters:
    """Rows of `records.roll` with a column `month`, and the month each school's roster is of.

    `stages` are the township's schools with their own stages.
    """

    rows: Rows
    months: Mapping[Unit, Period]
    stages: Stages

    def month(self, unit: Unit) -> Period | None:
        """The month of the roster on which pupils of a school and stage stand; None if it has not come."""
        return self.months.get(own_unit(unit, self.stages))


def own_unit(unit: Unit, stages: Stages) -> Unit:
    """The part of a school that sends a pupil's roster: a pupil of a stage that the school does not
    have, or of none, is a typing error on the roster of the school's first stage."""
    school, stage = unit
    own = stages.get(school, ())
    return unit if not own or stage in own else (school, own[0])


def first_of_each(rolls: Iterable[tuple[Period, Rows]], wanted: Iterable[Unit], stages: Stages) -> Rosters:
    """The first roster found of each school and stage: the newest when the rolls come newest first.

    Rolls are drawn only until every wanted school is there, so that a month is not read for nothing.
    A nine-year school may send its primary classes alone: its stages are told apart.
    """
    missing = set(wanted)
    months: dict[Unit, Period] = {}
    parts = []
    for month, frame in rolls:
        rows = tidy(frame)
        written = list(zip(rows["school"].tolist(), rows["stage"].tolist(), strict=True))
        owners = {unit: own_unit(unit, stages) for unit in dict.fromkeys(written)}
        units = [owners[unit] for unit in written]
        fresh = dict.fromkeys(unit for unit in owners.values() if unit not in months)
        parts.append(rows[[unit in fresh for unit in units]].assign(month=month.label))
        months.update(dict.fromkeys(fresh, month))
        missing -= fresh.keys()
        if not missing:
            break
    filled = [part for part in parts if len(part)] or parts[:1]
    return Rosters(joined(filled) if filled else _nobody(), months, stages)


def tidy(rows: Rows) -> Rows:
    """The roll without gaps in what it is grouped by."""
    schools, stages = rows["school"].tolist(), rows["stage"].tolist()
    if None not in schools and "" not in schools and None not in stages:
        return rows
    return rows.assign(school=[one or UNKNOWN_SCHOOL for one in schools], stage=[one or "" for one in stages])


def _nobody() -> Rows:
    return tidy(roll(())).assign(month="")


def promoted(grade: int) -> int:
    """The grade after 1 September: the leaving class stays in its row, so that grades add up to stages."""
    return grade if grade in LAST_GRADES or not 1 <= grade <= 8 else grade + 1
