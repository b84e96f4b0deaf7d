"""The ledger 学籍异动 as schools draw it up: whose row it is, what happened and when, in columns of their own."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from kongchuo.movements.ledger import Entry, entries
from kongchuo.read.file import FileRead, read_file
from kongchuo.records.movements import Movement
from kongchuo.rules.engine import check_across, check_table
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, make_id, write_workbook

EAST = "马井镇东风小学"
FAR = "合肥市某小学"
TWO = ["姓名", "身份证号", "异动类别", "转出学校", "转入学校", "异动日期"]


def read(path: Path, rows: Sequence[Sequence[object]] | Mapping[str, Sequence[Sequence[object]]]) -> FileRead:
    sheets = rows if isinstance(rows, Mapping) else {"Sheet1": rows}
    return read_file(write_workbook(path, sheets), f"台账/{path.name}", ("movements",), township=TOWNSHIP)


def ledger(found: FileRead) -> list[Entry]:
    return list(entries([one for table in found.tables for one in Movement.from_table(table)], TOWNSHIP))


def told(found: FileRead) -> set[tuple[str, str | None, str, str]]:
    """Name, own school, kind and the other school of every movement, mirrored ones too."""
    return {(one.record.name, one.school, one.kind, one.record.other_school) for one in ledger(found)}


def rules(found: FileRead) -> list[tuple[str, str | None]]:
    context = Context(date(2023, 6, 10), 2022, TOWNSHIP)
    own = [one for table in found.tables for one in check_table(table, context)]
    every = [*found.findings, *own, *check_across(found.tables, context)]
    return sorted((one.rule, one.where.cell) for one in every)


def test_of_two_schools_the_kind_says_whose_row_it_is(tmp_path: Path) -> None:
    rows = [
        TWO,
        ["陈小满", make_id(1), "转出", "中心小学", FAR, "2023-03-06"],
        ["李秋实", make_id(2), "转入", FAR, EAST, "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert told(found) == {("陈小满", SCHOOL, "转出", FAR), ("李秋实", EAST, "转入", FAR)}
    assert rules(found) == []


def test_a_row_of_a_townships_ledger_stands_for_both_schools_of_a_transfer_inside_it(tmp_path: Path) -> None:
    rows = [
        TWO,
        ["陈小满", make_id(1), "转出", SCHOOL, EAST, "2023-03-06"],
        ["李秋实", make_id(2), "转入", SCHOOL, EAST, "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    sides = {(SCHOOL, "转出", EAST), (EAST, "转入", SCHOOL)}
    assert told(found) == {(name, *side) for name in ("陈小满", "李秋实") for side in sides}
    assert rules(found) == []


def test_the_other_side_that_has_a_row_of_its_own_is_not_counted_again(tmp_path: Path) -> None:
    rows = [
        TWO,
        ["陈小满", make_id(1), "转出", SCHOOL, EAST, "2023-03-06"],
        ["陈小满", "", "转入", SCHOOL, EAST, "2023-03-08"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert [(one.school, one.kind) for one in ledger(found)] == [(SCHOOL, "转出"), (EAST, "转入")]


def test_in_a_schools_own_ledger_the_row_is_that_schools_alone(tmp_path: Path) -> None:
    rows = [TWO, ["陈小满", make_id(1), "转出", SCHOOL, EAST, "2023-03-06"]]
    own = ["学校", *TWO]
    for found in (
        read(tmp_path / "学籍异动.xlsx", {SCHOOL: rows}),
        read(tmp_path / "学籍异动2.xlsx", [own, [SCHOOL, *rows[1]]]),
    ):
        assert told(found) == {("陈小满", SCHOOL, "转出", EAST)}
        assert [one.mirrored for one in ledger(found)] == [False]


def test_without_a_kind_the_school_of_the_township_says_what_happened(tmp_path: Path) -> None:
    rows = [
        ["学生姓名", "身份证号", "原学校", "现学校", "转学日期"],
        ["陈小满", make_id(1), SCHOOL, FAR, "2023-03-06"],
        ["李秋实", make_id(2), FAR, EAST, "2023-03-06"],
        ["王春和", make_id(3), FAR, "蚌埠市某小学", "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert {one for one in told(found) if one[2]} == {("陈小满", SCHOOL, "转出", FAR), ("李秋实", EAST, "转入", FAR)}
    # Neither school of the third is ours: whose row it is and what happened is asked.
    assert rules(found) == [("H106", "C4"), ("S201", "A4")]


def test_transfers_without_a_direction_get_it_from_the_schools(tmp_path: Path) -> None:
    rows = [
        ["学校", "姓名", "身份证号", "异动类别", "来源学校", "去向学校", "异动日期"],
        [SCHOOL, "陈小满", make_id(1), "转学", "", FAR, "2023-03-06"],
        [SCHOOL, "李秋实", make_id(2), "转学", FAR, "", "2023-03-06"],
        [SCHOOL, "王春和", make_id(3), "转学", "", "", "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert {one for one in told(found) if one[2]} == {("陈小满", SCHOOL, "转出", FAR), ("李秋实", SCHOOL, "转入", FAR)}
    assert rules(found) == [("S204", "D4")]


def test_every_finding_names_the_cell_in_which_the_school_stands(tmp_path: Path) -> None:
    rows = [
        TWO,
        ["陈小满", make_id(1), "转出", "某某小学", FAR, "2023-03-06"],
        ["李秋实", make_id(2), "转入", FAR, "谁知小学", "2023-03-06"],
        ["王春和", make_id(3), "转出", SCHOOL, "", "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert rules(found) == [("H106", "D2"), ("H106", "E3"), ("M107", "E4")]


def test_a_place_where_a_school_is_asked_is_a_region(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "异动", "迁出地", "迁入地", "时间"],
        ["陈小满", make_id(1), "迁出", SCHOOL, "合肥市", "2023-03-06"],
        ["李秋实", make_id(2), "迁入", "合肥市", EAST, "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    said = [(one.record.name, one.school, one.record.other_region) for one in ledger(found)]
    assert said == [("陈小满", SCHOOL, "合肥市"), ("李秋实", EAST, "合肥市")]


def test_a_row_with_two_days_is_two_movements(tmp_path: Path) -> None:
    rows = [
        ["2022-2023学年休学学生登记表"],
        ["学校", "姓名", "身份证号", "休学时间", "休学期满日期", "复学时间", "证明材料", "审批日期"],
        [SCHOOL, "陈小满", make_id(1), "10.8", "2023-10-08", "3月1日", "医院证明", "10月10日"],
        [SCHOOL, "李秋实", make_id(2), "2023.3.2", "2024-03-01", "", "医院证明", "2023.3.3"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    said = sorted((one.record.name, one.kind, one.day.isoformat()) for one in ledger(found))
    assert said == [
        ("李秋实", "休学", "2023-03-02"),
        ("陈小满", "休学", "2022-10-08"),
        ("陈小满", "复学", "2023-03-01"),
    ]
    assert rules(found) == []


def test_group_headings_over_the_two_sides_are_read_with_the_word_below_them(tmp_path: Path) -> None:
    rows = [
        ["", "", "", "", "转出学校", "转出学校", "转入学校", "转入学校"],
        ["姓名", "身份证号", "异动类别", "异动日期", "学校", "班级", "学校", "班级"],
        ["陈小满", make_id(1), "转出", "2023-03-06", SCHOOL, "四(1)班", FAR, ""],
        ["李秋实", make_id(2), "转入", "2023-03-06", FAR, "", EAST, "四(2)班"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert told(found) == {("陈小满", SCHOOL, "转出", FAR), ("李秋实", EAST, "转入", FAR)}
    assert [one.record.class_name for one in ledger(found)] == ["四(1)班", "四(2)班"]
    assert rules(found) == []


def test_lists_below_one_another_take_the_kind_of_the_line_above_them(tmp_path: Path) -> None:
    rows = [
        ["一、转入学生"],
        ["学校", "姓名", "身份证号", "日期", "来源学校"],
        [SCHOOL, "陈小满", make_id(1), "2023-03-06", FAR],
        ["二、转出学生"],
        ["学校", "姓名", "身份证号", "日期", "去向学校"],
        [SCHOOL, "李秋实", make_id(2), "2023-03-06", FAR],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert told(found) == {("陈小满", SCHOOL, "转入", FAR), ("李秋实", SCHOOL, "转出", FAR)}
    assert rules(found) == []


def test_what_nobody_can_tell_is_said_and_the_row_is_kept(tmp_path: Path) -> None:
    rows = [
        ["学校", "姓名", "身份证号", "转入", "转出", "日期", "去向"],
        [SCHOOL, "陈小满", make_id(1), "√", "", "2023-03-06", ""],
        [SCHOOL, "李秋实", make_id(2), "", "", "2023-03-06", ""],
        [SCHOOL, "王春和", make_id(3), "", "√", "3.6", FAR],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert found.people == 3
    assert ("S201", "B3") in rules(found)
    # The row above gives the year of 3.6, as on any ledger.
    assert [one.day.isoformat() for one in ledger(found) if one.usable] == ["2023-03-06", "2023-03-06"]


def test_what_stands_before_two_lists_is_for_both(tmp_path: Path) -> None:
    rows = [
        ["2023年春季学期学生异动情况统计表"],
        ["序号", "学校", "年级", "转入", "转入", "转入", "转入", "转出", "转出", "转出", "转出"],
        ["", "", "", "姓名", "身份证号", "来源学校", "日期", "姓名", "身份证号", "去向学校", "日期"],
        [1, SCHOOL, "四年级", "陈小满", make_id(1), FAR, "3.6", "李秋实", make_id(2), FAR, "3.7"],
        [2, EAST, "三年级", "", "", "", "", "王春和", make_id(3), FAR, "4.3"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert told(found) == {
        ("陈小满", SCHOOL, "转入", FAR),
        ("李秋实", SCHOOL, "转出", FAR),
        ("王春和", EAST, "转出", FAR),
    }
    assert rules(found) == []


def test_a_suspension_from_a_day_to_a_day_has_both(tmp_path: Path) -> None:
    rows = [
        [f"{SCHOOL}休学学生花名册"],
        ["序号", "姓名", "性别", "身份证号", "班级", "休学起止时间", "休学原因", "证明材料", "审批时间", "联系电话"],
        [1, "陈小满", "男", make_id(1), "四(1)班", "2023.3.6-2024.3.5", "患病", "医院证明", "2023.3.8", "13800000000"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    (entry,) = ledger(found)
    assert (entry.kind, str(entry.day), str(entry.record.suspension_end)) == ("休学", "2023-03-06", "2024-03-05")
    assert rules(found) == []


def test_grade_and_class_are_those_of_the_school_whose_row_it_is(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "原学校", "原年级", "转入学校", "转入年级", "转学时间"],
        ["陈小满", make_id(1), SCHOOL, "四年级", FAR, "三年级", "2023-03-06"],
        ["李秋实", make_id(2), FAR, "五年级", EAST, "四年级", "2023-03-06"],
    ]
    found = read(tmp_path / "学籍异动.xlsx", rows)
    assert [("陈小满", 4), ("李秋实", 4)] == [(one.record.name, one.grade) for one in ledger(found)]
    assert rules(found) == []
