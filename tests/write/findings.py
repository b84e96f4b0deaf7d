"""Findings to write about."""

from typing import Any

from kongchuo.model.finding import Finding, Severity
from kongchuo.model.where import Where

ID = "342221201305151232"  # invented: the division was retired in 1999
FILE = "花名册/2023-03/中心小学.xlsx"


def finding(cell: tuple[int, int] | None = (12, 5), **changes: Any) -> Finding:
    """A finding on a cell (Excel's row, column from 0)."""
    row, column = cell if cell else (None, None)
    place = Where(
        changes.pop("file", FILE), changes.pop("sheet", "Sheet1"), row, column, "id_number", changes.pop("heading", "身份证号")
    )  # fmt: skip
    given: dict[str, Any] = {
        "rule": "S101",
        "name": "id-checksum",
        "severity": Severity.ERROR,
        "title": "身份证校验码不符",
        "message": "王小明的身份证号校验码不符，至少有一位写错了。",
        "hint": "请对照户口簿逐位核对。",
        "where": place,
        "school": "马井镇中心小学",
        "student": "王小明",
        "id_number": ID,
        "value": ID,
        "sensitive": True,
        "class_label": "四年级(1)班",
    }
    return Finding(**{**given, **changes})
