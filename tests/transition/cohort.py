"""Invented leavers, rosters and ledgers for the tests of transition."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kongchuo.model.period import parse_period
from kongchuo.model.table import Table
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.transition.follow import Ledgers, follow
from kongchuo.transition.leavers import leavers, since
from kongchuo.transition.result import Followed, Transition
from tests.factories import SCHOOL, TOWNSHIP, make_id, roster_table, table

JUNIOR = "马井镇初级中学"
EAST = "马井镇东风小学"
NINE_YEAR = "马井镇希望学校"
BIRTH = date(2011, 3, 5)
AS_OF = date(2023, 9, 30)

Row = Mapping[str, Any]


def leaver(order: int = 1, **changes: Any) -> dict[str, Any]:
    """A grade 6 pupil's row."""
    birth = changes.pop("birth", BIRTH)
    row = {
        "school_name": SCHOOL,
        "grade": "六年级",
        "class_name": "六年级(1)班",
        "name": "陈小满",
        "sex": "男" if order % 2 else "女",
        "id_number": make_id(order, birth),
        "birth_date": birth.isoformat(),
        "roll_status": "在读",
    }
    return row | changes


def arrival(order: int = 1, **changes: Any) -> dict[str, Any]:
    """A grade 7 pupil's row."""
    return leaver(order, **{"school_name": JUNIOR, "grade": "七年级", "class_name": "七年级(2)班"} | changes)


def outcome(order: int = 1, **changes: Any) -> dict[str, Any]:
    """An entry of the ledger 毕业生去向."""
    row = {"school_name": SCHOOL, "name": "陈小满", "id_number": make_id(order, BIRTH), "destination": "外地就读"}
    return row | {"other_school": "某县某中学", "proof": "学籍证明", "recorded_date": "2023-09-05"} | changes


def movement(order: int = 1, **changes: Any) -> dict[str, Any]:
    """An entry of the ledger 学籍异动."""
    row = {"school_name": SCHOOL, "name": "陈小满", "id_number": make_id(order, BIRTH), "movement": "转出"}
    return row | {"movement_date": "2023-07-01", "other_school": "某县某小学", "proof": "转学联系表"} | changes


def month(label: str, rows: Sequence[Row]) -> tuple[Any, list[Table]]:
    """A month's rosters, all in one file."""
    period = parse_period("month", label)
    file = f"花名册/{label}/全镇.xlsx"
    return period, [roster_table(rows, school_year=period.school_year, file=file)] if rows else []


def followed(
    before: Mapping[str, Sequence[Row]],
    after: Mapping[str, Sequence[Row]] | None = None,
    outcomes: Sequence[Row] | None = None,
    movements: Sequence[Row] = (),
    *,
    cohort: int = 2023,
    as_of: date = AS_OF,
) -> Transition:
    """The cohort followed over months of rosters (label → rows)."""
    leaving = leavers((month(label, rows) for label, rows in sorted(before.items(), reverse=True)), {"nobody"})
    later = since(month(label, rows) for label, rows in sorted((after or {}).items(), reverse=True))
    listed = None if outcomes is None else _records(Outcome, outcomes, "台账/毕业生去向.xlsx")
    moved = _records(Movement, movements, "台账/学籍异动.xlsx")
    return follow(cohort, as_of, TOWNSHIP, leaving, later, Ledgers(listed, moved))


def one(*args: Any, **kwargs: Any) -> Followed:
    """The only leaver of a cohort."""
    (found,) = followed(*args, **kwargs).followed
    return found


def _records(record: Any, rows: Sequence[Row], file: str) -> list[Any]:
    return list(record.from_table(table(rows, kind=record.kind, file=file))) if rows else []
