"""`cases --format csv`: one row a case, to be opened in WPS or Excel."""

from collections.abc import Iterable, Mapping
from typing import Any

from kongchuo.codes.classes import grade_label
from kongchuo.codes.text import mask_numbers
from kongchuo.write.check_csv import csv_text

HEADINGS = (
    "缓急", "学校", "年级", "班级", "姓名", "身份证号后四位", "状态", "第几次", "离校日期", "发现日期", "在外上学日", "劝返次数",
    "最近劝返", "为什么", "下一步", "最晚", "文书",
)  # fmt: skip


def render(cases: Iterable[Mapping[str, Any]], levels: Mapping[str, str]) -> str:
    """The cases of `kongchuo.cases/1` in their order; `levels` are the words of the urgencies."""
    return csv_text(HEADINGS, (_row(case, levels) for case in cases))


def _row(case: Mapping[str, Any], levels: Mapping[str, str]) -> tuple[str, ...]:
    following = case["next"] or {}
    return (
        levels[case["urgency"]],
        mask_numbers(case["school"] or ""),
        grade_label(case["grade"]),
        mask_numbers(case["class"]),
        mask_numbers(case["name"]),
        case["id_tail"] or "",
        case["state"] or "",
        str(case["spell"]),
        case["left"] or "",
        case["found"] or "",
        "" if case["school_days_away"] is None else str(case["school_days_away"]),
        str(case["visits"]),
        case["last_visit"] or "",
        mask_numbers("；".join(reason["words"] for reason in case["reasons"])),
        following.get("step") or "",
        following.get("by") or "",
        "、".join(case["papers"]),
    )
