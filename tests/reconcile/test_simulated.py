"""In an invented township whose truth is known every child comes out as it truly is: slips of the
fingers, homophones, missing numbers, twins, siblings and namesakes lose nobody and merge nobody."""

import pytest

from kongchuo.indicators.register import State
from tests.reconcile.simulated import Township
from tests.reconcile.town import matched


@pytest.mark.parametrize("seed", range(12))
def test_every_child_has_its_true_state_and_sits_in_its_own_seat(seed: int) -> None:
    town = Township(seed, 120)
    found = matched(town.register, town.roster)
    owners = {number: row["child"] for number, row in enumerate(town.roster, 2)}
    children = {number: row["child"] for number, row in enumerate(town.register, 2)}
    actual: dict[int, State] = {}
    for child in found.children:
        rows = {children[row.where.row or 0] for row in (child.record, *child.repeats) if row.where}
        assert len(rows) == 1, "two children of the register were merged"
        (who,) = rows
        assert who not in actual, "a child was counted twice"
        actual[who] = child.state
        for seat in child.seats:
            assert seat.where is not None
            assert owners[seat.where.row or 0] == who, "a child was given another's seat"
    assert town.truth == actual
    strangers = [{owners[seat.where.row or 0] for seat in one.seats if seat.where} for one in found.strangers]
    reviewed = [{number} for number, state in town.truth.items() if state is State.TO_REVIEW]
    assert sorted([{number} for number in owners.values() if number < 0] + reviewed, key=min) == sorted(
        strangers, key=min
    )


def test_a_large_township_loses_nobody() -> None:
    town = Township(99, 1500)
    found = matched(town.register, town.roster)
    states = {child.record.where.row: child.state for child in found.children if child.record.where}
    wrong = [
        (row, states[number])
        for number, row in enumerate(town.register, 2)
        if number in states and states[number] is not town.truth[row["child"]]
    ]
    assert wrong == []
