"""The rates of reconcile by village, district and age have exactly the children that are true behind them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kongchuo.codes.classes import parse_grade
from kongchuo.demo.register import RegisterRow
from kongchuo.demo.schools import BY_KEY, SCHOOLS
from kongchuo.demo.truth import CHECKED, PRESENT, Truth, period
from kongchuo.enrolment.rows import EnrolmentRow
from kongchuo.jobs import reconcile
from kongchuo.model.township import Stage

from .conftest import Town
from .test_reconcile import true_state

ENROLLED = {"in_township_school", "elsewhere_proved", "special_school", "home_teaching", "finished"}
OUT = {"deceased", "moved_away", "deferred"}
Who = tuple[str, object]


def district(village: str, stage: Stage) -> str:
    """The school of a village, worked out from the invented schools by hand."""
    if stage == "junior" and village in BY_KEY["second_junior"].district:
        return BY_KEY["second_junior"].name
    school = next(one for one in SCHOOLS if "primary" in one.stages and village in one.villages)
    return school.name if stage == "primary" else BY_KEY[school.feeds or ""].name


def counts(made: Town, row: RegisterRow, definition: str) -> bool:
    """Whether a child is enrolled by a definition, in truth."""
    state = true_state(made, row)
    if state not in ENROLLED:
        return False
    if definition == "any_school" or row.age < 12 or state in ("finished", "special_school", "home_teaching"):
        return True
    seats = [seat for seat in made.truth.months[CHECKED] if seat.child == row.child.key and seat.status in PRESENT]
    return (seats[0].grade if seats else parse_grade(row.grade) or 0) >= 7


def holds(row: EnrolmentRow, child: RegisterRow) -> bool:
    ages = range(6, 12) if row.stage == "primary" else range(12, 15)
    if child.age not in ages:
        return False
    village = child.child.family.village
    return {
        "township": True,
        "village": row.place == village,
        "district": row.place == district(village, row.stage),
        "age": row.age == child.age,
    }[row.level]


def who(truth: Truth) -> dict[Who, RegisterRow]:
    return {(row.child.name, row.child.birth): row for row in truth.register}


@pytest.mark.parametrize(("seed", "scale"), [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3)])
def test_every_rate_has_the_true_children_behind_it(
    town: Callable[..., Town], tmp_path: Path, seed: int, scale: float
) -> None:
    made, month = town(seed, scale), period(CHECKED)
    result = reconcile.run(made.workspace, month, as_of=month.end, output=tmp_path)
    truth = who(made.truth)
    # One child is registered in another village by mistake, and one in two: no village's figure is true of them.
    strayed = {
        key
        for one in result.reconciliation.children
        if (key := (one.record.name, one.record.birth_date)) in truth
        and result.enrolment.places.village(one.record.village) != truth[key].child.family.village
    }
    assert len(strayed) <= 2
    for row in result.enrolment.rows:
        # Children whom the faults of the register invent are not in the truth.
        known = truth.keys() - (strayed if row.level in ("village", "district") else set())
        found = {(one.record.name, one.record.birth_date) for one in row.enrolled} & known
        asked = {(one.record.name, one.record.birth_date) for one in row.of_age} & known
        own = {key: truth[key] for key in known if holds(row, truth[key])}
        assert {key for key, child in own.items() if true_state(made, child) not in OUT} == asked
        assert {key for key, child in own.items() if counts(made, child, row.definition)} == found
