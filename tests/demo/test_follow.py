"""transition says of every grade 6 leaver what truly became of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kongchuo.demo.autumn import COHORT
from kongchuo.jobs import transition

from .conftest import Town

TODAY = date(2023, 9, 30)


@pytest.mark.parametrize(("seed", "scale"), [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3)])
def test_every_leaver_has_the_outcome_that_is_true(
    town: Callable[..., Town], tmp_path: Path, seed: int, scale: float
) -> None:
    made = town(seed, scale)
    result = transition.run(made.workspace, COHORT, as_of=TODAY, output=tmp_path).payload()
    truth = {
        (made.truth.children[child].name, made.truth.children[child].id_number[-4:]): outcome
        for child, (outcome, _) in made.truth.ends.items()
    }
    assert {(one["name"], one["id_tail"]): one["outcome"] for one in result["students"]} == truth
    assert {outcome: count for outcome, count in result["outcomes"].items() if count} == dict(made.truth.outcomes())
    unknown = [made.truth.children[child].name for child in made.truth.roles["arrival_unknown"]]
    assert sorted(one["name"] for one in result["arrivals_unknown"]) == sorted(unknown)
