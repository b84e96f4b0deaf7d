"""`[attendance]` of kongchuo.toml."""

import pytest

from kongchuo.model.township import Attendance
from kongchuo.policy.attendance import attendance_settings
from kongchuo.policy.values import SettingError


def test_the_days_are_three_and_five_unless_the_township_says_otherwise() -> None:
    assert Attendance(3, 5) == attendance_settings({})
    assert Attendance(2, 4) == attendance_settings({"warning_school_days": 2, "suspected_school_days": 4})
    assert Attendance(7, 7) == attendance_settings({"warning_school_days": 7})


@pytest.mark.parametrize(
    "table",
    [{"warning_school_days": 0}, {"warning_school_days": 4, "suspected_school_days": 3}, {"days": 3}],
)
def test_what_cannot_be_is_refused(table: dict[str, int]) -> None:
    with pytest.raises(SettingError):
        attendance_settings(table)
