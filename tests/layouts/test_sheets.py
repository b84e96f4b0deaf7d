"""Every pupil of an unusual sheet is in its class; lists of others on it are named and not counted."""

from datetime import date
from pathlib import Path

import pytest

from kongchuo.read.file import read_file
from tests.factories import make_id, write_workbook
from tests.layouts.people import SCHOOL_YEAR, TOWNSHIP
from tests.layouts.sheets import (
    EVERYBODY,
    FIRST,
    LISTED,
    PUPILS,
    SECOND,
    SHEETS,
    WITH_CLASS,
    H,
    Rows,
    classes,
    of,
    read,
    small,
)


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


def test_a_sex_that_is_ticked_and_a_number_in_digits_are_read_and_checked(tmp_path: Path) -> None:
    rows: Rows = [["班级", "姓名", "性别", "", "身份证号"], ["", "", "男", "女"]]
    rows += [[name, one.name, *(["√", ""] if one.sex == "男" else ["", "√"]), *one.id_number] for name, one in PUPILS]
    (table,) = read(tmp_path, {"S": rows}).tables
    assert [(one.sex, one.id_number) for _, one in PUPILS] == list(
        zip(table.text("sex"), table.text("id_number"), strict=True)
    )


def test_lines_of_a_form_that_nobody_filled_in_are_one_remark(tmp_path: Path) -> None:
    rows = [*LISTED[:6], *(["三(1)班", number] for number in (7, 8, 9)), *LISTED[6:]]
    said = "第8至10行填了学校或班级等内容，但没有姓名和身份证号，没有当作学生。"
    file = read(tmp_path, {"S": [WITH_CLASS, *rows]})
    assert (EVERYBODY, [said]) == (classes(file), [finding.message for finding in file.findings])
