"""The month's report names the children it must name, and its figures are the true ones."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from kongchuo.demo import figures
from kongchuo.demo.truth import CHECKED, period
from kongchuo.jobs import reconcile, report
from kongchuo.model.township import Stage

from .conftest import Town

TODAY = date(2023, 9, 30)
SEEDS = [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3)]
STAGES = get_args(Stage)

Reported = tuple[Town, dict[str, Any]]


@pytest.fixture(scope="module", params=SEEDS, ids=[f"seed-{seed}" for seed, _ in SEEDS])
def reported(
    request: pytest.FixtureRequest, town: Callable[..., Town], tmp_path_factory: pytest.TempPathFactory
) -> Reported:
    made = town(*request.param)
    output: Path = tmp_path_factory.mktemp("report")
    return made, report.run(made.workspace, period(CHECKED), as_of=TODAY, output=output).payload()


def test_every_child_to_look_for_is_named_and_nobody_else(reported: Reported) -> None:
    made, payload = reported
    lists = figures.children_to_look_for(made.truth, made.written.sown[CHECKED])
    named: dict[str, list[str]] = {name: [] for name in lists}
    for child in payload["students"]:
        if child["list"] in named:
            named[child["list"]].append(child["name"])
    assert {name: sorted(children) for name, children in named.items()} == lists


def test_the_balance_of_every_school_closes_but_for_the_unrecorded_and_the_faults(reported: Reported) -> None:
    made, payload = reported
    truth = figures.differences(made.truth, made.written.sown[CHECKED], "2023-02", CHECKED)
    rows = {
        (row["school"], row["stage"]): row["difference"] for row in payload["movements"] if row["level"] == "school"
    }
    assert {key: rows[key] for key in truth} == truth
    assert {number for key, number in rows.items() if key not in truth} == {None}


@pytest.mark.parametrize("stage", STAGES)
def test_enrolment_and_dropout_are_the_true_ones(reported: Reported, stage: Stage) -> None:
    made, payload = reported
    truth, sown = made.truth, made.written.sown[CHECKED]
    end = period(CHECKED).end
    enrolled, asked = figures.enrolment(truth, sown, CHECKED, stage)
    year_start = sum(number for (_, own), number in truth.at_school("2022-09").items() if own == stage)
    found = {
        row["code"]: (row["numerator"], row["denominator"])
        for row in payload["indicators"]
        if row["level"] == "township"
    }
    assert found[f"{stage}_enrolment"] == (enrolled, asked)
    assert found[f"{stage}_dropout"] == (figures.dropouts(truth, end, stage), year_start)
    assert found[f"{stage}_dropout_net"] == (figures.net_loss(truth, end, stage), year_start)


@pytest.mark.parametrize(("seed", "scale"), SEEDS)
def test_the_dropouts_of_poor_families_are_those_of_the_truth(
    town: Callable[..., Town], tmp_path: Path, seed: int, scale: float
) -> None:
    made = town(seed, scale)
    found = report.run(made.workspace, period(CHECKED), as_of=TODAY, output=tmp_path).material.comparisons.hardships
    expected = figures.poor_dropouts(made.truth, made.written.sown[CHECKED])
    assert expected == sorted((one.child.name, one.kind) for one in found or () if one.kind not in ("无", "不明"))
    dropped_out = made.truth.children[made.truth.roles["dropped_out"][0]].name
    assert (dropped_out, "脱贫户") in expected


@pytest.mark.parametrize("command", ["report", "reconcile"])
def test_the_workbook_names_every_disabled_child_of_the_ledger_the_unplaced_first(
    town: Callable[..., Town], tmp_path: Path, command: str
) -> None:
    import openpyxl

    made = town(2, 0.3)
    run = {"report": report.run, "reconcile": reconcile.run}[command]
    run(made.workspace, period(CHECKED), as_of=TODAY, output=tmp_path)
    sheet = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx")))["残疾儿童 一人一案"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    children = rows[next(index for index, row in enumerate(rows) if row[0] == "姓名") + 2 :]
    assert ["未安置", "未安置"] == [row[7] for row in children[:2]]
    assert {"随班就读", "特教班", "送教上门"} == {row[7] for row in children[2:] if row[7]}
    assert 8 == sum(1 for row in children if row[1])
