"""`kongchuo report` on the terminal."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from kongchuo.cli.app import main
from tests.jobs.report_workspace import full, register, roster, write

DAY = ("--as-of", "2023-03-31")


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["report", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def workspace(folder: Path, *more: str) -> Sequence[str]:
    return ("--workspace", str(full(folder).root), *DAY, *more)


def test_a_missed_target_leaves_with_1_and_says_where_the_workbook_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("--month", "2023-03", *workspace(tmp_path)) == 1
    shown = capsys.readouterr().out
    assert "马井镇2023年3月控辍保学月报" in shown
    assert "报表/2023-03/控辍保学月报.xlsx" in shown
    assert (tmp_path / "报表/2023-03/控辍保学月报.xlsx").is_file()


def test_a_month_that_meets_its_targets_leaves_with_0(tmp_path: Path) -> None:
    rows = roster("2023-02")
    children = [{**row, "school_status": "在校"} for row in register() if row["village"]]
    made = write(
        tmp_path, {"2022-09": rows, "2023-02": rows, "2023-03": rows}, cases=[], movements=[], children=children
    )
    assert status("--month", "2023-03", "--workspace", str(made.root), *DAY) == 0


def test_without_a_month_it_is_the_newest_roster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status(*workspace(tmp_path, "--format", "json"))
    assert "2023-03" == json.loads(capsys.readouterr().out)["period"]["label"]


def test_csv_has_a_heading_and_the_children(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status(*workspace(tmp_path, "--format", "csv"))
    assert capsys.readouterr().out.lstrip("\ufeff").startswith("名单,学校,年级,班级,姓名,身份证号后四位,最后在册,说明")


@pytest.mark.parametrize("month", ["2023-3-1", "三月", "2023-13"])
def test_what_is_no_month_leaves_with_2(month: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("--month", month, *workspace(tmp_path)) == 2
    assert "不是月份，应写成 2023-03 这样的形式" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "label", "words"),
    [
        ("--week", "2023-W60", "不是周次，应写成 2023-W10 这样的形式"),
        ("--week", "第十周", "不是周次，应写成 2023-W10 这样的形式"),
        ("--term", "2022-2023", "不是学期，应写成 2022-2023-2 这样的形式"),
        ("--term", "2022-2023-3", "不是学期，应写成 2022-2023-2 这样的形式"),
        ("--year", "2022-2024", "不是学年，应写成 2022-2023 这样的形式"),
        ("--year", "2023", "不是学年，应写成 2022-2023 这样的形式"),
    ],
)
def test_what_names_no_period_leaves_with_2(
    option: str, label: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(option, label, *workspace(tmp_path)) == 2
    assert words in capsys.readouterr().err


def test_two_periods_at_once_leave_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("--month", "2023-03", "--week", "2023-W10", *workspace(tmp_path)) == 2
    assert "--month、--week 只能写一个。" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "label", "word"),
    [("--week", "2023-W10", "周报"), ("--term", "2022-2023-2", "学期报"), ("--year", "2022-2023", "学年报")],
)
def test_every_kind_of_period_has_its_workbook_and_fits_the_screen(
    option: str, label: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(option, label, *workspace(tmp_path)) == 1
    shown = capsys.readouterr().out
    assert f"{word}已经写好" in shown
    assert (tmp_path / "报表" / label / f"控辍保学{word}.xlsx").is_file()
    assert max(sum(1 if one.isascii() else 2 for one in line if one not in "“”…") for line in shown.splitlines()) <= 80


def test_whole_id_numbers_are_shown_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = str(roster("2023-02")[0]["id_number"])
    arguments = workspace(tmp_path)
    status("--month", "2023-03", *arguments)
    assert number not in capsys.readouterr().out
    status("--month", "2023-03", "--reveal", *arguments)
    assert number in capsys.readouterr().out
