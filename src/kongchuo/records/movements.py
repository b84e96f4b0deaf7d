"""学籍异动: the ledger of pupils who come, go or change class."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from kongchuo.codes import ledger_choices
from kongchuo.records import headings, movement_headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import Day, IdText, Name, Record, Text, chosen


class Movement(Record):
    """A movement of the roll (皖教基〔2008〕9号 §12–§16; 教基〔2025〕1号)."""

    kind: ClassVar[str] = "movements"
    title: ClassVar[str] = "学籍异动"
    also: ClassVar[Mapping[str, tuple[str, ...]]] = {"serial": headings.SERIAL, **movement_headings.also()}

    school_name: Annotated[
        Text,
        ColumnSpec(
            "学校", ("学校名称", "所在学校"), required=True, width=22, note="办理异动的学校。", example="马井镇中心小学"
        ),
    ] = ""
    grade: Annotated[Text, ColumnSpec("年级", headings.GRADE, kind="grade", width=10, example="四年级")] = ""
    class_name: Annotated[Text, ColumnSpec("班级", headings.CLASS, kind="class", width=14, example="四年级(1)班")] = ""
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
            example="342221201305150012",
        ),
    ] = ""
    movement: Annotated[
        str | None,
        chosen(ledger_choices.MOVEMENT),
        ColumnSpec(
            "异动类别",
            (
                "异动类型",
                "变动类别",
                "变动类型",
                "类别",
                "异动情况",
                "变动情况",
                "异动种类",
                "异动",
                "变动",
                "转学类别",
                "转学类型",
                "异动状态",
                "变动种类",
                "异动原因类别",
                "类型",
            ),
            required=True,
            kind="choice",
            choices=ledger_choices.MOVEMENT,
            width=12,
            example="转出",
        ),
    ] = None
    movement_date: Annotated[
        Day,
        ColumnSpec(
            "异动日期",
            (
                "异动时间",
                "变动日期",
                "变动时间",
                "日期",
                "办理日期",
                "转学日期",
                "转学时间",
                "异动年月",
                "离校日期",
                "离校时间",
                "办理时间",
                "时间",
                "登记日期",
                "登记时间",
            ),
            required=True,
            kind="date",
            width=14,
            example="2023-03-06",
        ),
    ] = None
    other_school: Annotated[
        Text,
        ColumnSpec(
            "来源或去向学校",
            ("来源学校", "去向学校", "转入转出学校", "对方学校", "转往学校", "去往学校"),
            width=24,
            example="某县某小学",
        ),
    ] = ""
    other_region: Annotated[
        Text,
        ColumnSpec(
            "去向地区",
            ("来源地区", "来源或去向地区", "地区", "对方地区", "去往地区", "去往地"),
            width=18,
            example="某省某县",
        ),
    ] = ""
    reason: Annotated[
        Text,
        ColumnSpec(
            "原因",
            (
                "异动原因",
                "变动原因",
                "事由",
                "休学原因",
                "转学原因",
                "转入原因",
                "转出原因",
                "离校原因",
                "异动事由",
                "转学事由",
            ),
            width=20,
            example="随父母迁居",
        ),
    ] = ""
    proof: Annotated[
        Text, ColumnSpec("证明材料", (*headings.PROOF, "手续", "转学手续"), width=18, example="转学联系表")
    ] = ""
    approval_date: Annotated[
        Day, ColumnSpec("审批日期", ("批准日期", "审批时间"), kind="date", width=14, example="2023-03-10")
    ] = None
    suspension_end: Annotated[
        Day,
        ColumnSpec(
            "休学期满日期",
            (
                "休学期满",
                "休学截止日期",
                "期满日期",
                "休学到期日期",
                "休学到期",
                "休学期满时间",
                "休学截止时间",
                "预计复学日期",
                "预计复学时间",
                "应复学日期",
                "应复学时间",
                "拟复学日期",
                "拟复学时间",
                "休学到期时间",
                "休学结束日期",
                "休学结束时间",
            ),
            kind="date",
            width=14,
            note="休学的必填，一般不超过一年。",
            example="",
        ),
    ] = None
    handler: Annotated[Text, ColumnSpec("经办人", ("经手人", "办理人"), width=10, example="李四")] = ""
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""
    # 是 where the row of a transfer inside the township stands for both schools (`records.layouts.transfers`).
    both_sides: Text = ""
