"""Sheets on which the class, the header and what stands between the pupils are laid out in unusual ways."""

from collections import Counter
from datetime import date
from pathlib import Path

from kongchuo.read.file import FileRead, read_file
from tests.factories import make_id, write_workbook
from tests.layouts.people import CENTRE, SCHOOL_YEAR, TOWNSHIP, Pupil, invent

Rows = list[list[object]]
GROUPS = invent(((CENTRE, 3, 1, 6), (CENTRE, 3, 2, 6), (CENTRE, 4, 1, 6)))
FIRST, SECOND, FOURTH = (group.pupils for group in GROUPS)
CLASSES = (("三(1)班", FIRST), ("三(2)班", SECOND), ("四(1)班", FOURTH))
EVERYBODY = Counter({"三年级(1)班": 6, "三年级(2)班": 6, "四年级(1)班": 6})
H: list[object] = ["序号", "姓名", "性别", "身份证号"]
WITH_CLASS: list[object] = ["班级", *H]
GAP: list[object] = [""]


def of(pupils: tuple[Pupil, ...], start: int = 1) -> Rows:
    return [[start + order, one.name, one.sex, one.id_number] for order, one in enumerate(pupils)]


# The same pupils with their class in the first column.
LISTED: Rows = [[name, *row] for name, pupils in CLASSES for row in of(pupils)]


def beside(left: Rows, right: Rows, gap: int = 1) -> Rows:
    blank: list[object] = [""] * gap
    return [[*one, *blank, *other] for one, other in zip(left, right, strict=True)]


def small(count: int = 4) -> Rows:
    """Children of a kindergarten, five years old on 31 August."""
    return [[i + 1, f"王小{'甲乙丙丁'[i]}", "男", make_id(401 + 2 * i, date(2016, 12, 1 + i))] for i in range(count)]


def read(folder: Path, sheets: dict[str, Rows]) -> FileRead:
    path = write_workbook(folder / f"{CENTRE}.xlsx", sheets)
    return read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)


def classes(file: FileRead) -> Counter[str]:
    return Counter(label for table in file.tables for label in table.derived["class_label"])


SHEETS: dict[str, dict[str, Rows]] = {
    "grades and classes as lines under one header": {
        "S": [H, ["三年级"], ["1班"], *of(FIRST), ["2班"], *of(SECOND), ["四年级"], ["1班"], *of(FOURTH)]
    },
    "class numbers over each list, the grade in the sheet's name": {
        "三年级": [["1班"], H, *of(FIRST), [], ["2班"], H, *of(SECOND)],
        "四年级": [["1班"], H, *of(FOURTH)],
    },
    "class numbers over each list, the grade in the title": {
        "Sheet1": [["马井镇中心小学三年级花名册"], ["（一）班"], H, *of(FIRST), ["（二）班"], H, *of(SECOND)],
        "四": [["四年级（一）班"], H, *of(FOURTH)],
    },
    "a row of labels and values over each list": {
        "S": [row for name, some in CLASSES for row in (["班级", name, "班主任", "王芳", "人数", 6], H, *of(some), [])]
    },
    "labels and values with the teacher's number where the pupils have theirs": {
        "S": [
            row
            for name, some in CLASSES
            for row in (["班主任", "王芳", "电话", "15400001234", "班级", name], H, *of(some))
        ]
    },
    "grade and class as labels and values": {
        "S": [
            row
            for grade, name, some in (("三年级", "1班", FIRST), ("三年级", "2班", SECOND), ("四年级", "1班", FOURTH))
            for row in (["年级", grade, "班级", name, "班主任", "王芳"], H, *of(some), [])
        ]
    },
    "label and value in one cell, one header for all": {
        "S": [H, *(row for name, some in CLASSES for row in ([f"班级：{name}", "", "班主任：王芳"], *of(some)))]
    },
    "grade and class in two cells that say nothing without their labels": {
        name: [["学生花名册"], [f"年级：{grade}", "", f"班级：{number}", "班主任：王芳"], H, *of(some)]
        for name, grade, number, some in (("甲", "三", 1, FIRST), ("乙", "三", 2, SECOND), ("丙", "四", 1, FOURTH))
    },
    "school, grade and class behind their labels in one cell": {
        name: [[f"学校：马井镇中心小学 年级：{grade} 班级：{number}"], H, *of(some)]
        for name, grade, number, some in (("甲", "三", 1, FIRST), ("乙", "三", 2, SECOND), ("丙", "四", 1, FOURTH))
    },
    "three classes side by side": {
        "S": [
            ["三(1)班", *GAP * 4, "三(2)班", *GAP * 4, "四(1)班"],
            H + GAP + H + GAP + H,
            *beside(beside(of(FIRST), of(SECOND)), of(FOURTH)),
        ]
    },
    "two classes side by side without a gap": {
        "S": [["三(1)班", *GAP * 3, "三(2)班"], H + H, *beside(of(FIRST), of(SECOND), 0)],
        "四（1）班": [H, *of(FOURTH)],
    },
    "blocks of classes side by side below each other": {
        "S": [
            ["班级：三(1)班", *GAP * 4, "班级：三(2)班"],
            H + GAP + H,
            *beside(of(FIRST), of(SECOND)),
            [],
            ["四(1)班"],
            H,
            *of(FOURTH),
        ]
    },
    "boys and girls of a class under a line each": {
        "S": [
            H,
            *(
                row
                for name, some in CLASSES
                for row in ([name], ["", "男生"], *of(some[:2]), ["", "女生"], *of(some[2:], 3))
            ),
        ]
    },
    "what a filter left under the headings": {"S": [WITH_CLASS, ["(全部)", "", "", "(全部)", ""], *LISTED]},
    "甲乙丙 under the headings": {"S": [WITH_CLASS, ["甲", "乙", "丙", "丁", "戊"], *LISTED]},
    "甲乙 and numbers under the headings": {"S": [WITH_CLASS, ["甲", "乙", "1", "2", "3"], *LISTED]},
    "the headings in English below": {"S": [WITH_CLASS, ["Class", "No.", "Name", "Sex", "ID"], *LISTED]},
    "an example with the word as its serial number": {
        "S": [WITH_CLASS, ["三(1)班", "示例", "张三", "男", "342221201301050018"], *LISTED]
    },
    "a count to the right of the headings": {"S": [[*WITH_CLASS, "", "人数", 18], *LISTED]},
    "an example in a heading": {"S": [["班级", "序号", "姓名", "性别", "身份证号（如342221201301050018）"], *LISTED]},
    "page ends in words": {
        "S": [
            WITH_CLASS,
            *LISTED[:6],
            ["", "", "（接下页）"],
            ["", "", "（续表）"],
            WITH_CLASS,
            *LISTED[6:12],
            ["", "", "承上页"],
            *LISTED[12:],
            ["", "以下空白"],
            ["打印日期：2023-03-05 10:20"],
        ]
    },
    "signatures in cells": {
        "S": [
            WITH_CLASS,
            *LISTED,
            ["填表人：王老师", "", "审核人：李校长", "", "联系电话：15400001234", "", "2023年12月15日"],
            ["审核", "李明", "填报", "王芳"],
            ["校长", "李明", "制表人", "王芳", "2023年12月15日"],
        ]
    },
    "counts in cells": {
        "S": [
            WITH_CLASS,
            *LISTED,
            ["", "男生", "9", "女生", "9"],
            ["", "其中：男", "", "9", ""],
            ["", "", "18", "", ""],
        ]
    },
    "the sheet's number before the class": {
        f"{order}.{name[:4]}": [H, *of(some)] for order, (name, some) in enumerate(CLASSES, start=1)
    },
    "the number of pupils after the class": {f"{name[:4]}6人": [H, *of(some)] for name, some in CLASSES},
    "a class goes on below the number of a page": {
        "S": [
            row
            for name, some in CLASSES
            for row in (
                ["班级", name, "班主任", "王芳"],
                H,
                *of(some[:3]),
                ["第1页 共2页"],
                [],
                ["附件1："],
                *of(some[3:], 4),
            )
        ]
    },
    "names in the first column, grades over the lists": {
        "S": [
            row
            for grade, number, some in (("三年级", "1班", FIRST), ("三年级", "2班", SECOND), ("四年级", "1班", FOURTH))
            for row in ([grade], [number], ["姓名", "性别", "身份证号"], *(one[1:] for one in of(some)))
        ]
    },
    "class numbers as words in brackets": {
        "S": [
            row
            for grade, number, some in (
                ("三年级", "（一）班", FIRST),
                ("三年级", "（二）班", SECOND),
                ("四年级", "（一）班", FOURTH),
            )
            for row in ([grade], [number], ["姓名", "性别", "身份证号", "血型"], *([*one[1:], "x"] for one in of(some)))
        ]
    },
    "numbers behind an equals sign, grades as numbers": {
        "S": [
            ["姓名", "性别", "年级", "班级", "身份证号"],
            *(
                [p.name, 2 - (p.sex == "男"), f"{p.grade}年级", f"（{p.number}）班", f'="{p.id_number}"']
                for g in GROUPS
                for p in g.pupils
            ),
        ]
    },
    "a title where the numbers stand": {
        "S": [
            row
            for name, some in CLASSES
            for row in (
                ["2022—2023学年度第二学期学生信息表"],
                ["班级", name, "班主任", "王芳"],
                ["身份证号", "姓名", "性别"],
                *([one.id_number, one.name, one.sex] for one in some),
            )
        ]
    },
    "financial numerals": {
        name: [H, *of(some)] for name, some in (("叁年级壹班", FIRST), ("叁年级（贰）班", SECOND), ("肆（壹）", FOURTH))
    },
}

PUPILS = [(name, one) for name, some in CLASSES for one in some]
SHEETS |= {
    "what an online form exports": {
        "Sheet1": [
            [
                "序号",
                "提交答卷时间",
                "所用时间",
                "来自IP",
                "1、学生姓名",
                "2、性别",
                "3、身份证号码：",
                "4、所在班级",
                "5、是否留守儿童？",
            ],
            *(
                [n, "2023/3/5 10:22:01", "85秒", "1.2.3.4(安徽-宿州)", one.name, one.sex, one.id_number, name, "否"]
                for n, (name, one) in enumerate(PUPILS, start=1)
            ),
        ]
    },
    "a tick under 男 or 女": {
        "S": [
            ["班级", "姓名", "性别", "", "身份证号"],
            ["", "", "男", "女", ""],
            *([name, one.name, *(["√", ""] if one.sex == "男" else ["", "√"]), one.id_number] for name, one in PUPILS),
        ]
    },
    "a column for every digit": {
        "S": [
            ["班级", "姓名", "性别", "身份证号"],
            *(
                [name, one.name, one.sex, *(int(c) if c.isdigit() else c for c in one.id_number)]
                for name, one in PUPILS
            ),
        ]
    },
    "headings below headings that are not merged": {
        "S": [
            ["班级", "姓名", "", "性别", "身份证号", "户籍所在地"],
            ["", "汉字", "拼音", "", "", "乡镇", "村"],
            *([name, one.name, "Xiao Ming", one.sex, one.id_number, "马井镇", one.village] for name, one in PUPILS),
        ]
    },
}
