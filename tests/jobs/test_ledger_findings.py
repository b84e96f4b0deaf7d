"""The ledgers as they stood on a day."""

from datetime import date

from kongchuo.jobs.ledger_findings import until
from tests.factories import table

ROWS = [
    {"name": "陈小满", "movement_date": "2023-03-06", "movement": "转出"},
    {"name": "李秋实", "movement_date": "2023-04-03", "movement": "转出"},
    {"name": "王春和", "movement_date": "上周", "movement": "转出"},
]


def test_later_rows_are_not_looked_at_and_unreadable_ones_are() -> None:
    kept = until(table(ROWS, kind="movements"), date(2023, 3, 31))
    assert ("陈小满", "王春和") == kept.text("name")
    assert (2, 4) == kept.rows


def test_cells_that_the_reader_reported_stay_reported() -> None:
    marked = table(ROWS, kind="movements").with_derived(_broken=((1, "name"), (2, "name")))
    assert ((1, "name"),) == until(marked, date(2023, 3, 31)).derived["_broken"]


def test_a_ledger_without_later_rows_is_the_same() -> None:
    whole = table(ROWS, kind="movements")
    assert until(whole, date(2023, 4, 30)) is whole
