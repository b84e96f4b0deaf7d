"""The report of a term shows the rates of places and ages, and its township's row is the report's own figure."""

from datetime import date
from pathlib import Path

import pytest

from kongchuo.demo.truth import build
from kongchuo.demo.write import write
from kongchuo.jobs.report import ReportResult, run
from kongchuo.model.grid import Grid, Sheet
from kongchuo.model.period import parse_period
from kongchuo.model.workspace import Workspace
from kongchuo.policy.config import load_township
from kongchuo.reports.enrolment_sheets import SHEET


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("season") / "镇"
    write(build(3, scale=0.3), folder)
    return Workspace(folder, load_township(folder / "kongchuo.toml"))


def report(workspace: Workspace, kind: str, label: str) -> ReportResult:
    return run(workspace, parse_period(kind, label), as_of=date(2023, 7, 10))  # type: ignore[arg-type]


def pages(result: ReportResult) -> list[Sheet]:
    return [page for page in result.document.sheets if page.name == SHEET]


def test_the_rate_of_the_township_is_that_of_the_report(workspace: Workspace) -> None:
    result = report(workspace, "term", "2022-2023-2")
    (page,) = pages(result)
    figures = {one.code: one for one in result.material.headlines}
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    for stage, grid in zip(("primary", "junior"), grids, strict=True):
        figure, township = figures[f"{stage}_enrolment"], next(iter(grid.rows)).cells
        values = (township[2].value, township[4].value, township[5].value)
        assert (figure.denominator, figure.numerator, figure.ratio) == values


def test_its_figures_lead_to_the_names(workspace: Workspace) -> None:
    result = report(workspace, "term", "2022-2023-2")
    (page,) = pages(result)
    names = next(one for one in result.document.sheets if one.name == "名单")
    anchors = {row.anchor for block in names.blocks if isinstance(block, Grid) for row in block.rows if row.anchor}
    links = [
        cell.link
        for block in page.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row.cells
        if cell.link
    ]
    assert links
    assert set() == {link.anchor for link in links if link.sheet == "名单"} - anchors


def test_a_month_and_a_township_without_a_register_have_no_such_sheet(workspace: Workspace, tmp_path: Path) -> None:
    assert [] == pages(report(workspace, "month", "2023-03"))
    folder = tmp_path / "镇"
    write(build(3, scale=0.3), folder)
    for path in sorted((folder / "适龄儿童").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    bare = Workspace(folder, load_township(folder / "kongchuo.toml"))
    assert [] == pages(report(bare, "term", "2022-2023-2"))
