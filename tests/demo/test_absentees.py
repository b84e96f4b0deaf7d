"""The lists of absentees name the children who stayed away in truth, and nobody else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kongchuo.demo.truth import SEPTEMBER, Truth, period
from kongchuo.jobs import absentees
from kongchuo.jobs.absentees import AbsenteesResult

from .conftest import Town

SEEDS = [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3)]
SPRING = "2023-02"
Called = tuple[Town, dict[str, AbsenteesResult]]


@pytest.fixture(scope="module", params=SEEDS, ids=[f"seed-{seed}" for seed, _ in SEEDS])
def called(
    request: pytest.FixtureRequest, town: Callable[..., Town], tmp_path_factory: pytest.TempPathFactory
) -> Called:
    made = town(*request.param)
    output: Path = tmp_path_factory.mktemp("absentees")
    months = (SPRING, SEPTEMBER)
    return made, {
        month: absentees.run(made.workspace, period(month), as_of=period(month).end, output=output) for month in months
    }


def _names(truth: Truth, *children: int) -> list[str]:
    return sorted(truth.children[child].name for child in children)


def test_in_spring_those_left_off_the_rosters_and_the_unproved_transfer_are_absent(called: Called) -> None:
    made, found = called
    truth = made.truth
    expected = _names(truth, *truth.roles["late_in_spring"], *truth.roles["transfer_unproved"])
    assert expected == sorted(one.name for one in found[SPRING].call.absent)


def test_in_spring_transfers_with_papers_and_suspensions_are_explained(called: Called) -> None:
    made, found = called
    span = (date(2022, 9, 1), date(2023, 2, 28))
    moved = [
        move.seat.child
        for move in made.truth.moves
        if span[0] <= move.day <= span[1] and (move.kind == "休学" or (move.kind == "转出" and move.proof))
    ]
    assert _names(made.truth, *moved) == sorted(one.name for one in found[SPRING].call.explained)


def test_in_september_the_unresolved_leavers_are_absent(called: Called) -> None:
    made, found = called
    lost = [child for child, (outcome, _) in made.truth.ends.items() if outcome == "unresolved"]
    assert _names(made.truth, *lost) == sorted(one.name for one in found[SEPTEMBER].call.absent)


@pytest.mark.parametrize("month", [SPRING, SEPTEMBER])
def test_of_every_school_all_pupils_of_the_last_roster_are_accounted_for(called: Called, month: str) -> None:
    made, found = called
    before = made.truth.months["2022-09" if month == SPRING else "2023-06"]
    rows = found[month].call.schools
    assert all(one.last == one.came + one.explained + one.absent + one.unjudged for one in rows)
    # Who is on two rosters counts once, at one of the two schools.
    assert sum(one.last for one in rows) == len({seat.child for seat in before if seat.status == "在读"})
    assert sum(one.unjudged for one in rows) == 0
