"""`[deadlines]`: by when a dropout case must be reported, and how often a child is visited."""

from collections.abc import Mapping
from typing import Any

from kongchuo.model.township import Deadlines
from kongchuo.policy import values
from kongchuo.policy.values import SettingError

_SECTION = "deadlines"
_WORDS = {
    "school_report": ("same_week", "学校统计不过周"),
    "center_report": ("same_month", "月小结"),
}


def deadline_settings(table: Mapping[str, Any]) -> Deadlines:
    """What `[deadlines]` says; the township plan's own where it says nothing."""
    days = ("class_report_days", "suspected_after_school_days", "visit_every_days")
    values.only(table, {*days, *_WORDS}, _SECTION)
    for key, (only, words) in _WORDS.items():
        if table.get(key, only) != only:
            raise SettingError(f'{key} 目前只能是 "{only}"（{words}）。', _SECTION, key)
    usual = Deadlines()
    visits = values.count(table, "visit_every_days", usual.visit_every_days, _SECTION)
    if visits == 0:
        raise SettingError("visit_every_days 应是不小于1的整数。", _SECTION, "visit_every_days")
    return Deadlines(
        class_report_days=values.count(table, "class_report_days", usual.class_report_days, _SECTION),
        suspected_after_school_days=values.count(
            table, "suspected_after_school_days", usual.suspected_after_school_days, _SECTION
        ),
        visit_every_days=visits,
    )
