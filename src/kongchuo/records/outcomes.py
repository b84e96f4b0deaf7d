"""毕业生去向: where the grade 6 leavers went."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from kongchuo.codes import ledger_choices
from kongchuo.records import headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import Day, IdText, Name, Record, Text, chosen


class Outcome(Record):
    """A grade 6 leaver's destination (小升初去向)."""

    kind: ClassVar[str] = "outcomes"
    title: ClassVar[str] = "毕业生去向"
    also: ClassVar[Mapping[str, tuple[str, ...]]] = {"serial": headings.SERIAL, "own_grade": ("年级", *headings.GRADE)}

    school_name: Annotated[
        Text,
        ColumnSpec(
            "毕业学校",
            ("毕业小学", "学校", "学校名称", "小学", "原毕业学校", "原学校", "原就读学校", "小学学校", "毕业学校名称"),
            required=True,
            width=22,
            example="马井镇中心小学",
        ),
    ] = ""
    class_name: Annotated[Text, ColumnSpec("班级", headings.CLASS, kind="class", width=14, example="六年级(1)班")] = ""
    name: Annotated[Name, ColumnSpec("姓名", headings.NAME, required=True, kind="name", width=12, example="张三")] = ""
    id_number: Annotated[
        IdText,
        ColumnSpec(
            "身份证件号",
            headings.ID_NUMBER,
            required=True,
            kind="id",
            width=22,
            sensitive=True,
            example="342221201105150018",
        ),
    ] = ""
    destination: Annotated[
        str | None,
        chosen(ledger_choices.OUTCOME),
        ColumnSpec(
            "去向类别",
            ("去向", "毕业去向", "去向类型", "升学情况", "升学去向", "是否升学", "去向情况", "升学类别"),
            required=True,
            kind="choice",
            choices=ledger_choices.OUTCOME,
            width=12,
            example="外地就读",
        ),
    ] = None
    other_school: Annotated[
        Text,
        ColumnSpec(
            "去向学校",
            (
                "升入学校",
                "就读学校",
                "录取学校",
                "升入初中学校",
                "升入中学",
                "初中学校",
                "现就读学校",
                "去向学校名称",
                "升入学校名称",
                "就读初中",
                "就读中学",
                "接收学校",
            ),
            width=24,
            example="某县某中学",
        ),
    ] = ""
    other_region: Annotated[
        Text,
        ColumnSpec(
            "去向地区", ("就读地区", "地区", "就读地", "就读地点", "学校所在地", "去向地"), width=18, example="某省某县"
        ),
    ] = ""
    proof: Annotated[
        Text,
        ColumnSpec("证明材料", headings.PROOF, width=18, note="没有证明材料的，按“未落实”统计。", example="学籍证明"),
    ] = ""
    recorded_date: Annotated[
        Day, ColumnSpec("登记日期", ("登记时间",), kind="date", width=14, example="2023-09-05")
    ] = None
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""
