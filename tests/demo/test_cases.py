"""`cases` says of the invented township what is true of it, and nothing else."""

from collections.abc import Callable
from datetime import date

import pytest

from kongchuo.demo import case_figures
from kongchuo.demo.truth import CHECKED, period
from kongchuo.jobs import cases, suspects

from .conftest import Town

DAY = date.fromisoformat(case_figures.DAY)
SEEDS = [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3)]


@pytest.mark.parametrize(("seed", "scale"), SEEDS)
def test_every_case_has_the_urgency_it_must_have(
    town: Callable[..., Town], tmp_path_factory: pytest.TempPathFactory, seed: int, scale: float
) -> None:
    made = town(seed, scale)
    rows = cases.run(made.workspace, as_of=DAY, output=tmp_path_factory.mktemp("cases")).payload(everything=True)
    found = [
        (row["name"], row["spell"], row["spells"], row["urgency"], tuple(reason["code"] for reason in row["reasons"]))
        for row in rows["cases"]
    ]
    assert case_figures.urgencies(made.truth) == sorted(found)
    late = [row["name"] for row in rows["cases"] if row["reported_late"]]
    assert [made.truth.children[made.truth.roles["reported_late"][0]].name] == late


@pytest.mark.parametrize(("seed", "scale"), SEEDS)
def test_a_row_is_drafted_for_everyone_who_left_without_a_record(
    town: Callable[..., Town], tmp_path_factory: pytest.TempPathFactory, seed: int, scale: float
) -> None:
    made = town(seed, scale)
    result = suspects.run(
        made.workspace, period(CHECKED), as_of=DAY, output=tmp_path_factory.mktemp("suspects"), reveal=True
    )
    doubtful = [made.truth.children[child].name for child in made.written.sown[CHECKED].doubtful]
    assert sorted([*case_figures.drafted(made.truth), *doubtful]) == sorted(one.child.name for one in result.drafted)
    assert () == result.left_out
    assert all(one.file and one.cell for one in result.drafted)
