"""The rates in the workbook and the JSON of `reconcile`: sums that close, links that lead to the names."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kongchuo.demo.truth import CHECKED, Truth, build, period
from kongchuo.demo.write import write
from kongchuo.indicators.register import Registered
from kongchuo.jobs.reconcile import ReconcileResult, run
from kongchuo.model.grid import Cell, Grid, Link, Sheet
from kongchuo.model.workspace import Workspace
from kongchuo.policy.config import load_township
from kongchuo.reports.enrolment_names import NAMES_SHEET, names_listing, ways
from kongchuo.reports.enrolment_sheets import SHEET
from kongchuo.reports.entrance_sheets import COMING_SHEET
from kongchuo.reports.reconcile_cells import Shown


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build(3, scale=0.3)


@pytest.fixture(scope="module")
def result(truth: Truth, tmp_path_factory: pytest.TempPathFactory) -> ReconcileResult:
    folder = tmp_path_factory.mktemp("enrolment") / "镇"
    write(truth, folder)
    workspace = Workspace(folder, load_township(folder / "kongchuo.toml"))
    return run(workspace, period(CHECKED), as_of=date(2023, 3, 31))


def sheet(result: ReconcileResult, name: str) -> Sheet:
    return next(one for one in result.document.sheets if one.name == name)


def cells(page: Sheet) -> Iterator[Cell]:
    for block in page.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield from row.cells


def test_the_rows_of_every_level_add_up_to_the_townships(result: ReconcileResult) -> None:
    sums: defaultdict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in result.payload()["enrolment"]:
        key = (row["definition"], row["stage"], row["level"])
        for place, name in enumerate(("numerator", "denominator", "deferred")):
            sums[key][place] += row[name]
    for (definition, stage, level), found in sums.items():
        assert sums[definition, stage, "township"] == found, level


def test_every_figure_leads_to_a_row_that_is_there(result: ReconcileResult) -> None:
    names = sheet(result, NAMES_SHEET).blocks[0]
    assert isinstance(names, Grid)
    anchors = {row.anchor for row in names.rows if row.anchor}
    sheets = {one.name for one in result.document.sheets}
    links = [cell.link for cell in cells(sheet(result, SHEET)) if cell.link]
    assert links
    assert set() == {link.sheet for link in links} - sheets
    assert set() == {link.anchor for link in links if link.sheet == NAMES_SHEET} - anchors


def test_behind_every_figure_of_a_village_or_an_age_its_children_stand_one_below_the_other(
    result: ReconcileResult,
) -> None:
    grid = sheet(result, NAMES_SHEET).blocks[0]
    assert isinstance(grid, Grid)
    rows = list(grid.rows)
    at = {row.anchor: place for place, row in enumerate(rows) if row.anchor}
    listing = names_listing(result.enrolment, Shown(False))

    def below(link: Link | None, count: int, head: int = 0) -> list[object]:
        if link is None:
            return []
        start = at[link.anchor] + head
        return sorted(str(row.cells[5].value) for row in rows[start : start + count])

    def names(children: tuple[Registered, ...]) -> list[str]:
        return sorted(child.record.name for child in children)

    for row in result.enrolment.rows:
        way = ways(row, listing)
        if row.level in ("village", "age"):
            assert names(row.of_age) == below(way.everyone, len(row.of_age), head=1)
            assert names(row.enrolled) == below(way.enrolled, len(row.enrolled))
        if row.own_level:
            assert names(row.missing) == below(way.missing, len(row.missing), head=row.level == "township")
        head = row.level == "township"
        assert names(row.deferred) == below(way.deferred, len(row.deferred), head=head)
        assert bool(row.would_enrol) == (way.unproved is not None)


def test_everyone_who_does_not_count_stands_on_the_list(result: ReconcileResult) -> None:
    row = next(one for one in result.enrolment.rows if one.level == "township" and one.own_level)
    names = sheet(result, NAMES_SHEET).blocks[0]
    assert isinstance(names, Grid)
    listed = {one.cells[5].value for one in names.rows if len(one.cells) > 5}
    assert set() == {child.record.name for child in row.missing} - listed


def test_whom_september_waits_for_adds_up_by_school(result: ReconcileResult) -> None:
    grid = next(block for block in sheet(result, COMING_SHEET).blocks if isinstance(block, Grid))
    schools = [row.cells for row in grid.rows if row.cells[0].value not in ("合计", "另有：不用发通知的")]
    due = result.enrolment.coming
    for place, grade in enumerate((1, 7), start=1):
        assert len(due.due(grade)) == sum(cells[place].value or 0 for cells in schools)  # type: ignore[arg-type, misc]


def test_a_workbook_of_the_rates_names_no_whole_number(result: ReconcileResult, truth: Truth, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from kongchuo.write.xlsx import write_document

    path = tmp_path / "核查情况.xlsx"
    write_document(result.document, path, reveal=False, password=None)
    with closing(load_workbook(path, read_only=True)) as book:
        texts = {str(value) for page in book for row in page.iter_rows(values_only=True) for value in row if value}
    assert set() == texts & {child.id_number for child in truth.children}
