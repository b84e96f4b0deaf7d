"""Rosters and ledgers of an invented township, as frames, without any file."""

from collections.abc import Iterable, Mapping
from datetime import date

from kongchuo.jobs.matching import compare, know, numbers_of
from kongchuo.model.period import Period, parse_period
from kongchuo.model.rows import Rows
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.ledger import entries
from kongchuo.movements.rosters import first_of_each
from kongchuo.records.movements import Movement
from kongchuo.records.roll import roll
from tests.factories import SCHOOL, TOWNSHIP, make_id, pupil, roster_table

EAST, HOPE, JUNIOR = "马井镇东风小学", "马井镇希望学校", "马井镇初级中学"
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "安宝春东方光海吉佳开乐明宁平晴荣山泰文雨"
STAGES = {school.name: school.stages for school in TOWNSHIP.schools}
GRADES = "一二三四五六七八九"
UNITS = {(school.name, stage) for school in TOWNSHIP.schools for stage in school.stages}


def child(number: int, grade: int = 4, school: str = SCHOOL, **changes: object) -> dict[str, object]:
    """The pupil of that number: the same number is the same child, whatever the grade and school."""
    name = SURNAMES[number % 20] + GIVEN[number // 20 % 20] + GIVEN[number // 400 % 20]
    birth = date(2009 + number % 7, 1 + number % 12, 1 + number % 28)
    row = pupil(
        school_name=school,
        grade=f"{GRADES[grade - 1]}年级",
        class_name=f"{GRADES[grade - 1]}年级(1)班",
        name=name,
        birth=birth,
        order=number % 1000,
    )
    return {**row, **changes}


def frame(rows: Iterable[Mapping[str, object]], *, school_year: int = 2022) -> Rows:
    """The roll of these pupils."""
    listed = list(rows)
    return roll([roster_table(listed, school_year=school_year)] if listed else [])


def moved(number: int, kind: str, day: date, school: str = SCHOOL, **changes: object) -> Movement:
    """A row of the ledger about the child of that number."""
    row = child(number)
    values = {
        "school_name": school,
        "name": row["name"],
        "id_number": row["id_number"],
        "movement": kind,
        "movement_date": day,
    }
    return Movement.model()(**{**values, **changes})  # type: ignore[arg-type]


def compared(
    rosters: Mapping[str, Iterable[Mapping[str, object]]], ledger: Iterable[Movement] = (), *, month: str = "2023-03"
) -> Comparison:
    """The comparison of a month's rosters with the earlier ones."""
    period = parse_period("month", month)
    rolls = [_roll(label, rows) for label, rows in sorted(rosters.items(), reverse=True) if label <= month]
    now = first_of_each([one for one in rolls if one[0].label == month], (), STAGES)
    before = first_of_each([one for one in rolls if one[0].label < month], UNITS, STAGES)
    found, known = entries(ledger, TOWNSHIP), know(before, now)
    movers = numbers_of(known, [(entry.record, entry.school) for entry in found])
    return compare(period, before, now, found, known, movers)


def _roll(label: str, rows: Iterable[Mapping[str, object]]) -> tuple[Period, Rows]:
    period = parse_period("month", label)
    return period, frame(rows, school_year=period.school_year)


__all__ = ["EAST", "HOPE", "JUNIOR", "SCHOOL", "TOWNSHIP", "child", "compared", "frame", "make_id", "moved"]
