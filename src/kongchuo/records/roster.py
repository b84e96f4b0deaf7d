"""花名册: the roster that a school sends each month."""

from typing import Annotated, ClassVar

from kongchuo.codes import choices
from kongchuo.model.township import Stage
from kongchuo.records import headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import Compact, Day, IdText, Name, Record, Text, chosen


class Pupil(Record):
    """A pupil on a roster (学籍管理办法: one roll number a pupil for life, 教基一〔2013〕7号)."""

    kind: ClassVar[str] = "roster"
    title: ClassVar[str] = "花名册"

    # What `placement.settle` derives from the texts, the sheet's name, its titles and the workspace.
    school: str | None = None
    stage: Stage | None = None
    grade_number: int | None = None
    class_label: str = ""

    serial: Annotated[
        Text, ColumnSpec("序号", ("编号", "序", "no", "学生序号"), kind="integer", width=6, example="1")
    ] = ""
    school_name: Annotated[
        Text, ColumnSpec("学校名称", headings.SCHOOL, width=22, note="学校全称，与公章一致。", example="马井镇中心小学")
    ] = ""
    school_code: Annotated[
        Compact,
        ColumnSpec(
            "学校标识码",
            ("学校代码", "标识码", "学校编码"),
            kind="code",
            width=14,
            note="教育部10位学校（机构）标识码。",
            example="2134000001",
        ),
    ] = ""
    grade: Annotated[
        Text,
        ColumnSpec(
            "年级", headings.GRADE, required=True, kind="grade", width=10, note="一年级至九年级。", example="四年级"
        ),
    ] = ""
    class_name: Annotated[
        Text,
        ColumnSpec(
            "班级",
            headings.CLASS,
            required=True,
            kind="class",
            width=14,
            note="如“四年级(1)班”。",
            example="四年级(1)班",
        ),
    ] = ""
    name: Annotated[
        Name,
        ColumnSpec(
            "姓名",
            headings.NAME,
            required=True,
            kind="name",
            width=12,
            note="与户口簿一致，中间不加空格。",
            example="张三",
        ),
    ] = ""
    sex: Annotated[
        str | None,
        chosen(choices.SEX),
        ColumnSpec(
            "性别",
            headings.SEX,
            required=True,
            kind="choice",
            choices=choices.SEX,
            width=6,
            note="男或女。",
            example="男",
        ),
    ] = None
    id_type: Annotated[
        str | None,
        chosen(choices.ID_TYPE),
        ColumnSpec(
            "身份证件类型",
            ("证件类型", "证件类别", "身份证类型"),
            kind="choice",
            choices=choices.ID_TYPE,
            width=14,
            note="没有居民身份证的，按实际证件填写。",
            example="居民身份证",
        ),
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
            note="按户口簿填写18位号码，末位可为X。本列已设为文本，请不要改成数字格式。",
            example="342221201305150012",
        ),
    ] = ""
    birth_date: Annotated[
        Day, ColumnSpec("出生日期", headings.BIRTH, kind="date", width=14, note="如2013-05-15。", example="2013-05-15")
    ] = None
    ethnicity: Annotated[
        str | None,
        chosen(choices.ETHNICITY),
        ColumnSpec("民族", headings.ETHNICITY, kind="choice", choices=choices.ETHNICITY, width=10, example="汉族"),
    ] = None
    roll_number: Annotated[
        Compact,
        ColumnSpec(
            "学籍号",
            ("全国学籍号", "学籍主号", "全国学籍号码", "学籍号码", "学号", "全国统一学籍号", "学籍辅号"),
            kind="roll",
            width=24,
            sensitive=True,
            note="G加18位身份证号；没有身份证的为J开头，临时的为L开头。",
            example="G342221201305150012",
        ),
    ] = ""
    roll_status: Annotated[
        str | None,
        chosen(choices.ROLL_STATUS),
        ColumnSpec(
            "学籍状态",
            ("学生状态", "状态", "在籍状态", "就读状态", "在读状态"),
            kind="choice",
            choices=choices.ROLL_STATUS,
            width=10,
            note="不填即为在读。",
            example="在读",
        ),
    ] = None
    entry_date: Annotated[
        Text,
        ColumnSpec(
            "入学年月",
            ("入学时间", "入学日期", "入校时间"),
            kind="month",
            width=12,
            note="如2019-09。",
            example="2019-09",
        ),
    ] = ""
    boarding: Annotated[
        str | None,
        chosen(choices.BOARDING),
        ColumnSpec(
            "就读方式",
            ("是否住校", "是否为住宿生", "是否寄宿", "是否寄宿生", "住校情况", "住宿情况", "走读住校", "是否住宿"),
            kind="choice",
            choices=choices.BOARDING,
            width=10,
            example="走读",
        ),
    ] = None
    household_address: Annotated[
        Text,
        ColumnSpec(
            "户籍地址",
            ("户口所在地", "户籍所在地", "户籍地", "户口地址", "户口所在地详细地址"),
            width=28,
            example="萧县马井镇某村",
        ),
    ] = ""
    address: Annotated[
        Text,
        ColumnSpec(
            "现住址",
            (
                "家庭住址",
                "住址",
                "地址",
                "家庭地址",
                "现居住地",
                "现家庭住址",
                "居住地址",
                "家庭详细地址",
                "家庭详细住址",
                "详细住址",
                "详细地址",
            ),
            width=28,
            example="萧县马井镇某村",
        ),
    ] = ""
    guardian_name: Annotated[
        Name, ColumnSpec("监护人姓名", (*headings.GUARDIAN, "户主", "户主姓名"), kind="name", width=12, example="张大")
    ] = ""
    guardian_relation: Annotated[
        Text,
        ColumnSpec(
            "监护人关系",
            ("与监护人关系", "关系", "与学生关系", "监护人与学生关系", "家庭关系"),
            width=10,
            example="父亲",
        ),
    ] = ""
    phone: Annotated[
        Compact,
        ColumnSpec(
            "联系电话",
            headings.PHONE,
            kind="phone",
            width=16,
            sensitive=True,
            note="手机号11位，或带区号的固定电话。",
            example="",
        ),
    ] = ""
    left_behind: Annotated[
        str | None,
        chosen(choices.LEFT_BEHIND),
        ColumnSpec(
            "是否留守儿童",
            ("留守儿童", "是否留守", "留守情况", "留守类型"),
            kind="choice",
            choices=choices.LEFT_BEHIND,
            width=14,
            example="非留守儿童",
        ),
    ] = None
    migrant_child: Annotated[
        str | None,
        chosen(choices.YES_NO),
        ColumnSpec(
            "是否随迁子女",
            ("随迁子女", "是否进城务工人员随迁子女", "是否随迁", "是否农民工随迁子女"),
            kind="choice",
            choices=choices.YES_NO,
            width=12,
            example="否",
        ),
    ] = None
    orphan: Annotated[
        str | None,
        chosen(choices.YES_NO),
        ColumnSpec("是否孤儿", ("孤儿",), kind="choice", choices=choices.YES_NO, width=10, example="否"),
    ] = None
    hardship: Annotated[
        str | None,
        chosen(choices.HARDSHIP),
        ColumnSpec(
            "困难类型",
            (
                "困难类别",
                "家庭困难类型",
                "贫困类型",
                "是否建档立卡",
                "家庭经济情况",
                "困难学生类型",
                "家庭是否建档立卡",
                "建档立卡",
                "是否建档立卡户",
                "是否脱贫户",
            ),
            kind="choice",
            choices=choices.HARDSHIP,
            width=12,
            example="无",
        ),
    ] = None
    disability: Annotated[
        str | None,
        chosen(choices.DISABILITY),
        ColumnSpec(
            "残疾类型",
            (*headings.DISABILITY, "残疾人类型"),
            kind="choice",
            choices=choices.DISABILITY,
            width=10,
            example="无",
        ),
    ] = None
    dual_hardship: Annotated[
        str | None,
        chosen(choices.YES_NO),
        ColumnSpec(
            "是否双困生",
            ("双困生", "是否双困"),
            kind="choice",
            choices=choices.YES_NO,
            width=10,
            note="生活困难且学习困难。",
            example="否",
        ),
    ] = None
    head_teacher: Annotated[Text, ColumnSpec("班主任", ("班主任姓名", "班主任老师"), width=10, example="")] = ""
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""
