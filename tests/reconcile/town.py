"""An invented register and rosters for the tests of reconcile, without any file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kongchuo.indicators.register import Registered
from kongchuo.jobs.matching import know
from kongchuo.jobs.register_match import match_register
from kongchuo.model.period import parse_period
from kongchuo.movements.rosters import first_of_each
from kongchuo.reconcile.result import Matched
from kongchuo.records.register import Child
from tests.factories import SCHOOL, make_id, table
from tests.movements.town import STAGES, TOWNSHIP, UNITS, frame

YEAR = 2022
BIRTH = date(2013, 1, 5)

Row = Mapping[str, Any]


def entry(order: int = 1, **changes: Any) -> dict[str, Any]:
    """A row of the register: a child of nine years who is at the central school."""
    birth = changes.pop("birth", BIRTH)
    row = {
        "village": "云溪村", "householder": "陈大", "name": "陈小满", "sex": "男" if order % 2 else "女",
        "id_number": make_id(order, birth), "birth_date": birth.isoformat(), "household_status": "在籍",
        "school_status": "在校", "school_name": SCHOOL, "grade": "四年级", "place": "萧县", "proof": "",
        "guardian_name": "陈大", "phone": "",
    }  # fmt: skip
    return row | changes


def pupil(order: int = 1, **changes: Any) -> dict[str, Any]:
    """A row of a roster: the same child in grade 4."""
    birth = changes.pop("birth", BIRTH)
    row = {
        "school_name": SCHOOL, "grade": "四年级", "class_name": "四年级(1)班", "name": "陈小满",
        "sex": "男" if order % 2 else "女", "id_number": make_id(order, birth), "birth_date": birth.isoformat(),
        "roll_status": "在读", "guardian_name": "陈大",
    }  # fmt: skip
    return row | changes


def register(rows: Sequence[Row]) -> list[Child]:
    """The rows as records, each with its place."""
    return list(Child.from_table(table(rows, kind="register", file="适龄儿童/2022/全镇.xlsx"))) if rows else []


def matched(rows: Sequence[Row], pupils: Sequence[Row], earlier: Sequence[Row] = ()) -> Matched:
    """The register against the rosters of March (and of February)."""
    march, february = parse_period("month", "2023-03"), parse_period("month", "2023-02")
    now = first_of_each([(march, frame(pupils))], (), STAGES)
    before = first_of_each([(february, frame(earlier))], UNITS, STAGES)
    return match_register(register(rows), TOWNSHIP, know(before, now), now, YEAR)


def one(row: Row, *pupils: Row) -> Registered:
    """What became of the only child of a register."""
    (found,) = matched([row], pupils).children
    return found
