"""Sheets on which the class, the header and what stands between the pupils are laid out in unusual ways."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

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
    "financial numerals": {
        name: [H, *of(some)] for name, some in (("叁年级壹班", FIRST), ("叁年级（贰）班", SECOND), ("肆（壹）", FOURTH))
    },
}


@pytest.mark.parametrize("sheets", SHEETS.values(), ids=SHEETS)
def test_every_pupil_is_in_its_class_and_nothing_else_is_a_pupil(tmp_path: Path, sheets: dict[str, Rows]) -> None:
    file = read(tmp_path, sheets)
    assert (EVERYBODY, []) == (classes(file), [finding.message for finding in file.findings])


ASIDE: dict[str, tuple[Rows, str]] = {
    "who has left": (
        [[], ["本月转出学生"], WITH_CLASS, ["三(1)班", 1, "王转", "男", make_id(901)]],
        "从第23行起的1人在“本月转出学生”下面，不是在校学生，没有计入人数。",
    ),
    "teachers": (
        [[], ["教师名单"], ["序号", "姓名", "性别", "职务"], [1, "孙立新", "男", "校长"], [2, "周英", "女", "教师"]],
        "从第23行起的2人在“教师名单”下面，不是在校学生，没有计入人数。",
    ),
    "a kindergarten": (
        [["学前班", *row] for row in small()],
        "“S”表里有4名不满6周岁的孩子在学前班或幼儿园，没有当作学生，没有计入人数。",
    ),
}


@pytest.mark.parametrize(("below", "said"), ASIDE.values(), ids=ASIDE)
def test_a_list_of_others_below_the_pupils_is_named_and_not_counted(tmp_path: Path, below: Rows, said: str) -> None:
    file = read(tmp_path, {"S": [WITH_CLASS, *LISTED, *below]})
    assert (EVERYBODY, [said]) == (
        classes(file),
        [finding.message for finding in file.findings if finding.rule == "R113"],
    )


def test_a_column_of_states_says_itself_who_has_left(tmp_path: Path) -> None:
    below: Rows = [["本月转出学生"], ["三(1)班", 1, "王转", "男", make_id(901), "转出"]]
    file = read(tmp_path, {"S": [[*WITH_CLASS, "学籍状态"], *([*row, "在读"] for row in LISTED), *below]})
    assert (19, []) == (file.people, list(file.findings))


def test_a_sheet_of_kindergarten_children_is_not_asked_for_their_grade(tmp_path: Path) -> None:
    file = read(tmp_path, {"三(1)班": [H, *of(FIRST)], "幼儿大班": [H, *small()]})
    assert (6, ["R113"]) == (file.people, [finding.rule for finding in file.findings])


def test_a_child_of_six_in_a_kindergarten_class_stays_a_pupil_whose_grade_is_asked_for(tmp_path: Path) -> None:
    six: list[object] = ["学前班", 1, "王小戊", "男", make_id(411, date(2016, 3, 1))]
    assert read(tmp_path, {"S": [WITH_CLASS, *LISTED, six]}).people == 19


def test_a_class_left_empty_among_other_classes_is_not_the_one_of_the_line_above(tmp_path: Path) -> None:
    rows = [*LISTED[:6], ["三(3)班"], *LISTED[6:13], *(["", *row[1:]] for row in LISTED[13:])]
    file = read(tmp_path, {"S": [WITH_CLASS, *rows]})
    assert {"三年级(1)班": 6, "三年级(2)班": 6, "四年级(1)班": 1, "三年级": 5} == classes(file)


def test_a_class_of_its_year_of_entry_in_a_school_of_nine_years_is_of_the_stage_of_its_pupils_age(
    tmp_path: Path,
) -> None:
    rows: Rows = [["学校", "年级", *WITH_CLASS]]
    for grade, birth in ((2, date(2015, 1, 5)), (8, date(2009, 1, 5))):
        rows += [
            ["鹿鸣学校", "2021级", "1班", n, f"王安{n}", "男", make_id(10 * grade + 2 * n + 1, birth)] for n in (1, 2)
        ]
    assert {"二年级(1)班": 2, "八年级(1)班": 2} == classes(read(tmp_path, {"S": rows}))


@pytest.mark.parametrize("name", ["中心小学三（2）", "中心小学-三-2", "3.中心小学三2", "三（2）马井镇中心小学"])
def test_the_files_name_may_be_the_school_and_the_class_alone(tmp_path: Path, name: str) -> None:
    path = write_workbook(tmp_path / f"{name}.xlsx", {"Sheet1": [H, *of(SECOND)]})
    file = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)
    assert {"三年级(2)班": 6} == classes(file)


@pytest.mark.parametrize("grade", ["2020", 2020, "2020年级", "2020级"])
def test_a_year_in_the_column_of_grades_is_that_of_entry(tmp_path: Path, grade: object) -> None:
    rows: Rows = [["年级", "班级", *H], *([grade, "2", *row] for row in of(SECOND))]
    assert {"三年级(2)班": 6} == classes(read(tmp_path, {"S": rows}))
