"""Rows of the ledger 辍学 and of 劝返记录 for tests."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kongchuo.cases.episodes import Episode, episodes
from kongchuo.cases.ledger import Spell, spells
from kongchuo.records.cases import Case, Visit
from tests.factories import TOWNSHIP, make_id

JUNIOR = "马井镇初级中学"
NUMBER = make_id(1, date(2009, 5, 5))


def record(**changes: Any) -> Case:
    """A confirmed case of Monday 6 March 2023, reported in time."""
    row = {
        "school_name": JUNIOR, "grade": "八年级", "name": "陈小满", "id_number": NUMBER, "left_date": date(2023, 3, 6),
        "found_date": date(2023, 3, 6), "class_report_date": date(2023, 3, 6), "school_report_date": date(2023, 3, 8),
        "center_report_date": date(2023, 3, 10), "state": "确认",
    }  # fmt: skip
    return Case.model()(**{**row, **changes})


def visit(day: date, number: str = NUMBER) -> Visit:
    """A home visit."""
    return Visit.model()(id_number=number, visit_date=day, visitor="李四", manner="家访", result="家长同意")


def ledger(*records: Case, persons: Iterable[int] | None = None) -> tuple[Spell, ...]:
    """The rows, each of a child of its own unless `persons` says otherwise."""
    return spells(records, TOWNSHIP, list(persons or range(len(records))), [None] * len(records))


def followed(records: Sequence[Case], visits: Sequence[Visit], day: date) -> tuple[Episode, ...]:
    """All rows as spells of one child."""
    return episodes(ledger(*records, persons=[7] * len(records)), visits, day)
