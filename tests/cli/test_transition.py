"""`kongchuo transition` at the prompt."""

import json
from pathlib import Path

import pytest

from tests.cli.test_app import run
from tests.jobs.transition_workspace import make_workspace
from tests.transition.cohort import arrival, leaver


@pytest.fixture
def township(tmp_path: Path) -> Path:
    rosters = {
        "2023-06": [leaver(1, name="张浩然"), leaver(3, name="王建国")],
        "2023-09": [arrival(1, name="张浩然")],
    }
    return make_workspace(tmp_path / "马井镇", rosters).root


def test_a_child_nobody_has_seen_exits_with_1_and_names_the_workbook(township: Path) -> None:
    done = run("transition", "--as-of", "2023-09-30", folder=township)
    assert (done.returncode, done.stderr) == (1, "")
    assert "王建国" in done.stdout
    assert "工作簿：报表/2023届小升初/小升初衔接情况.xlsx" in done.stdout
    assert (township / "报表/2023届小升初/小升初衔接情况.xlsx").is_file()


def test_before_september_it_exits_with_0(township: Path) -> None:
    done = run("transition", "--cohort", "2023", "--as-of", "2023-08-15", folder=township)
    assert (done.returncode, "初一花名册尚未收到" in done.stdout) == (0, True)


def test_json_is_one_document_on_standard_output(township: Path) -> None:
    done = run("transition", "--as-of", "2023-09-30", "--format", "json", folder=township)
    assert json.loads(done.stdout)["outcomes"]["unresolved"] == 1


def test_a_cohort_without_rosters_exits_with_2(township: Path) -> None:
    done = run("transition", "--cohort", "2019", folder=township)
    assert (done.returncode, done.stdout) == (2, "")
    assert "2019届" in done.stderr
