"""check finds the faults of the ledgers and of the register, each in its cell, and nothing else."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from kongchuo.demo.villages import village_rows
from kongchuo.jobs import check
from tests.demo.test_faults import found

from .conftest import Town

TODAY = date(2023, 9, 30)
SEEDS = [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3), (5, 0.4)]


@pytest.mark.parametrize(("seed", "scale"), SEEDS)
def test_all_faults_of_the_ledgers_are_found_and_no_others(town: Callable[..., Town], seed: int, scale: float) -> None:
    made = town(seed, scale)
    result = check.run([made.workspace.ledgers], made.workspace, as_of=TODAY)
    expected = Counter(made.written.ledgers)
    assert Counter({one: number for one, number in expected.items() if one.severity != "note"}) == found(result)
    notes = {(one.rule, one.cell) for one in expected if one.severity == "note"}
    assert notes <= {(one.name, one.where.cell) for one in result.findings}
    assert 0 == result.students


@pytest.mark.parametrize(("seed", "scale"), SEEDS)
def test_all_faults_of_the_register_are_found_and_no_others(town: Callable[..., Town], seed: int, scale: float) -> None:
    made = town(seed, scale)
    result = check.run([made.workspace.registers], made.workspace, as_of=TODAY)
    assert Counter(made.written.register) == found(result)
    assert sum(map(len, village_rows(made.truth).rows.values())) == sum(
        sheet.students for file in result.files for sheet in file.sheets
    )
