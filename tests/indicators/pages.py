"""Reads the tables of an indicator's page and turns them into facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kongchuo.cases.ledger import spells
from kongchuo.cases.lists import confirmed_dropout
from kongchuo.codes.classes import parse_grade
from kongchuo.indicators.facts import Cohort, Event, Facts, Graduate
from kongchuo.indicators.pages import page
from kongchuo.indicators.register import Registered, Seat, registered
from kongchuo.jobs.month_ledgers import year_events
from kongchuo.model.listed import Listed
from kongchuo.model.period import parse_period, school_age
from kongchuo.model.township import Definitions, Township, stage_of_grade
from kongchuo.records.cases import Case
from kongchuo.records.movements import Movement
from kongchuo.records.placement import school_name
from kongchuo.records.register import Child
from tests.factories import SCHOOL
from tests.movements.town import TOWNSHIP, child, compared

Table = list[dict[str, str]]
MONTH = parse_period("month", "2023-03")
RESULT = "指标"


def tables(slug: str) -> Iterator[Table]:
    """The tables of the section 例, each row by heading."""
    block: list[list[str]] = []
    for line in [*page(slug)["例"].splitlines(), ""]:
        if line.startswith("|"):
            block.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif block:
            yield [dict(zip(block[0], row, strict=True)) for row in block[2:]]
            block = []


def township(definition: str) -> Township:
    """The test township with the definitions that the result's row names."""
    if definition in ("any_school", "own_level_or_higher"):
        return replace(TOWNSHIP, definitions=Definitions(enrolment=definition))  # type: ignore[arg-type]
    return TOWNSHIP


def facts(slug: str, definition: str) -> Facts:
    """What the tables of a page say; every school has sent a September roster, pupils or not."""
    months = {
        (school.name, stage): parse_period("month", "2022-09") for school in TOWNSHIP.schools for stage in school.stages
    }
    found = Facts(township(definition), MONTH, base_months=months)
    for table in tables(slug):
        found = _with(found, table)
    return found


def _with(found: Facts, table: Table) -> Facts:
    headings = set(table[0])
    if RESULT in headings:
        return found
    if "人数" in headings:
        base = {(row["学校"], stage_of_grade(grade(row)) or "", grade(row)): int(row["人数"]) for row in table}
        return replace(found, base=base)
    if "发现日期" in headings:
        return replace(found, dropouts=tuple(_dropouts(table)))
    if "异动类别" in headings:
        return replace(found, movements=_events(table))
    if "就学状态" in headings:
        return replace(found, register=tuple(map(_child, table)))
    if "毕业年级" in headings:
        return replace(found, cohorts=tuple(_cohorts(table)))
    return replace(found, graduates=tuple(map(_graduate, table)))


def grade(row: dict[str, str], heading: str = "年级") -> int:
    return parse_grade(row[heading]) or 0


def _dropouts(table: Table) -> Iterator[Event]:
    cases = [
        Case.model()(
            school_name=row["学校"], grade=row["年级"], name=row["姓名"], state=row["状态"],
            found_date=row["发现日期"], return_date=row["复学日期"],
        )
        for row in table
    ]  # fmt: skip
    ledger = spells(cases, TOWNSHIP, range(len(cases)), [None] * len(cases))
    for spell, listed in confirmed_dropout(ledger, MONTH.end):
        yield Event(spell.school, spell.stage, spell.grade, listed)


def _events(table: Table) -> tuple[Event, ...]:
    ledger = [
        Movement.model()(
            school_name=row["学校"], grade=row["年级"], name=row["姓名"], movement=row["异动类别"],
            movement_date=row["异动日期"], other_school=row["来源或去向学校"], proof=row["证明材料"],
        )
        for row in table
    ]  # fmt: skip
    return year_events(compared({"2023-03": [child(1)]}, ledger), MONTH.end)


def _child(row: dict[str, str]) -> Registered:
    record = Child.model()(
        name=row["姓名"], birth_date=row["出生日期"], school_status=row["就学状态"], school_name=row["就读学校"],
        grade=row["就读年级"], proof=row["证明材料"], disability=row.get("残疾类型", ""),
    )  # fmt: skip
    seats = (Seat(SCHOOL, grade(row, "花名册"), row["花名册"], "在读"),) if row["花名册"] else ()
    age = school_age(date.fromisoformat(row["出生日期"]), MONTH.school_year)
    return registered(record, age, seats, (), school_name(record.school_name, TOWNSHIP))


def _cohorts(table: Table) -> Iterator[Cohort]:
    for row in table:
        numbers = [int(row[name]) for name in ("毕业年级", "入学", "转入", "转出")]
        yield Cohort(row["学校"], row["学段"], *numbers)


def _graduate(row: dict[str, str]) -> Graduate:
    goes_on = row["去向"] in ("registered", "elsewhere", "special")
    return Graduate(row["学校"], goes_on, Listed("not_continuing", row["姓名"]))
