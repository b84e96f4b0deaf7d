"""The table of states: what may follow what, and what a state needs."""

import pytest

from kongchuo.codes.ledger_choices import CASE_STATE
from kongchuo.policy.case_life import VISIT, case_life
from kongchuo.records.cases import Case

LIFE = case_life()


def test_the_states_are_those_of_the_column() -> None:
    assert CASE_STATE.words == tuple(state.name for state in LIFE.states)
    assert {"疑似", "确认", "劝返中"} == set(LIFE.named(is_open=True))
    assert {"确认", "劝返中"} == set(LIFE.named(counted=True))


def test_every_change_is_between_states_and_every_state_is_reached() -> None:
    names = {state.name for state in LIFE.states}
    assert {change.before for change in LIFE.changes} <= {*names, ""}
    assert names == {change.after for change in LIFE.changes}
    assert {need for state in LIFE.states for need in state.needs} <= {*Case.columns(), VISIT}


@pytest.mark.parametrize(
    ("states", "allowed"),
    [
        (["疑似", "确认", "劝返中", "已复学"], True),
        (["疑似", "已销号"], True),
        (["确认", "劝返中", "已复学", "已销号"], True),
        (["疑似", "劝返中"], False),
        (["已复学"], False),
        (["劝返中"], False),
        # A child who leaves again has a new row.
        (["确认", "已复学", "确认"], False),
        (["确认", "已销号", "疑似"], False),
        (["确认", "劝返中", "疑似"], False),
    ],
)
def test_a_case_goes_through_its_states_in_order(states: list[str], allowed: bool) -> None:
    assert allowed == LIFE.allows(states)


def test_nothing_closes_without_evidence() -> None:
    closed = [state for state in LIFE.states if not state.open]
    assert closed
    assert all("closing_evidence" in state.needs for state in closed)
