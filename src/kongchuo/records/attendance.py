"""考勤: the ledger of absences, a row an absence of one day or of several."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from kongchuo.codes.day_spans import Span, from_text
from kongchuo.codes.leave import LEAVE
from kongchuo.records import headings
from kongchuo.records.columns import ColumnSpec
from kongchuo.records.record import IdText, Name, Record, Text, chosen

# Reasons that are a leave even where 请假 is empty.
LEAVES = ("请假", "病假", "事假", "公假", "丧假")
# Who was away, on a report of a whole class.
_ABSENTEES = tuple(
    f"{what}{whom}"
    for what in ("缺勤", "缺课", "缺席", "旷课", "请假", "未到校", "未到", "未返校")
    for whom in ("学生姓名", "学生", "姓名", "人员", "人员姓名", "名单", "学生名单", "者")
)


class Absence(Record):
    """Pupils who were not at school on a school day (班级上报不过夜; 四查三比对: roll ↔ present)."""

    kind: ClassVar[str] = "attendance"
    title: ClassVar[str] = "考勤"
    also: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "serial": headings.SERIAL,
        "own_grade": ("年级", *headings.GRADE),
        "name": _ABSENTEES,
    }

    school_name: Annotated[
        Text, ColumnSpec("学校", ("学校名称", "所在学校"), required=True, width=22, example="马井镇中心小学")
    ] = ""
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
    absent: Annotated[
        Text,
        ColumnSpec(
            "缺勤日期",
            ("缺课日期", "旷课日期", "缺勤时间", "缺课时间", "旷课时间", "缺席日期", "缺勤起止日期", "起止日期", "未到校日期", "日期", "时间"),
            required=True,
            kind="days",
            width=26,
            note="一天写一个日期；连续几天写“2023-03-06至2023-03-10”，几天用“、”隔开，还没有回来的写“2023-03-06至今”。",
            example="2023-03-06至2023-03-10",
        ),
    ] = ""  # fmt: skip
    reason: Annotated[
        Text, ColumnSpec("原因", ("缺勤原因", "缺课原因", "旷课原因", "请假原因", "事由"), width=20, example="感冒")
    ] = ""
    leave: Annotated[
        str | None,
        chosen(LEAVE),
        ColumnSpec(
            "请假",
            ("是否请假", "有无请假", "请假情况", "是否有假", "有无假条", "请假与否"),
            kind="choice",
            choices=LEAVE,
            width=10,
            note="请了假的填“是”；空着的按没有请假算。",
            example="是",
        ),
    ] = None
    remarks: Annotated[Text, ColumnSpec("备注", headings.REMARKS, width=20, example="")] = ""
    # 缺勤日期 as understood, the year taken from the sheet where the cell has none (`records.ledgers`).
    absent_days: Text = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days that 缺勤日期 names; none when it cannot be read."""
        return from_text(self.absent_days)

    @property
    def excused(self) -> bool:
        """Whether leave was asked for: 请假 says so, or it is empty and the reason is a leave."""
        if self.leave:
            return self.leave == "是"
        return any(word in self.reason for word in LEAVES) and not any(no in self.reason for no in ("未", "没", "无"))
