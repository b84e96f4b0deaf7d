"""`cases --suspect` on the screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from kongchuo.model.grid import Block, Cell, Grid, Heading, Row, Sheet, Text

_MASKED = "身份证件号遮住了中间几位；要贴进台账，请加 --reveal 重新起草，并当心保管。"
_ASK = "核实以后补填离校日期，贴进“台账/辍学.xlsx”；程序不改台账。"


def shown(payload: Mapping[str, Any], township: str, reveal: bool) -> Sheet:
    """The children of `kongchuo.suspects/1` as blocks for a terminal."""
    drafted, left_out = payload["drafted"], payload["left_out"]
    blocks: list[Block] = []
    if drafted:
        blocks += [Text(f"起草了{len(drafted)}行：", heading=True), _grid(drafted)]
    if left_out:
        blocks += [Text(f"没有列入的{len(left_out)}人：", heading=True), _grid(left_out)]
    if payload["files"]:
        blocks += [Text("工作簿已经写好：", heading=True), *(Text(f"  {file}") for file in payload["files"])]
        blocks += [Text(_ASK), *(() if reveal else (Text(_MASKED),))]
    year, month = payload["month"].split("-")
    told = "没有要起草的：离开学校而没有记录的学生，台账上都有未结的个案，或者没有这样的学生。"
    return Sheet(
        "屏幕",
        tuple(blocks),
        title=f"{township}{year}年{int(month)}月疑似辍学（待确认）",
        subtitle=None if drafted else told,
    )


def _grid(children: Sequence[Mapping[str, Any]]) -> Grid:
    rows = tuple(
        Row(
            (
                Cell(f"  {one['name']}"), Cell(f"…{one['id_tail']}" if one["id_tail"] else "无证件号"),
                Cell(f"{one['school'] or ''}{one['class']}"), Cell(one["detail"]),
            )
        )
        for one in children
    )  # fmt: skip
    return Grid(tuple(Heading("", align="left") for _ in range(4)), rows)
