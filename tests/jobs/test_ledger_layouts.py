"""The same movements and absences, however a township has drawn up its ledgers, make the same report."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kongchuo.jobs import check
from kongchuo.jobs.report import ReportResult, run
from tests.factories import write_workbook
from tests.jobs.report_workspace import END, MARCH, movement, roster, write
from tests.movements.town import EAST, JUNIOR, SCHOOL, child

FAR = "合肥市某小学"
ROWS = Sequence[Sequence[object]]


def who(number: int) -> tuple[object, object]:
    return child(number)["name"], child(number)["id_number"]


# Ten moves from the eastern to the central school, forty leaves for elsewhere, fifty comes from there.
CANONICAL = [
    movement(10, "转出", "2023-03-06", EAST, other_school=SCHOOL),
    movement(10, "转入", "2023-03-06", SCHOOL, other_school=EAST),
    movement(40, "转出", "2023-03-07", JUNIOR, other_school=FAR, proof="学籍证明"),
    movement(50, "转入", "2023-03-08", SCHOOL, other_school=FAR),
]
TOWN = "马井镇2023年春学籍异动台账"
LAYOUTS: dict[str, dict[str, ROWS]] = {
    "two schools and the kind": {
        "台账": [
            [TOWN],
            ["序号", "姓名", "身份证号", "异动类别", "转出学校", "转入学校", "异动日期", "证明材料"],
            [1, *who(10), "转出", "东风小学", "中心小学", "3.6", ""],
            [2, *who(40), "转走", JUNIOR, FAR, "3月7日", "学籍证明"],
            [3, *who(50), "转来", FAR, SCHOOL, "2023.3.8", ""],
        ]
    },
    "two schools and no kind": {
        "转学": [
            ["姓名", "身份证号", "原学校", "现学校", "转学时间", "手续"],
            [*who(10), EAST, SCHOOL, "2023.3.6", ""],
            [*who(40), JUNIOR, FAR, "3.7", "学籍证明"],
            [*who(50), FAR, SCHOOL, "3.8", ""],
        ]
    },
    "both rows of a transfer, both schools in each": {
        "台账": [
            ["姓名", "身份证号", "异动情况", "来源学校", "去向学校", "日期", "证明材料"],
            [*who(10), "转出", EAST, SCHOOL, "2023-03-06", ""],
            [*who(10), "转入", EAST, SCHOOL, "2023-03-06", ""],
            [*who(40), "转出", JUNIOR, FAR, "2023-03-07", "学籍证明"],
            [*who(50), "转入", FAR, SCHOOL, "2023-03-08", ""],
        ]
    },
    "a sheet a school, a column a kind": {
        "中心小学": [
            ["姓名", "身份证号", "转入时间", "转出时间", "来源或去向学校"],
            [*who(10), "2023.3.6", "", EAST],
            [*who(50), "2023.3.8", "", FAR],
        ],
        "东风小学": [["姓名", "身份证号", "转入时间", "转出时间", "去向"], [*who(10), "", "2023.3.6", "中心小学"]],
        "初级中学": [
            ["姓名", "身份证号", "转入", "转出", "日期", "去向", "证明材料"],
            [*who(40), "", "√", "2023-03-07", FAR, "学籍证明"],
        ],
    },
    "a sheet a kind": {
        "转出学生": [
            ["2023年3月"],
            ["学校", "姓名", "身份证号", "转往学校", "时间", "证明材料"],
            [EAST, *who(10), SCHOOL, "6日", ""],
            [JUNIOR, *who(40), FAR, 7, "学籍证明"],
        ],
        "转入学生": [
            ["2023年3月"],
            ["学校", "姓名", "身份证号", "原就读学校", "时间"],
            [SCHOOL, *who(10), EAST, "6日"],
            [SCHOOL, *who(50), FAR, "8日"],
        ],
    },
    "two lists beside one another": {
        "异动": [
            ["2023年3月学籍异动"],
            ["转入", "转入", "转入", "转入", "转入", "转出", "转出", "转出", "转出", "转出", "转出"],
            [
                "学校",
                "姓名",
                "身份证号",
                "日期",
                "来源学校",
                "学校",
                "姓名",
                "身份证号",
                "日期",
                "去向学校",
                "证明材料",
            ],
            [SCHOOL, *who(10), "3.6", EAST, EAST, *who(10), "3.6", SCHOOL, ""],
            [SCHOOL, *who(50), "3.8", FAR, JUNIOR, *who(40), "3.7", FAR, "学籍证明"],
        ]
    },
}


def told(result: ReportResult) -> dict[str, Any]:
    """All that the report says, without the places of files."""
    payload = result.payload()
    return {name: payload[name] for name in ("indicators", "movements", "students")}


def reported(folder: Path, sheets: dict[str, ROWS] | None) -> ReportResult:
    rosters = {month: roster(month) for month in ("2022-09", "2023-02", "2023-03")}
    workspace = write(folder, rosters, movements=CANONICAL if sheets is None else None)
    if sheets is not None:
        workspace.ledgers.mkdir()
        write_workbook(workspace.ledgers / "学籍异动.xlsx", sheets)
    return run(workspace, MARCH, as_of=END)


@pytest.mark.parametrize("sheets", LAYOUTS.values(), ids=LAYOUTS)
def test_the_report_is_that_of_the_canonical_ledger(sheets: dict[str, ROWS], tmp_path: Path) -> None:
    assert told(reported(tmp_path / "甲", None)) == told(reported(tmp_path / "乙", sheets))


@pytest.mark.parametrize("sheets", LAYOUTS.values(), ids=LAYOUTS)
def test_a_clean_ledger_of_any_layout_is_checked_in_silence(sheets: dict[str, ROWS], tmp_path: Path) -> None:
    workspace = write(tmp_path / "镇", {"2023-03": roster("2023-03")})
    workspace.ledgers.mkdir()
    write_workbook(workspace.ledgers / "学籍异动.xlsx", sheets)
    result = check.run([workspace.ledgers], workspace, as_of=END)
    assert [] == [(one.rule, one.message) for one in result.findings]


MARCH_DAYS = [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31]
NAMESAKE = {**child(60), "name": child(3)["name"], "class_name": "四年级(2)班"}


def register(title: str, numbers: Sequence[int], away: dict[int, dict[int, str]]) -> ROWS:
    """A class's register of March: the marks of those who were away, a tick for everybody else."""
    marks = [[away.get(number, {}).get(day, "√") for day in MARCH_DAYS] for number in numbers]
    pupils = [
        [place, child(number)["name"], *row] for place, (number, row) in enumerate(zip(numbers, marks, strict=True), 1)
    ]
    return [[title], ["序号", "姓名", *MARCH_DAYS], *pupils, ["说明：出勤√ 病假○ 旷课×"]]


def test_registers_of_classes_make_the_report_that_a_list_of_absences_makes(tmp_path: Path) -> None:
    months = ("2022-09", "2023-02", "2023-03")
    rosters = {month: [*roster(month), NAMESAKE] for month in months}
    last = dict.fromkeys(range(23, 32), "×")
    days = [
        {"school_name": JUNIOR, "name": who(45)[0], "id_number": who(45)[1], "absent": "2023-03-23至2023-03-31", "leave": "否", "reason": "旷课"},
        {"school_name": SCHOOL, "name": who(3)[0], "id_number": who(3)[1], "absent": "2023-03-06至2023-03-08", "leave": "否", "reason": "旷课"},
        {"school_name": SCHOOL, "name": who(1)[0], "id_number": who(1)[1], "absent": "2023-03-06至2023-03-08", "leave": "是", "reason": "病假"},
    ]  # fmt: skip
    listed = run(write(tmp_path / "甲", rosters, absences=days), MARCH, as_of=END)
    workspace = write(tmp_path / "乙", rosters)
    folder = workspace.ledgers / "考勤"
    folder.mkdir(parents=True)
    away = {3: dict.fromkeys((6, 7, 8), "×"), 1: dict.fromkeys((6, 7, 8), "○")}
    write_workbook(folder / "中心小学.xlsx", {"四(1)班": register("2023年3月考勤表", range(1, 8), away)})
    write_workbook(folder / "初级中学.xlsx", {"八(1)班": register("2023年3月", range(41, 46), {45: last})})
    found = run(workspace, MARCH, as_of=END)
    assert told(listed) == told(found)
    suspects = [one["name"] for one in found.payload()["students"] if one["list"] == "absent_suspected"]
    assert [who(45)[0]] == suspects
    # The pupil of that name in the other class is somebody else, and nobody is called a stranger.
    assert [] == [one.message for one in check.run([workspace.ledgers], workspace, as_of=END).findings]
