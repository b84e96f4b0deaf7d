"""What is remembered between two runs never changes an answer, and may be deleted at any moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kongchuo.demo.truth import build
from kongchuo.demo.write import write
from kongchuo.write.store import FOLDER

COMMANDS = (
    (),
    ("check", "花名册/2023-03", "--format", "json"),
    ("check", "花名册/2023-03", "--limit", "0"),
    ("check", "花名册", "台账", "适龄儿童", "--format", "csv", "--reveal"),
    ("report", "--month", "2023-03", "--format", "json"),
    ("transition", "--cohort", "2023", "--format", "json"),
)


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache") / "马井镇"
    write(build(7, scale=0.3), folder)
    return folder


def _run(folder: Path, cache: str) -> list[tuple[int, str]]:
    results = []
    for command in COMMANDS:
        as_of = ("--as-of", "2023-10-10") if command else ()
        done = subprocess.run(
            [sys.executable, "-m", "kongchuo", *command, *as_of],
            cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "KONGCHUO_CACHE": cache},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        results.append((done.returncode, done.stdout))
    return [*results, *_workbooks(folder)]


def _workbooks(folder: Path) -> list[tuple[int, str]]:
    return [(len(data := path.read_bytes()), data.hex()) for path in sorted((folder / "报表").rglob("*.xlsx"))]


def test_every_command_says_the_same_without_with_a_cold_and_with_a_warm_memory(township: Path) -> None:
    without = _run(township, "off")
    assert not (township / FOLDER).exists()
    cold, warm = _run(township, "on"), _run(township, "on")
    assert (township / FOLDER).is_dir()
    assert (cold == without, warm == without) == (True, True)


def test_a_corrected_roster_is_judged_anew(township: Path) -> None:
    """The cell that a clerk puts right between two runs is right in the second."""
    path = township / "花名册" / "2023-03" / "补报.csv"
    right, wrong = "342221201301050014", "342221201301050018"
    text = "学校,班级,姓名,性别,身份证号\n马井镇中心小学,四(1)班,陈小满,男,{}\n"
    found = []
    for number in (wrong, right):
        path.write_text(text.format(number), encoding="utf-8")
        found.append("陈小满的身份证件号" in _run(township, "on")[1][1])
    path.unlink()
    assert found == [True, False]
