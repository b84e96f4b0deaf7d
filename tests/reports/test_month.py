"""The monthly workbook, as the clerk reads it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kongchuo.jobs.report import ReportResult, run
from kongchuo.model.grid import Cell, Document, Grid, Meaning
from kongchuo.reports import month_screen
from kongchuo.write import sheet_text
from tests.jobs.report_workspace import END, HOPE, MARCH, full, roster, write
from tests.movements.town import EAST, SCHOOL
from tests.reports.markdown import anchors, links, markdown

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ReportResult:
    return run(full(tmp_path_factory.mktemp("township")), MARCH, as_of=END)


def snapshot(name: str, actual: str) -> None:
    """What the reader sees; `SNAPSHOTS=write pytest` writes it anew."""
    path = SNAPSHOTS / name
    if os.environ.get("SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(actual, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == actual


def test_the_workbook_says_what_it_said(result: ReportResult) -> None:
    snapshot("month_workbook.md", markdown(result.document))


def test_the_screen_says_what_it_said(result: ReportResult) -> None:
    shown = sheet_text.render(month_screen.screen(result.material, result.files))
    snapshot("month_screen.txt", shown)
    assert max(_width(line) for line in shown.splitlines()) <= 80


def _width(line: str) -> int:
    return sum(1 if character.isascii() else 2 for character in line if character not in "“”…")


def cells(document: Document, *names: str) -> Iterator[Cell]:
    for sheet in document.sheets:
        if sheet.name in names:
            for block in sheet.blocks:
                if isinstance(block, Grid):
                    yield from (cell for row in block.rows for cell in row.cells)


def test_every_number_of_the_overview_the_schools_and_the_comparisons_leads_to_its_rows(result: ReportResult) -> None:
    numbers = [
        cell
        for cell in cells(result.document, "概览", "分校", "四查三比对")
        if isinstance(cell.value, int) and cell.value
    ]
    assert numbers
    assert [] == [cell for cell in numbers if cell.link is None]
    known = anchors(result.document)
    assert [] == [link for link in links(result.document) if (link.sheet, link.anchor) not in known]


def test_only_a_missed_target_is_red(result: ReportResult) -> None:
    names = [sheet.name for sheet in result.document.sheets]
    assert ["概览", "分校", "分年级", "分班", "四查三比对", "变动情况", "名单", "数据质量", "口径说明"] == names
    red = {str(cell.value) for cell in cells(result.document, *names) if cell.meaning is Meaning.BAD}
    assert {"缺1人", "超2人"} == red


def test_the_pupils_marked_on_the_list_are_those_of_the_figures(result: ReportResult) -> None:
    marks = [
        str(cell.value)
        for cell in cells(result.document, "名单")
        if "期初" in str(cell.value) or "本期" in str(cell.value)
    ]
    rows = [mark for mark in marks if set(mark.split("、")) <= {"学年初", "期初", "本期"}]
    balances = [row for row in result.material.balances if row.level == "school"]
    assert sum("期初" in mark for mark in rows) == sum(row.opening or 0 for row in balances)
    assert sum("本期" in mark for mark in rows) == sum(row.closing or 0 for row in balances)


def test_whole_id_numbers_stand_in_the_workbook_only_when_asked_for(result: ReportResult, tmp_path: Path) -> None:
    number = str(roster("2023-02")[0]["id_number"])
    assert number not in markdown(result.document)
    revealed = run(full(tmp_path), MARCH, as_of=END, reveal=True)
    assert number in markdown(revealed.document)


def test_a_school_that_has_sent_nothing_is_named_on_every_sheet_that_counts(tmp_path: Path) -> None:
    march = [row for row in roster("2023-03") if row["school_name"] != EAST]
    made = run(write(tmp_path, {"2023-02": roster("2023-02"), "2023-03": march}), MARCH, as_of=END).document
    text = markdown(made)
    assert f"没有收到2023年3月花名册，没有比较：{EAST}。" in text
    assert "| 小学 | 16→ |" in text  # the central school and the nine-year school alone


def test_an_older_opening_roster_is_named(tmp_path: Path) -> None:
    february = [row for row in roster("2023-02") if row["school_name"] != HOPE]
    rosters = {"2023-01": roster("2023-01"), "2023-02": february, "2023-03": roster("2023-03")}
    text = markdown(run(write(tmp_path, rosters), MARCH, as_of=END).document)
    assert f"期初为2023年2月花名册（{HOPE}用2023年1月）。" in text


def test_a_whole_class_that_is_gone_is_pointed_out(tmp_path: Path) -> None:
    fifth = [
        {**row, "grade": "五年级", "class_name": "五年级(1)班"}
        for row in roster("2023-02")
        if row["school_name"] == SCHOOL
    ]
    other = [row for row in roster("2022-09") if row["school_name"] != SCHOOL]
    rest = {**roster("2022-09")[20], "school_name": SCHOOL}
    rosters = {"2023-02": [*fifth, *other], "2023-03": [rest, *other]}
    text = markdown(run(write(tmp_path, rosters), MARCH, as_of=END).document)
    assert f"{SCHOOL}五年级(1)班8人全部不在本期花名册上，请先核对是不是漏报了这个班。" in text
