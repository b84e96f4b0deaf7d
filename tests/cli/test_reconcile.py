"""`kongchuo reconcile` at the prompt."""

import json
from pathlib import Path

import pytest

from tests.cli.test_app import run
from tests.jobs.report_workspace import full, register, roster, write


@pytest.fixture
def township(tmp_path: Path) -> Path:
    return full(tmp_path / "马井镇").root


def test_a_child_in_no_school_exits_with_1(township: Path) -> None:
    done = run("reconcile", "--month", "2023-03", "--as-of", "2023-03-31", folder=township)
    assert (done.returncode, done.stderr) == (1, "")
    assert "未入学" in done.stdout


def test_everybody_in_school_exits_with_0(tmp_path: Path) -> None:
    place = write(tmp_path / "马井镇", {"2023-02": roster("2023-02")}, children=register()).root
    done = run("reconcile", "--as-of", "2023-02-28", folder=place)
    assert (done.returncode, "没有未入学的适龄儿童。" in done.stdout) == (0, True)


def test_json_is_one_document_on_standard_output(township: Path) -> None:
    done = run("reconcile", "--format", "json", "--month", "2023-03", "--as-of", "2023-03-31", folder=township)
    assert json.loads(done.stdout)["schema"] == "kongchuo.reconcile/1"


@pytest.mark.parametrize(("month", "words"), [("2023-13", "不是月份"), ("2022-11", "没有2022年11月的花名册")])
def test_a_month_that_is_none_or_has_no_roster_exits_with_2(township: Path, month: str, words: str) -> None:
    done = run("reconcile", "--month", month, folder=township)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
