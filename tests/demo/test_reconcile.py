"""reconcile says of every child of the invented register where it truly is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kongchuo.demo.register import RegisterRow
from kongchuo.demo.schools import BY_KEY
from kongchuo.demo.truth import CHECKED, PRESENT, period
from kongchuo.jobs import reconcile

from .conftest import Town

COUNTS = {
    "proved": "elsewhere_proved", "special": "special_school", "home": "home_teaching", "finished": "finished",
}  # fmt: skip
STATUS = {"已死亡": "deceased", "已迁出": "moved_away", "延缓入学": "deferred"}
OURS = {school.name for school in BY_KEY.values()}


def true_state(made: Town, row: RegisterRow) -> str:
    """What became of a child, read off the truth alone."""
    if row.status in STATUS and (row.counts or row.status != "延缓入学"):
        return STATUS[row.status]
    if row.counts == "home":
        return "home_teaching"
    seated = {seat.child for seat in made.truth.months[CHECKED] if seat.status in PRESENT}
    if row.child.key in made.written.sown[CHECKED].doubtful:
        return "to_review"
    if row.child.key in seated:
        return "in_township_school"
    if row.counts:
        return COUNTS[row.counts]
    return "elsewhere_unproved" if row.status == "在校" and row.school not in OURS else "not_in_school"


@pytest.mark.parametrize(("seed", "scale"), [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3)])
def test_every_child_has_the_state_that_is_true_and_the_counts_close(
    town: Callable[..., Town], tmp_path: Path, seed: int, scale: float
) -> None:
    made = town(seed, scale)
    month = period(CHECKED)
    result = reconcile.run(made.workspace, month, as_of=month.end, output=tmp_path)
    rows = [(one.state.value, row) for one in result.reconciliation.children for row in (one.record, *one.repeats)]
    found = {(row.name, row.birth_date): state for state, row in rows}
    truth = {(row.child.name, row.child.birth): true_state(made, row) for row in made.truth.register}
    assert {key: found.get(key) for key in truth} == truth
    payload = result.payload()
    states = {state: count for state, count in payload["counts"].items() if state != "not_on_register"}
    assert sum(states.values()) == payload["register"]
    assert payload["matched"] + payload["counts"]["not_on_register"] == payload["roster"]
