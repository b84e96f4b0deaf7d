"""Dropout cases, destinations of leavers and disabled children, as schools draw up their ledgers."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from kongchuo.read.file import FileRead, read_file
from kongchuo.records.catalogue import RECORDS
from kongchuo.rules.engine import check_across, check_table
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, make_id, write_workbook

JUNIOR = "马井镇初级中学"
FAR = "合肥市某中学"
Rows = Sequence[Sequence[object]]


def big(order: int) -> str:
    return make_id(order, date(2009, 1, 5))


def read(path: Path, sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> FileRead:
    write_workbook(path, sheets)
    if merged:
        book = openpyxl.load_workbook(path)
        for area in merged:
            book.worksheets[0].merge_cells(area)
        book.save(path)
    kinds = {"辍": ("cases", "visits"), "毕": ("outcomes",), "残": ("support",)}[path.name[0]]
    return read_file(path, f"台账/{path.name}", kinds, township=TOWNSHIP)


def told(found: FileRead, kind: str, *names: str) -> list[tuple[Any, ...]]:
    """These fields of every record of a kind."""
    rows = [one for table in found.tables if table.kind == kind for one in RECORDS[kind].from_table(table)]
    return [tuple(str(getattr(one, name) or "") for name in names) for one in rows]


def rules(found: FileRead) -> list[tuple[str, str | None]]:
    context = Context(date(2023, 3, 14), 2022, TOWNSHIP)
    own = [one for table in found.tables for one in check_table(table, context)]
    every = [*found.findings, *own, *check_across(found.tables, context)]
    return sorted((one.rule, one.where.cell) for one in every)


def test_visits_beside_their_case_are_visits(tmp_path: Path) -> None:
    head = ["学校", "年级", "班级", "姓名", "身份证号", "离校日期", "发现日期", "状态"]
    rows = [
        ["2023年辍学学生劝返台账"],
        [*head, "第一次劝返", "", "", "第二次劝返", "", "", "复学时间", "复学证明"],
        [*[""] * 8, "时间", "劝返人", "结果", "时间", "劝返人", "结果", "", ""],
        [JUNIOR, "八年级", "2班", "陈小满", big(1), "3.6", "3.6", "劝返复学", "3.7", "李四", "不同意", "3.9", "李四", "答应", "3.13", "学籍卡"],
        [JUNIOR, "八年级", "2班", "李秋实", big(2), "3.6", "3.6", "未返校", "3月8日", "李四", "外出打工", "", "", "", "", ""],
    ]  # fmt: skip
    found = read(tmp_path / "辍学.xlsx", {"Sheet1": rows}, ("I2:K2", "L2:N2"))
    assert told(found, "cases", "name", "state", "return_date") == [
        ("陈小满", "已复学", "2023-03-13"),
        ("李秋实", "确认", ""),
    ]
    assert told(found, "visits", "id_number", "number", "visit_date", "visitor", "result") == [
        (big(1), "1", "2023-03-07", "李四", "不同意"),
        (big(2), "1", "2023-03-08", "李四", "外出打工"),
        (big(1), "2", "2023-03-09", "李四", "答应"),
    ]
    assert rules(found) == []
    assert [sheet.students for sheet in found.sheets] == [2]


def test_the_state_of_a_case_stands_in_a_title_or_the_name_of_its_sheet(tmp_path: Path) -> None:
    head = ["学校", "班级", "姓名", "身份证号", "辍学日期", "发现日期"]
    sheets = {
        "疑似": [head, [JUNIOR, "八(2)班", "陈小满", big(1), "2023-03-13", "2023-03-13"]],
        "复学": [
            ["已复学学生名单"],
            [*head, "复学日期", "销号依据"],
            [JUNIOR, "八(2)班", "李秋实", big(2), "2023-03-06", "2023-03-06", "2023-03-13", "学籍卡"],
        ],
    }
    found = read(tmp_path / "辍学.xlsx", sheets)
    assert told(found, "cases", "name", "state") == [("陈小满", "疑似"), ("李秋实", "已复学")]
    assert rules(found) == []


def test_whether_a_child_has_come_back_is_a_state(tmp_path: Path) -> None:
    rows = [
        ["学校", "年级", "姓名", "身份证号", "辍学时间", "发现时间", "是否返校", "劝返时间", "劝返人", "劝返结果"],
        [JUNIOR, "八年级", "陈小满", big(1), "2023-03-06", "2023-03-06", "否", "2023-03-07", "李四", "不愿意"],
        [JUNIOR, "八年级", "李秋实", big(2), "2023-03-06", "2023-03-06", "还没定", "", "", ""],
    ]
    found = read(tmp_path / "辍学.xlsx", {"Sheet1": rows})
    assert told(found, "cases", "name", "state") == [("陈小满", "确认"), ("李秋实", "")]
    assert told(found, "visits", "visit_date", "visitor", "result") == [("2023-03-07", "李四", "不愿意")]
    assert rules(found) == [("S201", "C3")]


def test_ticks_and_schools_say_where_a_leaver_went(tmp_path: Path) -> None:
    rows = [
        ["2023届毕业生去向登记表"],
        ["序号", "姓名", "身份证号", "班级", "升入本镇初中", "外地就读", "特殊教育", "未升学"],
        [1, "陈小满", make_id(1), "六(1)班", "√", "", "", ""],
        [2, "李秋实", make_id(2), "六(1)班", "", FAR, "", ""],
        [3, "王春和", make_id(3), "六(1)班", "", "", "", ""],
        [4, "孙谷雨", make_id(4), "六(1)班", "√", "√", "", ""],
    ]
    found = read(tmp_path / "毕业生去向.xlsx", {SCHOOL: rows})
    assert told(found, "outcomes", "school_name", "name", "destination", "other_school") == [
        (SCHOOL, "陈小满", "升入初中", ""),
        (SCHOOL, "李秋实", "外地就读", FAR),
        (SCHOOL, "王春和", "", ""),
        (SCHOOL, "孙谷雨", "", ""),
    ]
    # Nothing is ticked for the third, and two things for the fourth.
    assert rules(found) == [("S201", "B5"), ("S204", "B6")]


def test_without_a_kind_the_school_to_which_a_leaver_went_tells_it(tmp_path: Path) -> None:
    rows = [
        [f"{SCHOOL}2023年小升初去向"],
        ["姓名", "身份证号", "升入学校", "就读地区", "证明材料"],
        ["陈小满", make_id(1), "马井初中", "", ""],
        ["李秋实", make_id(2), FAR, "合肥", "学籍证明"],
        ["王春和", make_id(3), "", "", ""],
    ]
    found = read(tmp_path / "毕业生去向.xlsx", {"六(1)班": rows})
    assert told(found, "outcomes", "class_name", "name", "destination") == [
        ("六年级(1)班", "陈小满", "升入初中"),
        ("六年级(1)班", "李秋实", "外地就读"),
        ("六年级(1)班", "王春和", ""),
    ]
    assert rules(found) == [("S201", "A5")]


def test_a_sheet_for_every_destination_and_a_title_that_names_the_junior_school(tmp_path: Path) -> None:
    sheets = {
        "外地就读": [["毕业学校", "姓名", "身份证号", "就读学校"], [SCHOOL, "陈小满", make_id(1), FAR]],
        "本镇": [[f"升入{JUNIOR}学生名单"], ["毕业小学", "姓名", "身份证号"], [SCHOOL, "李秋实", make_id(2)]],
        "初中": [[f"升入{JUNIOR}学生名单"], ["姓名", "身份证号"], ["王春和", make_id(3)]],
    }
    found = read(tmp_path / "毕业生去向.xlsx", sheets)
    assert told(found, "outcomes", "school_name", "name", "destination") == [
        (SCHOOL, "陈小满", "外地就读"),
        (SCHOOL, "李秋实", "升入初中"),
        ("", "王春和", "升入初中"),
    ]
    # Nobody says which primary school the third comes from; the title names where to.
    assert [one.rule for one in found.findings] == ["R107"]


def test_a_disabled_childs_placement_is_ticked_and_its_school_the_sheets_where_it_is_taught_there(
    tmp_path: Path,
) -> None:
    rows = [
        ["残疾儿童一人一案"],
        ["序号", "姓名", "身份证号", "残疾类别", "残疾等级", "随班就读", "特教学校", "送教上门", "延缓入学"],
        [1, "陈小满", make_id(1), "智力", "二级", "√", "", "", ""],
        [2, "李秋实", make_id(2), "肢体残疾", "三级", "", "", "√", ""],
        [3, "王春和", make_id(3), "视力", "一级", "", "√", "", ""],
    ]
    found = read(tmp_path / "残疾儿童.xlsx", {SCHOOL: rows})
    assert told(found, "support", "name", "placement", "school_name") == [
        ("陈小满", "随班就读", SCHOOL),
        ("李秋实", "送教上门", SCHOOL),
        ("王春和", "特殊教育学校", ""),
    ]
    assert found.findings == ()


def test_a_sheet_for_every_placement(tmp_path: Path) -> None:
    head = ["学校", "姓名", "身份证号", "残疾情况"]
    sheets = {
        "送教上门": [head, [SCHOOL, "陈小满", make_id(1), "智力二级"]],
        "随班就读": [head, [SCHOOL, "李秋实", make_id(2), "肢体"]],
    }
    found = read(tmp_path / "残疾儿童.xlsx", sheets)
    assert told(found, "support", "name", "placement", "disability") == [
        ("陈小满", "送教上门", "智力"),
        ("李秋实", "随班就读", "肢体"),
    ]
    assert found.findings == ()
