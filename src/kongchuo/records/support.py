"""残疾儿童: one plan a child (一人一案), of where each disabled child of school age is and how it is taught."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from kongchuo.codes import choices, disability_choices
from kongchuo.records import headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import Day, IdText, Name, Record, Text, chosen


class Support(Record):
    """A disabled child and its placement (残疾人教育条例 §17; 一人一案)."""

    kind: ClassVar[str] = "support"
    title: ClassVar[str] = "残疾儿童"
    also: ClassVar[Mapping[str, tuple[str, ...]]] = {"serial": headings.SERIAL}

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
            note="按户口簿填写18位号码；残疾人证号不填在这里。",
            example="342221201305150012",
        ),
    ] = ""
    disability: Annotated[
        str | None,
        chosen(choices.DISABILITY),
        ColumnSpec(
            "残疾类型",
            headings.DISABILITY,
            required=True,
            kind="choice",
            choices=choices.DISABILITY,
            width=10,
            example="智力",
        ),
    ] = None
    level: Annotated[
        str | None,
        chosen(disability_choices.DISABILITY_LEVEL),
        ColumnSpec(
            "残疾等级",
            ("残疾级别", "等级", "残疾程度", "级别"),
            kind="choice",
            choices=disability_choices.DISABILITY_LEVEL,
            width=10,
            example="二级",
        ),
    ] = None
    placement: Annotated[
        str | None,
        chosen(disability_choices.PLACEMENT),
        ColumnSpec(
            "安置方式",
            ("安置形式", "入学方式", "教育安置", "安置情况", "就学方式", "教育方式", "安置", "安置类型"),
            required=True,
            kind="choice",
            choices=disability_choices.PLACEMENT,
            width=14,
            example="送教上门",
        ),
    ] = None
    school_name: Annotated[
        Text,
        ColumnSpec(
            "就读学校",
            ("学校", "学校名称", "所在学校", "学籍所在学校", "学籍学校"),
            width=22,
            note="送教上门的，填学籍所在学校。",
            example="马井镇中心小学",
        ),
    ] = ""
    teacher: Annotated[
        Text, ColumnSpec("送教教师", ("送教老师", "包保教师", "责任教师", "送教人员"), width=12, example="李四")
    ] = ""
    visits: Annotated[
        Text,
        ColumnSpec(
            "送教次数",
            ("本学期送教次数", "已送教次数"),
            kind="integer",
            width=10,
            note="本学期到现在一共送教几次。",
            example="6",
        ),
    ] = ""
    assessed: Annotated[
        Day,
        ColumnSpec("评估日期", ("评估时间", "教育评估日期", "鉴定日期"), kind="date", width=14, example="2022-09-20"),
    ] = None
    approval: Annotated[
        Text, ColumnSpec("延缓批准文号", ("批准文号", "延缓文号", "延缓批文", "延缓入学批准文号"), width=20, example="")
    ] = ""
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""
