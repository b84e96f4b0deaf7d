"""`cases --suspect --format csv`: one row a child, drafted or left out."""

from collections.abc import Mapping
from typing import Any

from kongchuo.codes.text import mask_numbers
from kongchuo.write.check_csv import csv_text

HEADINGS = ("处理", "学校", "班级", "姓名", "身份证号后四位", "说明")


def render(payload: Mapping[str, Any]) -> str:
    """The children of `kongchuo.suspects/1`."""
    rows = [("起草", one) for one in payload["drafted"]] + [("没有列入", one) for one in payload["left_out"]]
    return csv_text(HEADINGS, (_row(what, one) for what, one in rows))


def _row(what: str, one: Mapping[str, Any]) -> tuple[str, ...]:
    texts = (one["school"] or "", one["class"], one["name"])
    return (what, *map(mask_numbers, texts), one["id_tail"] or "", mask_numbers(one["detail"]))
