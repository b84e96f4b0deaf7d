"""What a user meets at the prompt: exit statuses, help, and where output goes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import roster_rows, write_workbook


def run(*arguments: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **env}
    return subprocess.run(
        [sys.executable, "-m", "kongchuo", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "中心小学.xlsx", {"名单": roster_rows(3)})


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    rows = roster_rows(3)
    number = str(rows[2][6])
    rows[2][6] = number[:-1] + ("1" if number[-1] != "1" else "2")
    return write_workbook(tmp_path / "东风小学.xlsx", {"名单": rows})


def test_clean_rosters_exit_with_0(clean: Path) -> None:
    assert run("check", clean.name, folder=clean.parent).returncode == 0


def test_errors_exit_with_1_unless_told_otherwise(faulty: Path) -> None:
    assert run("check", faulty.name, folder=faulty.parent).returncode == 1
    assert run("check", faulty.name, "--fail-on", "never", folder=faulty.parent).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "没有.xlsx"),
        ("check", "--format", "xml"),
        ("chek",),
        ("check", "--nope"),
        ("check",),
        ("explain", "S999"),
        ("check", "--as-of", "昨天", "a.xlsx"),
    ],
)
def test_what_the_user_can_put_right_exits_with_2_and_one_chinese_sentence(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("没有完成：")


def test_an_unreadable_file_is_a_finding_and_the_others_are_checked(clean: Path) -> None:
    (clean.parent / "坏.xlsx").write_bytes(b"PK\x03\x04")
    done = run("check", ".", "--format", "json", "--as-of", "2023-03-31", folder=clean.parent)
    result = json.loads(done.stdout)
    assert (done.returncode, result["summary"]["students"]) == (1, 3)
    assert [finding["name"] for finding in result["findings"]] == ["unreadable-file"]


def test_json_alone_is_on_standard_output(faulty: Path) -> None:
    done = run("check", faulty.name, "--format", "json", "--as-of", "2023-03-31", folder=faulty.parent)
    assert json.loads(done.stdout)["as_of"] == "2023-03-31"


def test_the_same_inputs_give_the_same_bytes(faulty: Path) -> None:
    results = {
        run("check", faulty.name, "--as-of", "2023-03-31", folder=faulty.parent, PYTHONHASHSEED=str(seed)).stdout
        for seed in range(3)
    }
    assert len(results) == 1


def test_whole_id_numbers_are_printed_only_on_demand(faulty: Path) -> None:
    number = str(roster_rows(3)[2][6])[:17]
    hidden = run("check", faulty.name, "--format", "json", folder=faulty.parent).stdout
    shown = run("check", faulty.name, "--format", "json", "--reveal", folder=faulty.parent).stdout
    assert (number in hidden, number in shown) == (False, True)


def test_a_gbk_console_and_a_rare_name_do_not_stop_the_program(faulty: Path) -> None:
    rows = roster_rows(2)
    rows[1][4], rows[1][5] = "陈𠮷", "不明"
    path = write_workbook(faulty.parent / "中心小学.xlsx", {"名单": rows})
    done = run("check", path.name, faulty.name, folder=faulty.parent, PYTHONIOENCODING="gbk:strict")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_help_is_chinese_and_fits_80_columns(tmp_path: Path) -> None:
    from kongchuo.write.measure import half_widths

    for command in ((), ("check",), ("template",), ("init",), ("explain",)):
        done = run(*command, "--help", folder=tmp_path)
        assert done.returncode == 0
        assert done.stdout.startswith("用法：")
        assert not any(word in done.stdout for word in ("Usage", "Options", "Show this message", "default:"))
        assert max(map(half_widths, done.stdout.splitlines())) <= 80


def test_without_a_command_outside_a_workspace_the_help_is_shown(tmp_path: Path) -> None:
    assert run(folder=tmp_path).stdout == run("--help", folder=tmp_path).stdout


def test_a_fault_of_our_own_leaves_a_log_without_pupils_data(tmp_path: Path) -> None:
    from kongchuo.cli.faults import report

    try:
        raise RuntimeError("陈小满 342221201301050011")
    except RuntimeError as fault:
        line = report(fault, ["kongchuo", "check"], tmp_path)
    log = (tmp_path / "kongchuo-错误记录.txt").read_text(encoding="utf-8")
    assert "kongchuo-错误记录.txt" in line
    assert ("342221201301050011" in log, "陈小满" in log, "test_app.py" in log) == (False, False, True)
