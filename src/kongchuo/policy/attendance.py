"""`[attendance]`: after how many school days without leave a child is looked into."""

from collections.abc import Mapping
from typing import Any

from kongchuo.model.township import Attendance
from kongchuo.policy import values
from kongchuo.policy.values import SettingError

_SECTION = "attendance"


def attendance_settings(table: Mapping[str, Any]) -> Attendance:
    """What `[attendance]` says; three and five school days where it says nothing."""
    values.only(table, {"warning_school_days", "suspected_school_days"}, _SECTION)
    usual = Attendance()
    warning = values.count(table, "warning_school_days", usual.warning_school_days, _SECTION)
    least = max(usual.suspected_school_days, warning)
    suspected = values.count(table, "suspected_school_days", least, _SECTION)
    if warning < 1:
        raise SettingError("warning_school_days 应是不小于1的整数。", _SECTION, "warning_school_days")
    if suspected < warning:
        raise SettingError(
            f"suspected_school_days（疑似）不能比 warning_school_days（预警，{warning}天）少。",
            _SECTION,
            "suspected_school_days",
        )
    return Attendance(warning, suspected)
