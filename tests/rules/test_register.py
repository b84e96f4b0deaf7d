"""Rules on the register: what the pages do not show."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kongchuo.jobs import check
from kongchuo.model.table import Table
from kongchuo.read.workspace import find_workspace
from kongchuo.records.register_place import settle_register
from kongchuo.rules import engine
from kongchuo.rules.rule import Context
from tests.factories import SCHOOL, TOWNSHIP, make_id, roster_table, table, write_workbook

CONTEXT = Context(date(2023, 3, 31), 2022, TOWNSHIP)


def child(order: int = 1, **changes: object) -> dict[str, object]:
    row = {
        "village": "望舒村", "name": f"陈小{'满山川河江海湖泊'[order // 2 % 8]}", "sex": "男" if order % 2 else "女",
        "id_number": make_id(order), "household_status": "在籍", "school_status": "在校", "school_name": SCHOOL,
        "grade": "四年级", "place": "萧县", "proof": "", "disability": "无",
    }  # fmt: skip
    return {**row, **changes}


def register(*rows: dict[str, object], **place: str) -> Table:
    file = place.pop("file", "适龄儿童/2022/望舒村.xlsx")
    return settle_register(table(rows, kind="register", file=file, **place), TOWNSHIP, 2022)  # type: ignore[arg-type]


def found(*tables: Table, beside: Sequence[Table] = ()) -> list[tuple[str, str | None]]:
    findings = [one for each in tables for one in engine.check_table(each, CONTEXT)]
    findings += engine.check_across(tables, CONTEXT, beside)
    return [(one.name, one.where.cell) for one in findings]


CLEAN = (
    child(1),
    child(3, school_name="苏州市某小学", place="苏州市", proof="学籍证明"),
    child(5, school_status="延缓入学", school_name="", grade="", proof="延缓入学批复"),
    child(7, school_status="未入学", school_name="", grade=""),
    child(9, school_status="已迁出", household_status="迁出", school_name="", grade=""),
    child(11, school_status="送教上门", disability="多重"),
    child(13, school_name="县特殊教育学校", disability="听力", grade=""),
    child(15, school_status="已死亡", household_status="注销", school_name="", grade=""),
)


def test_a_clean_register_is_silent() -> None:
    assert [] == found(register(*CLEAN))


@pytest.mark.parametrize("left_out", ["village", "household_status", "grade", "place", "disability", "school_name"])
def test_a_clean_register_is_silent_without_a_column_of_choice(left_out: str) -> None:
    rows = [{name: text for name, text in row.items() if name != left_out} for row in CLEAN]
    # Without their school, only the place says where a child is; without both, nothing does.
    assert [] == found(register(*rows))


def test_twins_are_no_child_under_two_numbers() -> None:
    assert [] == found(register(child(1, name="陈小山"), child(3, name="陈小川")))


def test_the_registers_of_two_years_are_not_compared() -> None:
    assert [] == found(register(*CLEAN), register(*CLEAN, file="适龄儿童/2023/望舒村.xlsx"))


def test_a_number_copied_down_a_column_is_judged_in_a_moment() -> None:
    rows = [child(1, name=f"陈{number:04}") for number in range(3000)]
    assert 2999 == [name for name, _ in found(register(*rows))].count("id-twice-on-register")


def test_rosters_beside_a_register_are_looked_at_and_not_judged() -> None:
    pupil = {
        "name": "陈小山",
        "sex": "男",
        "id_number": make_id(1),
        "class_name": "四年级(1)班",
        "birth_date": "1999-01-01",
    }
    roster = roster_table([pupil, pupil])
    dead = register(child(1, name="陈小山", school_status="已死亡", household_status="注销"))
    assert [("gone-but-on-roster", "F2")] == found(dead, beside=(roster,))


def test_check_finds_the_roster_of_the_year_by_itself(tmp_path: Path) -> None:
    (tmp_path / "kongchuo.toml").write_text(
        f'[township]\nname = "马井镇"\ncounty = "萧县"\n[[schools]]\nname = "{SCHOOL}"\nstages = ["primary"]\n', "utf-8"
    )
    for folder in ("花名册/2022-10", "花名册/2023-09", "适龄儿童/2022"):
        (tmp_path / folder).mkdir(parents=True)
    pupils = [["姓名", "性别", "身份证号", "班级"], ["陈小山", "男", make_id(1), "四年级(1)班"]]
    write_workbook(tmp_path / "花名册" / "2022-10" / f"{SCHOOL}.xlsx", {"四(1)班": pupils})
    write_workbook(tmp_path / "花名册" / "2023-09" / f"{SCHOOL}.xlsx", {"四(1)班": pupils[:1]})
    children = [["村", "姓名", "性别", "身份证号", "就学状态"], ["望舒村", "陈小山", "男", make_id(1), "辍学"]]
    write_workbook(tmp_path / "适龄儿童" / "2022" / "望舒村.xlsx", {"Sheet1": children})
    workspace = find_workspace(tmp_path)
    assert workspace is not None
    result = check.run([workspace.registers], workspace, as_of=date(2023, 10, 1))
    assert ["out-of-school-on-roster"] == [finding.name for finding in result.findings]
    assert 1 == len(result.files)
