"""`kongchuo cases` on the terminal."""

import json
from pathlib import Path

import pytest

from kongchuo.cli.app import main
from tests.jobs.cases_workspace import township
from tests.movements.town import child

DAY = ("--as-of", "2023-03-31")


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["cases", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_what_is_overdue_leaves_with_1_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == status("--workspace", str(township(tmp_path).root), *DAY)
    shown = capsys.readouterr().out
    assert "马井镇辍学个案（截至2023-03-31）" in shown
    assert "已超时：3人" in shown
    assert "班级上报不过夜" in shown
    assert str(child(44)["id_number"]) not in shown
    assert (tmp_path / "报表/2023-03/辍学个案.xlsx").is_file()


def test_what_is_in_time_leaves_with_0(tmp_path: Path) -> None:
    assert 0 == status("--workspace", str(township(tmp_path, []).root), *DAY)


def test_all_shows_the_settled_ones_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(township(tmp_path).root)
    status("--workspace", root, *DAY, "--all", "--format", "json")
    assert 7 == len(json.loads(capsys.readouterr().out)["cases"])
    status("--workspace", root, *DAY, "--format", "csv")
    assert 6 == len(capsys.readouterr().out.splitlines())


def test_suspect_drafts_and_says_that_numbers_are_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(township(tmp_path).root)
    assert 0 == status("--workspace", root, *DAY, "--suspect", "--month", "2023-03")
    shown = capsys.readouterr().out
    assert "起草了1行" in shown
    assert "程序不改台账" in shown
    assert "--reveal" in shown
    assert 0 == status("--workspace", root, *DAY, "--suspect", "--format", "json")
    assert "kongchuo.suspects/1" == json.loads(capsys.readouterr().out)["schema"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--month", "2023-03"), "--suspect"),
        (("--suspect", "--all"), "不能"),
        (("--suspect", "--month", "三月"), "2023-03"),
        (("--school", "清华"), "清华"),
    ],
)
def test_options_that_do_not_fit_are_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert 2 == status("--workspace", str(township(tmp_path).root), *DAY, *arguments)
    assert word in capsys.readouterr().err
