"""四查三比对: what is compared, who is found, and what cannot be compared."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kongchuo.jobs.report import ReportResult, run
from kongchuo.model.grid import Cell, Grid, Row, Sheet, Text
from tests.jobs.report_workspace import CASES, END, MARCH, MOVEMENTS, Rows, case, register, roster, write
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, child
from tests.reports.markdown import anchors, links

# 困难类型 by number of the pupil; the school EAST has not filled in any.
HARDSHIPS = {44: "低保", 43: "脱贫户", 0: "脱贫户", 41: "特困"}


def hardship(rows: Rows) -> list[dict[str, object]]:
    """The pupils with their 困难类型."""
    kinds = {child(number)["id_number"]: kind for number, kind in HARDSHIPS.items()}
    return [
        {**row, "hardship": "" if row["school_name"] == EAST else kinds.get(row["id_number"], "无")} for row in rows
    ]


def absence(number: int, days: str, school: str = JUNIOR, leave: str = "否") -> dict[str, object]:
    row = child(number)
    return {"school_name": school, "name": row["name"], "id_number": row["id_number"], "absent": days, "leave": leave}


ABSENCES = [
    absence(45, "2023-03-23至2023-03-31"),  # seven school days
    absence(3, "2023-03-06至2023-03-08", SCHOOL),
    absence(43, "2023-03-27至2023-03-31"),  # has a case
    absence(1, "2023-03-06", SCHOOL, "是"),
    absence(1, "2023-03-06、2023-03-07", SCHOOL),
]
MONTHS = ("2022-09", "2023-02", "2023-03")


def made(folder: Path, **changes: object) -> ReportResult:
    books: dict[str, object] = {"movements": MOVEMENTS, "cases": CASES, "absences": ABSENCES, "children": register()}
    rosters = {month: hardship(roster(month)) for month in MONTHS}
    workspace = write(folder, changes.pop("rosters", rosters), **{**books, **changes})  # type: ignore[arg-type]
    return run(workspace, MARCH, as_of=END)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ReportResult:
    return made(tmp_path_factory.mktemp("comparisons"))


def page(result: ReportResult) -> Sheet:
    return next(sheet for sheet in result.document.sheets if sheet.name == "四查三比对")


def grid(result: ReportResult, first: str, second: str = "") -> Grid:
    """The grid whose headings begin so."""
    return next(
        block
        for block in page(result).blocks
        if isinstance(block, Grid) and block.columns[0].text == first and second in (block.columns[1].text, "")
    )


def values(row: Row) -> tuple[object, ...]:
    return tuple(cell.value for cell in row.cells)


def texts(result: ReportResult) -> list[str]:
    return [block.text for block in page(result).blocks if isinstance(block, Text)]


def behind(result: ReportResult, cell: Cell) -> Row:
    """The row to which a figure leads."""
    assert cell.link
    for sheet in result.document.sheets:
        for block in sheet.blocks if sheet.name == cell.link.sheet else ():
            for row in block.rows if isinstance(block, Grid) else ():
                if row.anchor == cell.link.anchor:
                    return row
    raise AssertionError(f"nothing at {cell.link}")


def test_every_figure_leads_to_a_row_that_is_there(result: ReportResult) -> None:
    figures = [
        cell
        for block in page(result).blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row.cells
        if isinstance(cell.value, int) and cell.value
    ]
    assert len(figures) > 40
    assert [] == [cell for cell in figures if cell.link is None]
    assert {(link.sheet, link.anchor) for link in links(result.document)} <= anchors(result.document)


def test_dropouts_are_told_apart_by_the_hardship_of_their_family(result: ReportResult) -> None:
    table = grid(result, "困难类型")
    assert ["困难类型", "合计", "确认辍学", "疑似辍学", "缺勤疑似", "离开无记录"] == [one.text for one in table.columns]
    # 44 is confirmed, 43 suspected; 45 came back only in April; 0 and 40 have left without a record.
    assert [
        ("低保", 1, 1, 0, 0, 0),
        ("脱贫户", 2, 0, 1, 0, 1),
        ("无", 2, 1, 0, 0, 1),
        ("不明", 0, 0, 0, 0, 0),
        ("合计", 5, 2, 1, 0, 2),
    ] == [values(row) for row in table.rows]


def test_all_compared_children_stand_beneath_those_of_hardship_first(result: ReportResult) -> None:
    people = next(
        block for block in page(result).blocks if isinstance(block, Grid) and "困难家庭" in (block.title or "")
    )
    assert "其中困难家庭的孩子：3人。逐人列出：5人" == people.title
    kinds = {44: "低保", 43: "脱贫户", 0: "脱贫户", 45: "无", 40: "无"}
    expected = [(child(number)["name"], kind) for number, kind in kinds.items()]
    assert expected == [(row.cells[2].value, row.cells[4].value) for row in people.rows]


def test_a_figure_of_hardship_leads_to_the_first_of_its_children(result: ReportResult) -> None:
    row = next(row for row in grid(result, "困难类型").rows if row.cells[0].value == "脱贫户")
    assert child(43)["name"] == behind(result, row.cells[3]).cells[2].value
    assert child(0)["name"] == behind(result, row.cells[5]).cells[2].value


def test_a_child_with_a_case_that_left_the_roster_too_is_counted_once_as_its_case(tmp_path: Path) -> None:
    lost = case(0, "2023-03-07", "确认", SCHOOL, "四年级")
    found = made(tmp_path, cases=[lost])
    names = [one.child.list for one in found.material.comparisons.hardships or () if one.child.name == lost["name"]]
    assert ["confirmed_dropout"] == names


def test_a_school_that_fills_in_no_hardship_makes_it_unknown_not_none(tmp_path: Path) -> None:
    found = made(tmp_path, cases=[case(11, "2023-03-07", "确认", EAST, "三年级")])
    kinds = {one.child.name: one.kind for one in found.material.comparisons.hardships or ()}
    assert "不明" == kinds[str(child(11)["name"])]
    assert any(f"{EAST}的花名册没有填困难类型，记为“不明”" in text for text in texts(found))


def test_who_has_been_on_no_roster_since_the_autumn_has_the_hardship_of_then(tmp_path: Path) -> None:
    gone = child(41)["id_number"]
    rosters: Mapping[str, Rows] = {
        month: [row for row in hardship(roster(month)) if month == "2022-09" or row["id_number"] != gone]
        for month in MONTHS
    }
    found = made(tmp_path, rosters=rosters, cases=[case(41, "2022-10-17", "劝返中")])
    kinds = {one.child.name: one.kind for one in found.material.comparisons.hardships or ()}
    assert "特困" == kinds[str(child(41)["name"])]


def test_absences_are_counted_by_child_and_school_day_and_a_day_written_twice_once(result: ReportResult) -> None:
    rows = {row.cells[0].value: values(row)[1:] for row in grid(result, "学校", "在校生").rows}
    assert (2, 2 + 3) == rows[SCHOOL][1:3]
    assert (2, 7 + 5) == rows[JUNIOR][1:3]
    assert (4, 17) == rows["合计"][1:3]
    # Nobody says that all were there.
    assert ("—", "—") == rows[HOPE][1:3]
    assert any("请核实是全勤还是没有报" in note and HOPE in note for note in grid(result, "学校", "在校生").notes)


def test_who_was_absent_is_named_with_how_much_of_it_was_leave(result: ReportResult) -> None:
    details = {one.name: one.detail for one in result.material.lists["absent"]}
    assert "本期缺勤2个上学日，其中请假1个。" == details[str(child(1)["name"])]
    assert "本期缺勤7个上学日，都没有请假。" == details[str(child(45)["name"])]


def test_a_run_with_a_case_is_shown_with_it_and_is_on_no_list(result: ReportResult) -> None:
    watched = result.material.comparisons.absentees
    assert watched
    cases = {one.child.name: one.case for one in watched.watched}
    assert "已在辍学台账登记：2023-03-28发现，疑似。" == cases[str(child(43)["name"])]
    # 45 has a case of February that is not closed before April.
    assert [] == [one.name for one in result.material.lists["absent_suspected"]]
    rows = {row.cells[0].value: row for row in grid(result, "学校", "在校生").rows}
    assert ((0, 0, 2), (0, 1, 0)) == (values(rows[JUNIOR])[4:], values(rows[SCHOOL])[4:])
    assert child(3)["name"] == behind(result, rows[SCHOOL].cells[5]).cells[2].value
    assert child(45)["name"] == behind(result, rows[JUNIOR].cells[6]).cells[2].value


def test_pupils_on_no_register_are_counted_and_named_by_school(result: ReportResult) -> None:
    rows = {row.cells[0].value: row for row in grid(result, "学校", "花名册上的学生").rows}
    assert (SCHOOL, 9, 8, 1) == values(rows[SCHOOL])
    assert child(50)["name"] == behind(result, rows[SCHOOL].cells[3]).cells[3].value
    assert [child(50)["name"]] == [one.name for one in result.material.lists["not_on_register"]]


def test_both_directions_of_register_and_roll_speak_of_the_same_children(result: ReportResult) -> None:
    totals = grid(result, "学校", "花名册上的学生").rows[-1]
    _, pupils, there, missing = values(totals)
    assert (pupils, missing) == (there + missing, 1)  # type: ignore[operator]
    assert there == sum(one.seat is not None for one in result.material.register or ())


def test_a_figure_of_a_village_leads_to_that_village(result: ReportResult) -> None:
    for row in grid(result, "村").rows[:-1]:
        village = row.cells[0].value
        for cell in row.cells[1:]:
            if cell.value:
                assert village in (behind(result, cell).cells[0].value, behind(result, cell).cells[1].value)


def test_without_a_register_neither_direction_is_compared_and_nothing_is_zero(tmp_path: Path) -> None:
    found = made(tmp_path, children=None)
    why = "没有本学年的适龄儿童册，不能比对。"
    assert (None, why) == (found.material.comparisons.strangers, found.material.comparisons.why["register"])
    assert why in texts(found)
    assert why == found.material.unknown_lists["not_on_register"]
    assert not any(isinstance(one, Grid) and one.columns[0].text == "村" for one in page(found).blocks)


@pytest.mark.parametrize(
    ("absences", "why"),
    [
        (None, "没有考勤台账（台账/考勤.xlsx），不能比对。"),
        ([], "考勤台账里还没有登记，不能比对。"),
    ],
)
def test_without_absences_roll_and_presence_are_not_compared(tmp_path: Path, absences: Rows | None, why: str) -> None:
    found = made(tmp_path, absences=absences)
    assert found.material.comparisons.absentees is None
    assert why in texts(found)
    assert {why} == {found.material.unknown_lists[name] for name in ("absent_suspected", "absent_warning", "absent")}


def test_without_the_column_of_hardships_dropouts_are_not_compared(tmp_path: Path) -> None:
    found = made(tmp_path, rosters={month: roster(month) for month in MONTHS})
    assert found.material.comparisons.hardships is None
    assert "花名册没有“困难类型”一栏，不能比对。" in texts(found)


def test_without_a_ledger_of_cases_it_is_said_who_is_compared(tmp_path: Path) -> None:
    found = made(tmp_path, cases=None)
    assert any("没有辍学台账，只比对离开无记录和缺勤疑似的。" in text for text in texts(found))
    # Without its case the run of 45 is news, and is compared.
    assert {"left_without_record", "absent_suspected"} == {one.child.list for one in found.material.comparisons.hardships or ()}  # fmt: skip
