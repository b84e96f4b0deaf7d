"""适龄儿童: the register of children of school age, by household registration, a file a village."""

from typing import Annotated, ClassVar

from kongchuo.codes import choices
from kongchuo.records import headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import Compact, Day, IdText, Name, Record, Text, chosen


class Child(Record):
    """A child of the household register (义务教育法 §11, §13)."""

    kind: ClassVar[str] = "register"
    title: ClassVar[str] = "适龄儿童"

    serial: Annotated[Text, ColumnSpec("序号", ("编号",), kind="integer", width=6, example="1")] = ""
    village: Annotated[
        Text, ColumnSpec("村", headings.VILLAGE, required=True, width=14, note="行政村或社区。", example="某村")
    ] = ""
    group: Annotated[Text, ColumnSpec("组", ("村民组", "村民小组", "小组", "组别"), width=8, example="3组")] = ""
    householder: Annotated[Name, ColumnSpec("户主", ("户主姓名",), kind="name", width=12, example="张大")] = ""
    relation: Annotated[
        Text,
        ColumnSpec(
            "与户主关系",
            ("与户主的关系", "户主关系", "家庭关系", "与户主之间关系"),
            width=12,
            note="按户口簿填写；从户籍系统导出的名单可以连同大人一起报，大人不算适龄儿童。",
            example="子",
        ),
    ] = ""
    name: Annotated[Name, ColumnSpec("姓名", headings.NAME, required=True, kind="name", width=12, example="张三")] = ""
    sex: Annotated[
        str | None,
        chosen(choices.SEX),
        ColumnSpec("性别", headings.SEX, required=True, kind="choice", choices=choices.SEX, width=6, example="男"),
    ] = None
    id_number: Annotated[
        IdText,
        ColumnSpec(
            "身份证件号",
            headings.ID_NUMBER,
            required=True,
            kind="id",
            width=22,
            sensitive=True,
            note="按户口簿填写18位号码。",
            example="342221201305150012",
        ),
    ] = ""
    birth_date: Annotated[Day, ColumnSpec("出生日期", headings.BIRTH, kind="date", width=14, example="2013-05-15")] = (
        None
    )
    household_status: Annotated[
        str | None,
        chosen(choices.HOUSEHOLD_STATUS),
        ColumnSpec(
            "户籍状态", ("户口状态",), kind="choice", choices=choices.HOUSEHOLD_STATUS, width=10, example="在籍"
        ),
    ] = None
    school_status: Annotated[
        str | None,
        chosen(choices.REGISTER_STATUS),
        ColumnSpec(
            "就学状态",
            ("就学情况", "入学情况", "就读情况", "就读状态", "是否在校"),
            required=True,
            kind="choice",
            choices=choices.REGISTER_STATUS,
            width=12,
            example="在校",
        ),
    ] = None
    school_name: Annotated[
        Text,
        ColumnSpec(
            "就读学校",
            ("学校", "学校名称", "所在学校", "现就读学校", "在读学校", "在哪上学"),
            width=22,
            example="马井镇中心小学",
        ),
    ] = ""
    grade: Annotated[
        Text,
        ColumnSpec(
            "就读年级",
            ("年级", "所在年级", "就读班级", "年级班级", "在读年级", "几年级"),
            kind="grade",
            width=10,
            example="四年级",
        ),
    ] = ""
    place: Annotated[
        Text,
        ColumnSpec(
            "就读地",
            ("就读地点", "就读地区", "学校所在地"),
            width=18,
            note="在外地就读的，填到县（市、区）。",
            example="萧县",
        ),
    ] = ""
    proof: Annotated[
        Text, ColumnSpec("证明材料", headings.PROOF, width=18, note="学籍证明、延缓入学批复等材料的名称。", example="")
    ] = ""
    disability: Annotated[
        str | None,
        chosen(choices.DISABILITY),
        ColumnSpec("残疾类型", headings.DISABILITY, kind="choice", choices=choices.DISABILITY, width=10, example="无"),
    ] = None
    guardian_name: Annotated[
        Name, ColumnSpec("监护人姓名", headings.GUARDIAN, kind="name", width=12, example="张大")
    ] = ""
    phone: Annotated[
        Compact, ColumnSpec("联系电话", headings.PHONE, kind="phone", width=16, sensitive=True, example="")
    ] = ""
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""
