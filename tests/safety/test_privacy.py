"""Numbers that name people stay in the workbooks they came from; nothing leaves the machine."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
import python_calamine as calamine

from kongchuo.cli.app import COMMANDS
from kongchuo.model.check_result import is_findings_sheet
from tests.safety.program import BETRAYED, Done, kongchuo
from tests.safety.township import AS_OF, MONTH, PHONES, numbered, plant

# What a clerk may write beside a decision.
REASON = f"身份证{numbered(1)}，电话{PHONES[5]}"

# Every command, with the options under which it shows most.
RUNS = {
    "overview": [()],
    "check": [
        ("check", "花名册", "--limit", "0"),
        ("check", "花名册", "--limit", "0", "--format", "json"),
        ("check", "花名册", "--format", "csv", "--annotate"),
    ],
    "transition": [("transition", "--format", form) for form in ("text", "json", "csv")],
    "absentees": [("absentees", "--month", "2023-09", "--format", form) for form in ("text", "json", "csv")],
    "reconcile": [("reconcile", "--month", MONTH, "--format", form) for form in ("text", "json", "csv")],
    "cases": [("cases", "--format", form) for form in ("text", "json", "csv")]
    + [("cases", "--suspect", "--month", MONTH)],
    "report": [("report", "--month", MONTH, "--format", form) for form in ("text", "json", "csv")],
    "notice": [("notice",), ("notice", "--since", "2022-09-01", "--output", "文书")],
    "accept": [("accept", "S101", "花名册/2023-03/中心小学.xlsx#G3", "--reason", REASON, "--who", REASON)],
    "explain": [("explain", "S101")],
    "template": [("template", "-o", "模板")],
    "init": [("init", "新镇")],
    "schema": [("schema", "check")],
    "demo": [("demo", "演示")],
}
_DATED = ("check", "transition", "absentees", "reconcile", "cases", "report", "notice")
_REGISTERED = {"overview", *COMMANDS}


@dataclass(frozen=True)
class Ran:
    """All runs over the planted township, and the files that were there before."""

    root: Path
    numbers: frozenset[str]
    before: frozenset[Path]
    done: dict[tuple[str, ...], Done]

    @property
    def made(self) -> list[Path]:
        """What the runs have written."""
        return sorted(path for path in self.root.rglob("*") if path.is_file() and path not in self.before)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    workspace, numbers = plant(tmp_path_factory.mktemp("township") / "马井镇")
    watch = tmp_path_factory.mktemp("watch")
    before = frozenset(workspace.root.rglob("*"))
    runs = [[*run] for name, group in RUNS.items() if name in _REGISTERED for run in group]
    dated = [(*run, "--as-of", AS_OF) if run and run[0] in _DATED else tuple(run) for run in runs]
    # One thread a command: runs of the same command would find the folder locked.
    groups: dict[str, list[tuple[str, ...]]] = {}
    for run in dated:
        writes_reports = run and run[0] in _DATED
        groups.setdefault("报表" if writes_reports else run[0] if run else "", []).append(run)

    def one_after_another(group: list[tuple[str, ...]]) -> list[tuple[tuple[str, ...], Done]]:
        return [(run, kongchuo(*run, folder=workspace.root, watch=watch)) for run in group]

    with ThreadPoolExecutor(3) as pool:
        done = dict(pair for group in pool.map(one_after_another, groups.values()) for pair in group)
    return Ran(workspace.root, numbers, before, done)


def found(numbers: frozenset[str], text: str) -> list[str]:
    """The numbers in a text, however they are spaced, hyphenated or widened."""
    plain = re.sub(r"[^\w/*]|_", "", unicodedata.normalize("NFKC", text))
    return sorted(number for number in numbers if number in plain or number.lower() in plain)


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """All that a file holds, by part; of an annotated copy, what we added."""
    if path.suffix == ".docx":
        with ZipFile(path) as package:
            for part in package.namelist():
                yield part, re.sub(r"<[^>]*>", "", package.read(part).decode("utf-8"))
        return
    if path.suffix != ".xlsx":
        yield path.name, path.read_text("utf-8", "replace")
        return
    annotated = path.stem.endswith("-核查")
    with ZipFile(path) as package:
        for part in package.namelist():
            ours = not annotated or re.match(r"xl/comments|docProps|xl/drawings", part)
            if ours and part.endswith((".xml", ".rels", ".vml")):
                yield part, re.sub(r"<[^>]*>", "\n", package.read(part).decode("utf-8"))
    if annotated:
        with path.open("rb") as file:
            book = calamine.load_workbook(file)
            rows = [row for name in book.sheet_names if is_findings_sheet(name, None) or name.startswith("核查结果")
                    for row in book.get_sheet_by_name(name).to_python()]  # fmt: skip
        assert rows
        yield "核查结果", "\n".join(str(cell) for row in rows for cell in row)


def test_every_command_is_watched() -> None:
    """A new command must be added to `RUNS`, so that what it shows is looked at."""
    assert set() == _REGISTERED - set(RUNS)


def test_the_runs_did_their_work(ran: Ran) -> None:
    assert {} == {run: done.said for run, done in ran.done.items() if done.status not in (0, 1)}


def test_no_number_reaches_the_screen_json_or_csv(ran: Ran) -> None:
    leaks = {run: found(ran.numbers, (done.out + done.err).decode("utf-8")) for run, done in ran.done.items()}
    assert {} == {run: numbers for run, numbers in leaks.items() if numbers}


def test_no_number_reaches_a_file_we_write(ran: Ran) -> None:
    leaks = {
        (path.relative_to(ran.root).as_posix(), part): found(ran.numbers, text)
        for path in ran.made
        if "演示" not in path.parts
        for part, text in texts(path)
    }
    assert {} == {place: numbers for place, numbers in leaks.items() if numbers}
    assert any(path.stem.endswith("-核查") for path in ran.made)
    assert any(path.suffix == ".docx" for path in ran.made)


def test_the_search_finds_what_reveal_shows(ran: Ran) -> None:
    """With --reveal the numbers are there: the tests above look in the right way."""
    done = kongchuo("check", "花名册", "--format", "csv", "--reveal", folder=ran.root)
    assert len(found(ran.numbers, done.out.decode("utf-8"))) > 10


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_what_we_write(ran: Ran) -> None:
    open_to_others = [path for path in ran.made if stat.S_IMODE(path.stat().st_mode) != 0o600]
    assert [] == open_to_others


def test_nothing_is_left_but_what_was_announced(ran: Ran) -> None:
    assert [] == [path for path in ran.made if path.name.startswith(".")]


def test_no_command_opens_a_socket_or_starts_a_program(ran: Ran) -> None:
    assert {} == {run: done.said for run, done in ran.done.items() if done.status == BETRAYED}


def test_the_watcher_sees_a_socket(tmp_path: Path) -> None:
    assert BETRAYED == kongchuo(folder=tmp_path, watch=tmp_path, code="import socket; socket.socket()").status


_BREAK = """
import kongchuo.jobs.checked as job
def broken(table, context):
    raise ValueError(str([column.raw for column in table.columns.values()]))
job.check_table = broken
"""


def test_a_crash_log_names_nobody(ran: Ran, tmp_path: Path) -> None:
    done = kongchuo("check", str(ran.root / "花名册"), folder=tmp_path, code=_BREAK)
    (log,) = tmp_path.iterdir()
    assert 3 == done.status
    assert [] == found(ran.numbers, done.said + log.read_text("utf-8"))
    assert "陈" not in log.read_text("utf-8")
    assert 0o600 == stat.S_IMODE(log.stat().st_mode) or os.name == "nt"
