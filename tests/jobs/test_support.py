"""The ledger of disabled children is matched with the register child by child."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kongchuo.indicators.register import registered
from kongchuo.indicators.whereabouts import Registered
from kongchuo.jobs.support import gather_support
from kongchuo.model.workspace import Workspace
from kongchuo.records.register import Child
from kongchuo.support.plans import Plans
from tests.factories import SCHOOL, make_id
from tests.jobs.transition_workspace import make_workspace

DAY = date(2023, 3, 31)


def child(order: int, name: str, **changes: Any) -> Registered:
    row = {"village": "望舒村", "name": name, "sex": "男", "id_number": make_id(order), "disability": "智力"}
    record = Child.model()(**(row | {"school_status": "在校", "school_name": SCHOOL} | changes))
    return registered(record, 9, (), (), SCHOOL)


def plan(order: int, name: str, **changes: Any) -> dict[str, Any]:
    row = {
        "name": name,
        "id_number": make_id(order),
        "disability": "智力",
        "placement": "随班就读",
        "school_name": SCHOOL,
    }
    return row | changes


def gathered(root: Path, plans: list[dict[str, Any]], *children: Registered) -> Plans:
    workspace: Workspace = make_workspace(root, {}, {"support": plans})
    found = gather_support(workspace, children, 2022, DAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("order", "name"), [(1, "陈小满"), (1, "陈晓满")], ids=["the same", "a name that sounds alike"]
)
def test_a_child_is_found_on_the_register(tmp_path: Path, order: int, name: str) -> None:
    found = gathered(tmp_path, [plan(order, name)], child(1, "陈小满"), child(5, "李秋实", disability="无"))
    assert [("望舒村", 9)] == [(one.known.village, one.known.age) for one in found.plans]


def test_a_number_one_digit_off_is_still_the_child(tmp_path: Path) -> None:
    number = make_id(1)
    wrong = number[:16] + str((int(number[16]) + 1) % 10) + number[17]
    found = gathered(tmp_path, [plan(1, "陈小满", id_number=wrong)], child(1, "陈小满"))
    assert [9] == [one.known.age for one in found.plans]


def test_another_child_is_listed_as_missing_in_the_ledger(tmp_path: Path) -> None:
    found = gathered(
        tmp_path, [plan(1, "陈小满")], child(1, "陈小满"), child(7, "王春和"), child(9, "孙立夏", disability="无")
    )
    assert ["王春和"] == [one.known.name for one in found.unlisted]


def test_without_the_ledger_there_are_no_plans(tmp_path: Path) -> None:
    assert gather_support(make_workspace(tmp_path, {}), (child(1, "陈小满"),), 2022, DAY) is None
