"""The ledger 考勤 as classes keep it: a column a day, the month in a title, the class in the sheet's name."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.codes import attendance_marks, day_headings
from kongchuo.codes.day_headings import DayHeading
from kongchuo.read.file import FileRead, read_file
from kongchuo.records.attendance import Absence
from kongchuo.rules.engine import check_table
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, make_id, write_workbook

MARCH = [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31]
WEEKDAYS = ["三四五六日一二"[(day - 1) % 7] for day in range(1, 32)]
Said = list[tuple[str, str, str, bool]]


def read(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> FileRead:
    return read_file(write_workbook(path, sheets), f"台账/{path.name}", ("attendance",), township=TOWNSHIP)


def absences(found: FileRead) -> list[Absence]:
    return [one for table in found.tables for one in Absence.from_table(table)]


def told(found: FileRead) -> Said:
    """Name, days, reason and leave of every absence."""
    return [(one.name, one.absent_days, one.reason, one.excused) for one in absences(found)]


def rules(found: FileRead) -> list[str]:
    context = Context(date(2023, 4, 10), 2022, TOWNSHIP)
    own = [one for table in found.tables for one in check_table(table, context)]
    return [one.rule for one in (*found.findings, *own)]


def line(name: str, marks: Mapping[int, str], days: Sequence[int] = MARCH, default: str = "√") -> list[Any]:
    return [name, *(marks.get(day, default) for day in days)]


def test_a_register_with_a_column_a_day_is_read_as_absences_with_the_legend_below_it(tmp_path: Path) -> None:
    days = list(range(1, 32))
    rows = [
        [f"{SCHOOL}2023年3月考勤表"],
        ["序号", "姓名", *days, "病假", "事假", "备注"],
        ["", "", *WEEKDAYS],
        [1, *line("陈小满", {6: "○", 7: "○", 8: "×"}, days)],
        [2, *line("李秋实", {}, days)],
        [3, *line("王春和", {9: "△", 13: "迟"}, days)],
        ["说明：出勤√ 病假○ 事假△ 旷课×"],
        ["班主任签字："],
    ]
    found = read(tmp_path / "考勤.xlsx", {"四(1)班": rows})
    assert told(found) == [
        ("陈小满", "2023-03-06/2023-03-07", "病假", True),
        ("陈小满", "2023-03-08", "旷课", False),
        ("王春和", "2023-03-09", "事假", True),
    ]
    assert {(one.school_name, one.class_name) for one in absences(found)} == {(SCHOOL, "四年级(1)班")}
    assert rules(found) == []
    assert [(sheet.kind, sheet.students, sheet.set_aside) for sheet in found.sheets] == [("attendance", 3, 5)]


HEADINGS: dict[str, Sequence[object]] = {
    "whole numbers": MARCH,
    "texts": [str(day) for day in MARCH],
    "days": [f"{day}日" for day in MARCH],
    "months and days": [f"3月{day}日" for day in MARCH],
    "with weekdays": [f"{day}\n({WEEKDAYS[day - 1]})" for day in MARCH],
    "dates": [date(2023, 3, day) for day in MARCH],
    "decimals": [float(f"3.{day}") for day in MARCH],
    "decimals as texts": [f"3.{day}" for day in MARCH],
    "slashes": [f"3/{day}" for day in MARCH],
    "eight digits": [f"202303{day:02}" for day in MARCH],
}


@pytest.mark.parametrize("headings", HEADINGS.values(), ids=HEADINGS)
def test_days_are_known_however_their_headings_are_written(headings: Sequence[object], tmp_path: Path) -> None:
    rows = [
        ["序号", "姓名", *headings],
        [1, *line("陈小满", {10: "旷", 30: "病"})],
        [2, *line("李秋实", {})],
    ]
    found = read(tmp_path / "2023年3月考勤.xlsx", {f"{SCHOOL}四(1)班": rows})
    assert told(found) == [("陈小满", "2023-03-10", "旷课", False), ("陈小满", "2023-03-30", "病假", True)]
    assert rules(found) == []


def test_where_only_absences_are_marked_an_empty_cell_is_a_pupil_who_was_there(tmp_path: Path) -> None:
    rows = [
        [f"学校：{SCHOOL}   班级：四(1)班   班主任：张老师   2023年3月"],
        ["姓名", *MARCH],
        line("陈小满", {6: "病", 7: "病假"}, default=""),
        line("李秋实", dict.fromkeys(range(27, 32), "×"), default=""),
        line("张 三", {}, default=""),
    ]
    found = read(tmp_path / "考勤.xlsx", {"Sheet1": rows})
    assert told(found) == [
        ("陈小满", "2023-03-06/2023-03-07", "病假", True),
        ("李秋实", "2023-03-27/2023-03-31", "缺勤", False),
    ]
    assert rules(found) == []


def test_half_a_day_is_no_day_and_two_halves_are_one(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "考勤.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(f"{SCHOOL}四(1)班")
        sheet.write(0, 0, "2023年3月考勤")
        sheet.merge_range(1, 0, 2, 0, "姓名")
        for place, day in enumerate((6, 7, 8, 9, 10)):
            sheet.merge_range(1, 1 + 2 * place, 1, 2 + 2 * place, f"{day}日")
            sheet.write_row(2, 1 + 2 * place, ("上午", "下午"))
        sheet.write_row(3, 0, ["陈小满", "病", "病", *"√√√√√√√√"])
        sheet.write_row(4, 0, ["李秋实", "√", "√", "事", *"√√√√√√√"])
    found = read_file(path, path.name, ("attendance",), township=TOWNSHIP)
    assert told(found) == [("陈小满", "2023-03-06", "病假", True)]
    assert rules(found) == []


def test_a_register_that_goes_over_the_end_of_a_month_goes_on_in_the_next(tmp_path: Path) -> None:
    days = [27, 28, 29, 30, 31, 3, 4, 6, 7]
    rows = [["2023年3月起"], ["序号", "姓名", *days], [1, *line("陈小满", {31: "旷", 3: "旷"}, days)]]
    found = read(tmp_path / "考勤.xlsx", {f"{SCHOOL}四(1)班": rows})
    assert told(found) == [("陈小满", "2023-03-31,2023-04-03", "旷课", False)]


def test_what_a_mark_means_that_nobody_states_is_asked_once_a_sheet_and_not_guessed(tmp_path: Path) -> None:
    rows = [["序号", "姓名", *MARCH], [1, *line("陈小满", {6: "△", 7: "△"})], [2, *line("李秋实", {8: "⊙"})]]
    found = read(tmp_path / "2023年3月考勤.xlsx", {f"{SCHOOL}四(1)班": rows})
    assert told(found) == []
    assert [(one.rule, one.where.cell, one.value) for one in found.findings] == [
        ("R117", "F2", "△"),
        ("R117", "H3", "⊙"),
    ]


def test_the_sign_in_most_cells_is_presence_and_a_tick_among_empty_cells_is_asked(tmp_path: Path) -> None:
    slashes = [
        ["序号", "姓名", *MARCH],
        [1, *line("陈小满", {6: "旷"}, default="/")],
        [2, *line("李秋实", {}, default="/")],
    ]
    ticks = [["序号", "姓名", *MARCH], [1, *line("陈小满", {6: "√"}, default="")], [2, *line("李秋实", {}, default="")]]
    found = read(tmp_path / "2023年3月考勤.xlsx", {f"{SCHOOL}四(1)班": slashes, f"{SCHOOL}四(2)班": ticks})
    assert told(found) == [("陈小满", "2023-03-06", "旷课", False)]
    assert [(one.rule, one.where.sheet, one.value) for one in found.findings] == [("R117", f"{SCHOOL}四(2)班", "√")]


def test_a_holiday_written_over_its_column_is_no_absence(tmp_path: Path) -> None:
    days = [3, 4, 5, 6, 7]
    rows = [
        ["2023年4月"],
        ["序号", "姓名", *days],
        [1, *line("陈小满", {5: "假", 4: "清明节", 6: "假"}, days)],
        *([number, *line(f"王春{word}", {5: "假"}, days)] for number, word in enumerate("和光明亮", 2)),
    ]
    found = read(tmp_path / "考勤.xlsx", {f"{SCHOOL}四(1)班": rows})
    assert told(found) == [("陈小满", "2023-04-06", "请假", True)]
    assert rules(found) == []


def test_a_register_of_which_nobody_says_the_month_is_read_and_its_days_are_asked(tmp_path: Path) -> None:
    rows = [["序号", "姓名", *MARCH], [1, *line("陈小满", {6: "旷"})]]
    found = read(tmp_path / "考勤.xlsx", {f"{SCHOOL}四(1)班": rows})
    assert told(found) == [("陈小满", "", "旷课", False)]
    assert rules(found) == ["K101"]


def test_several_classes_below_one_another_each_have_their_own_class(tmp_path: Path) -> None:
    head = ["序号", "姓名", *MARCH]
    rows = [
        ["2023年3月考勤"],
        ["四(1)班"], head, [1, *line("陈小满", {6: "旷"})],
        ["四(2)班"], head, [1, *line("李秋实", {7: "病"})],
    ]  # fmt: skip
    found = read(tmp_path / "考勤.xlsx", {SCHOOL: rows})
    assert [(one.name, one.class_name) for one in absences(found)] == [
        ("陈小满", "四年级(1)班"),
        ("李秋实", "四年级(2)班"),
    ]
    assert rules(found) == []


def test_a_list_takes_school_class_year_and_month_from_where_they_stand(tmp_path: Path) -> None:
    rows = [
        ["序号", "姓名", "身份证号", "缺勤日期", "原因", "是否请假"],
        [1, "陈小满", make_id(1), "6日", "感冒", "是"],
        [2, "李秋实", make_id(2), 7, "", "否"],
        [3, "王春和", make_id(3), "8、9日", "", ""],
        [4, "孙谷雨", make_id(4), 3.13, "", ""],
        [5, "周白露", make_id(5), "3月14日至16日", "", ""],
    ]
    found = read(tmp_path / "2023年3月考勤表.xlsx", {f"{SCHOOL}四(1)班": rows})
    days = ["2023-03-06", "2023-03-07", "2023-03-08,2023-03-09", "2023-03-13", "2023-03-14/2023-03-16"]
    assert [one.absent_days for one in absences(found)] == days
    assert {(one.school_name, one.class_name) for one in absences(found)} == {(SCHOOL, "四年级(1)班")}
    assert rules(found) == []


def test_grade_and_class_in_two_columns_are_one_class(tmp_path: Path) -> None:
    rows = [
        ["学校", "年级", "班级", "姓名", "身份证号", "缺勤日期"],
        [SCHOOL, "四年级", "1班", "陈小满", make_id(1), "2023-03-06"],
        [SCHOOL, "四年级", "四(2)班", "李秋实", make_id(2), "2023-03-06"],
    ]
    found = read(tmp_path / "考勤.xlsx", {"Sheet1": rows})
    assert [one.class_name for one in absences(found)] == ["四年级1班", "四(2)班"]
    assert rules(found) == []


def test_a_list_of_one_day_has_the_day_of_its_title(tmp_path: Path) -> None:
    away = [
        ["2023年3月6日缺勤学生登记表"],
        ["序号", "班级", "姓名", "身份证号", "原因"],
        [1, "四(1)班", "陈小满", make_id(1), "感冒"],
    ]
    everybody = [
        ["2023年3月7日到校情况"],
        ["序号", "班级", "姓名", "到校情况"],
        [1, "四(1)班", "陈小满", "√"],
        [2, "四(1)班", "李秋实", "病假"],
        [3, "四(1)班", "王春和", "未到"],
    ]
    found = read(tmp_path / f"考勤{SCHOOL}.xlsx", {"3.6": away, "3.7": everybody})
    assert told(found) == [
        ("陈小满", "2023-03-06", "感冒", False),
        ("李秋实", "2023-03-07", "病假", True),
        ("王春和", "2023-03-07", "缺勤", False),
    ]
    assert rules(found) == []


LEGENDS = {
    "出勤√ 病假○ 事假△ 旷课× 迟到⊙": {"√": "present", "○": "病假", "△": "事假", "×": "旷课", "⊙": "present"},
    "√出勤 ○病假 △事假 ×旷课": {"√": "present", "○": "病假", "△": "事假", "×": "旷课"},
    "说明：“√”表示出勤，“○”表示病假": {"√": "present", "○": "病假"},
    "注：出勤打√，旷课打×，病假写B": {"√": "present", "×": "旷课", "B": "病假"},
    "请假(病假○、事假△)，旷课×": {"○": "病假", "△": "事假", "×": "旷课"},
    "迟到、早退不计，缺勤打√": {"√": "缺勤"},
    "病假○ 事假○": {},
    "2023年3月四(1)班": {},
}


@pytest.mark.parametrize(("text", "signs"), LEGENDS.items(), ids=list(LEGENDS))
def test_a_legend_is_read_whichever_way_round_it_is_written(text: str, signs: Mapping[str, str]) -> None:
    found = attendance_marks.legend([text])
    assert signs == {sign: mark.reason or mark.meaning for sign, mark in found.items()}


def test_what_is_no_day_is_no_heading_of_a_day() -> None:
    assert DayHeading(6, 3) == day_headings.parse("三月考勤6一")
    assert DayHeading(1, 3, decimal=True) == day_headings.parse("3.1")
    assert [None] * 7 == [
        day_headings.parse(text) for text in ("第1周一", "电话1", "32", "语文1", "3.32", "姓名", "合计")
    ]


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_marks_and_headings(text: str) -> None:
    day_headings.parse(text)
    attendance_marks.legend([text])
    attendance_marks.read(text, {})


def test_two_halves_of_a_class_beside_one_another_keep_their_own_days(tmp_path: Path) -> None:
    days = MARCH[:8]
    rows = [
        ["2023年3月"],
        ["序号", "姓名", *days, "序号", "姓名", *days],
        [1, *line("陈小满", {}, days), 2, *line("李秋实", {1: "病"}, days)],
        [3, *line("王春和", {3: "旷"}, days), "", "", *[""] * 8],
    ]
    found = read(tmp_path / "考勤.xlsx", {f"{SCHOOL}四(1)班": rows})
    assert sorted(told(found)) == [("李秋实", "2023-03-01", "病假", True), ("王春和", "2023-03-03", "旷课", False)]
    assert rules(found) == []


def test_days_below_a_heading_over_all_of_them_are_of_its_month(tmp_path: Path) -> None:
    rows = [
        [f"{SCHOOL}2023年四年级1班学生考勤登记表"],
        ["学号", "姓名", "3月份考勤记录", *[""] * 22, "备注"],
        ["", "", *MARCH, ""],
        ["01", *line("陈小满", {10: "×"}), ""],
        ["02", *line("李秋实", {1: "○"}), "感冒"],
        ["注：√为出勤，○为病假，×为旷课"],
    ]
    found = read(tmp_path / "考勤.xlsx", {"Sheet1": rows})
    assert told(found) == [("陈小满", "2023-03-10", "旷课", False), ("李秋实", "2023-03-01", "病假", True)]
    assert rules(found) == []


def test_a_class_a_row_and_all_who_were_away_in_one_cell(tmp_path: Path) -> None:
    rows = [
        ["2023年3月每日缺勤情况上报表"],
        ["日期", "班级", "应到人数", "实到人数", "缺勤学生姓名", "原因"],
        ["3月6日", "四(1)班", 45, 43, "陈小满（病假）、李秋实", ""],
        ["3月6日", "四(2)班", 44, 44, "无", ""],
        ["7日", "四(1)班", 45, 44, "王 春", "事假"],
    ]
    found = read(tmp_path / "考勤.xlsx", {SCHOOL: rows})
    assert told(found) == [
        ("陈小满", "2023-03-06", "病假", True),
        ("李秋实", "2023-03-06", "", False),
        ("王春", "2023-03-07", "事假", True),
    ]
    assert [(one.rule, one.where.row) for one in found.findings] == [("R107", 2)]


def test_absences_of_which_only_the_number_of_days_is_known_are_asked_for_the_days(tmp_path: Path) -> None:
    counted = [["学校", "班级", "姓名", "身份证号", "缺勤天数"], [SCHOOL, "四(1)班", "陈小满", make_id(1), 3]]
    weeks = [["姓名", "第1周", "", "", "", ""], ["", *"一二三四五"], ["陈小满", *"√病√√√"]]
    found = read(tmp_path / "2023年3月考勤.xlsx", {"甲": counted, f"{SCHOOL}四(1)班": weeks})
    assert told(found) == [("陈小满", "", "", False)]
    assert [(one.rule, one.where.sheet, one.message) for one in found.findings if one.rule != "R112"] == [
        ("R107", "甲", "缺少“缺勤日期”这一列，1行都没有这项内容。"),
        ("R116", f"{SCHOOL}四(1)班", f"“{SCHOOL}四(1)班”表第1行有“姓名”，别的列看不出是什么，下面的人没有核查。"),
    ]


def test_a_bracket_that_tells_two_pupils_apart_is_no_reason(tmp_path: Path) -> None:
    rows = [
        ["学校", "班级", "姓名", "身份证号", "缺勤日期"],
        [SCHOOL, "四(1)班", "李莉（大）", make_id(1), "2023-03-06"],
    ]
    found = read(tmp_path / "考勤.xlsx", {"Sheet1": rows})
    assert [("李莉(大)", "")] == [(one.name, one.reason) for one in absences(found)]
