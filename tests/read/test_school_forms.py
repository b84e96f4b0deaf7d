"""Forms that schools fill in or print from other systems: what stands around the pupils on them."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from kongchuo.read.file import FileRead, read_file
from tests.factories import SCHOOL, SCHOOL_YEAR, TOWNSHIP, make_id, write_workbook

HEADER: list[object] = ["姓名", "性别", "身份证号", "年级", "班级", "出生日期", "联系电话"]
PUPILS: list[list[object]] = [
    ["陈小满", "男", make_id(1), "四年级", "1班", "20130105", ""],
    ["周白露", "女", make_id(2), "四年级", "1班", "20130105", ""],
]


def read(folder: Path, rows: list[list[object]], sheet: str = "Sheet1") -> FileRead:
    path = write_workbook(folder / f"{SCHOOL}.xlsx", {sheet: rows})
    return read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)


def found(file: FileRead) -> tuple[list[int], list[str]]:
    """The rows read as pupils and the names of the findings."""
    return [row for table in file.tables for row in table.rows], [finding.name for finding in file.findings]


@pytest.mark.parametrize(
    "guide",
    [
        ["与户口簿一致", "下拉选择", "18位", "如：2019级", "两位数字，如01", "格式：YYYYMMDD", ""],
        ["必填", "必填", "必填", "必填", "必填", "选填", "选填"],
        ["XM", "XBM", "SFZJH", "NJ", "BJ", "CSRQ", "LXDH"],
        [1, 2, 3, 4, 5, 6, 7],
        ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）"],
        ["栏次", "1", "2", "3", "4", "5", "6"],
        [1, 2, 3, 5, 6, 8, 9],
    ],
    ids=["advice", "required", "codes", "numbers", "bracketed", "labelled", "gaps"],
)
def test_a_row_that_guides_who_fills_in_is_no_pupil(tmp_path: Path, guide: list[object]) -> None:
    assert found(read(tmp_path, [HEADER, guide, *PUPILS])) == ([3, 4], [])


def test_a_pupil_without_an_id_number_is_not_taken_for_a_guide(tmp_path: Path) -> None:
    pupil: list[object] = ["陈小满", "男", "", "四年级", "1班", "请填", "与户口簿一致"]
    assert found(read(tmp_path, [HEADER, pupil, *PUPILS]))[0] == [2, 3, 4]


@pytest.mark.parametrize("days", [list(range(1, 32)), [date(2023, 3, day) for day in range(1, 32)]])
@pytest.mark.parametrize("two_rows", [False, True])
def test_the_days_of_an_attendance_sheet_are_headings(tmp_path: Path, days: list[object], two_rows: bool) -> None:
    marks: list[object] = ["√"] * 31
    pupils: list[list[object]] = [[1, "陈小满", "男", make_id(1), *marks], [2, "周白露", "女", make_id(2), *marks]]
    first: list[object] = ["序号", "姓名", "性别", "身份证号"]
    blank: list[object] = [""] * 4
    header: list[list[object]] = [[*first, "日期"], [*blank, *days]] if two_rows else [[*first, *days]]
    weekdays: list[object] = [*blank, *("三四五六日一二" * 5)[:31]]
    rows: list[list[object]] = [[f"{SCHOOL}四年级(1)班考勤表"], *header, weekdays, *pupils, ["应到", 30, "实到", 28]]
    top = len(header) + 3
    assert found(read(tmp_path, rows)) == ([top, top + 1], [])


def test_counts_under_the_pupils_are_no_pupil(tmp_path: Path) -> None:
    pupils = [[number, *pupil] for number, pupil in enumerate(PUPILS, start=1)]
    counts: list[list[object]] = [["男生", "1", "女生", "1", "合计", "2"], ["应考", 30, "实考", 28]]
    assert found(read(tmp_path, [["序号", *HEADER], *pupils, *counts])) == ([2, 3], ["row-set-aside"])


@pytest.mark.parametrize(
    "labels",
    [
        ["学校名称", SCHOOL, "", "年级", "四年级", "班级", "1班"],
        ["学校：", SCHOOL, "", "班级：", "四年级(1)班"],
    ],
)
def test_a_line_of_labels_and_values_above_the_header_is_no_header(tmp_path: Path, labels: list[object]) -> None:
    file = read(tmp_path, [["学生花名册"], labels, ["姓名", "性别", "身份证号"], *(row[:3] for row in PUPILS)])
    assert found(file) == ([4, 5], [])
    assert {"四年级(1)班"} == set(file.tables[0].derived["class_label"])


def test_a_heading_may_stand_in_two_languages(tmp_path: Path) -> None:
    header: list[object] = ["姓名\nName", "性别 Sex", "身份证号\nID No.", "年级 Grade", "班级\nClass"]
    assert found(read(tmp_path, [header, *(row[:5] for row in PUPILS)])) == ([2, 3], [])


def test_a_heading_split_over_the_lower_two_of_three_rows_is_put_together(tmp_path: Path) -> None:
    header: list[list[object]] = [
        ["学生基本信息", "", "", "", "", ""],
        ["姓名", "性别", "身份证件", "", "年级", "班级"],
        ["", "", "类型", "号码", "", ""],
    ]
    file = read(tmp_path, [*header, *([*row[:2], "居民身份证", *row[2:5]] for row in PUPILS)])
    assert found(file) == ([4, 5], [])
    assert file.tables[0].text("id_number") == (make_id(1), make_id(2))


def test_whose_a_heading_is_makes_no_difference_but_a_parents_number_is_not_the_pupils(tmp_path: Path) -> None:
    header: list[object] = ["学生姓名", "学生性别", "成员1身份证件号", "学生证件号码", "学生年级", "学生班级"]
    file = read(tmp_path, [header, *([*row[:2], make_id(7), *row[2:5]] for row in PUPILS)])
    assert found(file) == ([2, 3], [])
    assert file.tables[0].text("id_number") == (make_id(1), make_id(2))


def test_a_class_that_went_through_other_software_keeps_its_number(tmp_path: Path) -> None:
    path = tmp_path / f"{SCHOOL}.csv"
    path.write_text("姓名,性别,身份证号,年级,班级\n陈小满,男," + make_id(1) + ",4.0,1.0\n", encoding="utf-8")
    file = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)
    assert file.tables[0].derived["class_label"] == ("四年级(1)班",)


def test_lists_side_by_side_are_all_read(tmp_path: Path) -> None:
    header: list[object] = ["序号", "姓名", "性别", "身份证号"]
    rows: list[list[object]] = [
        [f"{SCHOOL}四年级(1)班学生名单"],
        [*header, *header],
        [1, "陈小满", "男", make_id(1), 3, "吴小寒", "男", make_id(3)],
        [2, "周白露", "女", make_id(2), "", "", "", ""],
        ["合计", 3],
    ]
    file = read(tmp_path, rows)
    assert found(file) == ([3, 4, 3], [])
    assert [table.columns["id_number"].index for table in file.tables] == [3, 7]
    assert {"四年级(1)班"} == {label for table in file.tables for label in table.derived["class_label"]}


def test_a_parent_beside_the_pupil_is_no_second_list(tmp_path: Path) -> None:
    header: list[object] = ["姓名", "性别", "身份证号", "班级", "姓名", "身份证号"]
    rows: list[list[object]] = [header, ["陈小满", "男", make_id(1), "四(1)班", "陈立", make_id(5)]]
    assert found(read(tmp_path, rows)) == ([2], ["heading-twice", "heading-twice"])


def test_a_second_line_for_the_other_parent_is_no_pupil(tmp_path: Path) -> None:
    header: list[object] = ["姓名", "性别", "身份证号", "班级", "关系", "监护人姓名", "联系电话"]
    rows: list[list[object]] = [
        header,
        ["陈小满", "男", make_id(1), "四(1)班", "父亲", "陈立", ""],
        ["", "", "", "", "母亲", "周英", "15400001234"],
    ]
    assert found(read(tmp_path, rows)) == ([2], [])


def test_a_list_of_teachers_is_named_and_not_checked(tmp_path: Path) -> None:
    teachers: list[list[object]] = [
        ["姓名", "性别", "身份证号", "职称", "任教学科"],
        ["王立", "男", make_id(9, date(2006, 1, 5)), "一级教师", "数学"],
    ]
    path = write_workbook(tmp_path / f"{SCHOOL}.xlsx", {"学生": [HEADER, *PUPILS], "教师": teachers})
    file = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)
    assert found(file) == ([2, 3], ["row-set-aside"])
    assert [(sheet.kind, sheet.students, sheet.set_aside) for sheet in file.sheets] == [
        ("roster", 2, 1),
        ("other", 0, 2),
    ]


def test_a_month_in_a_text_file_may_be_a_number_that_lost_its_zero(tmp_path: Path) -> None:
    path = tmp_path / f"{SCHOOL}.csv"
    path.write_text("姓名,身份证号,班级,出生年月\n陈小满," + make_id(1) + ",四.1,2013.1\n", encoding="utf-8")
    table = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR).tables[0]
    assert (table.raw("birth_date"), table.raw("class_name")) == ((2013.1,), ("四.1",))


def test_a_word_over_the_pupils_below_it_is_no_pupil(tmp_path: Path) -> None:
    assert found(read(tmp_path, [HEADER, ["寄宿生"], PUPILS[0], ["走读生"], PUPILS[1]])) == ([3, 5], [])


def test_a_heading_that_names_a_class_does_not_hide_the_header(tmp_path: Path) -> None:
    header: list[object] = ["姓名", "性别", "身份证号", "四(1)班 班主任王立"]
    assert found(read(tmp_path, [header, *(row[:3] for row in PUPILS)]))[0] == [2, 3]


def test_a_date_in_three_columns_is_part_of_the_header_and_no_date(tmp_path: Path) -> None:
    path = tmp_path / f"{SCHOOL}.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet()
    for column, heading in enumerate(["姓名", "性别", "身份证号", "班级"]):
        sheet.merge_range(0, column, 1, column, heading)
    sheet.merge_range(0, 4, 0, 6, "出生年月")
    sheet.write_row(1, 4, ["年", "月", "日"])
    sheet.write_row(2, 0, ["陈小满", "男", make_id(1), "四(1)班", 2013, 1, 5])
    workbook.close()
    file = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR)
    assert found(file) == ([3], [])
    assert "birth_date" not in file.tables[0].columns


@pytest.mark.parametrize("sheet", ["2022-2023四(1)", "2023.3四1班", "2023年3月四年级1班", "2022—2023学年四(1)班"])
def test_a_year_before_the_class_in_a_sheets_name_does_not_hide_it(tmp_path: Path, sheet: str) -> None:
    file = read(tmp_path, [HEADER[:3], *(row[:3] for row in PUPILS)], sheet)
    assert (found(file), set(file.tables[0].derived["class_label"])) == (([2, 3], []), {"四年级(1)班"})


@pytest.mark.parametrize("date_text", ["2013年1月5日", "2013 年 1 月 5 日"])
def test_a_pupil_without_an_id_number_is_not_taken_for_a_signature(tmp_path: Path, date_text: str) -> None:
    header: list[object] = ["序号", "姓名", "性别", "身份证号", "出生日期", "班级"]
    rows: list[list[object]] = [header, [1, "陈小满", "男", "", date_text, "四(1)班"], ["", "", "", "", date_text]]
    assert found(read(tmp_path, rows)) == ([2], [])


@pytest.mark.parametrize(
    "header",
    [
        ["被调查儿童姓名", "性别", "公民身份证号", "现就读年级", "教学班"],
        ["学生名", "性别码", "居民身份证件号码", "目前所在年级", "班号"],
    ],
)
def test_words_that_only_say_whose_or_since_when_a_heading_is_are_passed_over(
    tmp_path: Path, header: list[object]
) -> None:
    file = read(tmp_path, [header, *(row[:5] for row in PUPILS)])
    assert found(file) == ([2, 3], [])
    assert file.tables[0].text("grade") == ("四年级", "四年级")


def test_codes_beside_words_are_left_alone_and_the_words_are_read(tmp_path: Path) -> None:
    header: list[object] = ["姓名", "性别码", "性别", "身份证号", "年级", "班级"]
    file = read(tmp_path, [header, *([row[0], "1", *row[1:5]] for row in PUPILS)])
    assert found(file) == ([2, 3], [])
    assert file.tables[0].text("sex") == ("男", "女")
