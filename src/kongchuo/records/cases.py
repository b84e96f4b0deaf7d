"""辍学: the ledger of dropout cases, with the visits to bring each child back (劝返记录)."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from kongchuo.codes import ledger_choices
from kongchuo.records import headings, visit_headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import Day, IdText, Name, Record, Text, chosen


class Case(Record):
    """A pupil who stays away (未成年人保护法 §28: register, persuade, report in writing)."""

    kind: ClassVar[str] = "cases"
    title: ClassVar[str] = "辍学"
    also: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "serial": headings.SERIAL,
        "returned": ("是否返校", "是否复学", "是否已复学", "是否已返校", "是否劝返复学"),
        **visit_headings.also(),
    }

    school_name: Annotated[
        Text, ColumnSpec("学校", ("学校名称", "所在学校"), required=True, width=22, example="马井镇初级中学")
    ] = ""
    grade: Annotated[
        Text, ColumnSpec("年级", headings.GRADE, required=True, kind="grade", width=10, example="八年级")
    ] = ""
    class_name: Annotated[Text, ColumnSpec("班级", headings.CLASS, kind="class", width=14, example="八年级(2)班")] = ""
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
            example="342221200905150011",
        ),
    ] = ""
    left_date: Annotated[
        Day,
        ColumnSpec(
            "离校日期",
            (
                "离校时间",
                "辍学日期",
                "辍学时间",
                "失学日期",
                "失学时间",
                "流失日期",
                "流失时间",
                "辍学年月",
                "未到校日期",
                "未到校时间",
                "离校年月",
                "开始缺课日期",
            ),
            required=True,
            kind="date",
            width=14,
            example="2023-03-06",
        ),
    ] = None
    found_date: Annotated[
        Day,
        ColumnSpec(
            "发现日期",
            ("发现时间", "登记日期", "登记时间", "排查日期", "排查时间", "发现辍学日期", "发现辍学时间"),
            required=True,
            kind="date",
            width=14,
            example="2023-03-06",
        ),
    ] = None
    class_report_date: Annotated[
        Day,
        ColumnSpec(
            "班级上报日期",
            ("班级上报时间", "班级上报", "班主任上报日期", "班主任上报"),
            kind="date",
            width=14,
            note="班级上报不过夜。",
            example="2023-03-06",
        ),
    ] = None
    school_report_date: Annotated[
        Day,
        ColumnSpec(
            "学校上报日期",
            ("学校上报时间", "学校上报"),
            kind="date",
            width=14,
            note="学校统计不过周。",
            example="2023-03-08",
        ),
    ] = None
    center_report_date: Annotated[
        Day,
        ColumnSpec(
            "中心校上报日期",
            ("中心学校上报日期", "中心校上报时间", "中心校上报", "中心学校上报"),
            kind="date",
            width=16,
            example="2023-03-10",
        ),
    ] = None
    state: Annotated[
        str | None,
        chosen(ledger_choices.CASE_STATE),
        ColumnSpec(
            "状态",
            ("辍学状态", "当前状态", "目前状态", "现状", "劝返状态", "个案状态", "目前情况", "复学情况", "劝返进展"),
            required=True,
            kind="choice",
            choices=ledger_choices.CASE_STATE,
            width=10,
            example="劝返中",
        ),
    ] = None
    cause: Annotated[
        str | None,
        chosen(ledger_choices.CAUSE),
        ColumnSpec(
            "原因类别",
            ("辍学原因", "原因", "失学原因", "流失原因", "未到校原因", "辍学主要原因", "主要原因"),
            kind="choice",
            choices=ledger_choices.CAUSE,
            width=12,
            example="学习困难",
        ),
    ] = None
    notice_date: Annotated[
        Day,
        ColumnSpec(
            "通知书日期", ("限期复学通知书日期", "通知书送达日期", "送达日期"), kind="date", width=14, example=""
        ),
    ] = None
    return_date: Annotated[
        Day,
        ColumnSpec(
            "复学日期",
            ("返校日期", "复学时间", "返校时间", "劝返复学日期", "劝返复学时间", "返学时间"),
            kind="date",
            width=14,
            example="",
        ),
    ] = None
    closing_evidence: Annotated[
        Text,
        ColumnSpec(
            "销号依据",
            ("销号材料", "销号说明", "复学证明", "销号凭据"),
            width=20,
            note="没有依据不得销号。",
            example="",
        ),
    ] = ""
    responsible: Annotated[
        Text,
        ColumnSpec(
            "责任人",
            ("包保责任人", "劝返责任人", "负责人", "包保人", "包保教师", "包保干部", "控辍责任人", "责任教师"),
            width=10,
            example="李四",
        ),
    ] = ""
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""


class Visit(Record):
    """One attempt to bring a pupil back."""

    kind: ClassVar[str] = "visits"
    title: ClassVar[str] = "劝返记录"

    id_number: Annotated[
        IdText,
        ColumnSpec(
            "身份证件号",
            headings.ID_NUMBER,
            required=True,
            kind="id",
            width=22,
            sensitive=True,
            example="342221200905150011",
        ),
    ] = ""
    number: Annotated[Text, ColumnSpec("次数", ("第几次", "劝返次数"), kind="integer", width=8, example="1")] = ""
    visit_date: Annotated[
        Day,
        ColumnSpec(
            "日期", ("劝返日期", "时间", "劝返时间"), required=True, kind="date", width=14, example="2023-03-09"
        ),
    ] = None
    visitor: Annotated[Text, ColumnSpec("劝返人", ("劝返人员",), required=True, width=12, example="李四")] = ""
    manner: Annotated[Text, ColumnSpec("方式", ("劝返方式",), width=12, example="家访")] = ""
    result: Annotated[Text, ColumnSpec("结果", ("劝返结果",), required=True, width=20, example="家长同意下周送返")] = ""
