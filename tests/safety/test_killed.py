"""Whenever the program is killed, each file is the old one or the new one."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The program that makes the blank workbooks runs in a checkout alone; write/packing.py opens parts of a package,
# whose file is given to it.
_MAY_WRITE = {"write/files.py", "write/lock.py", "write/template.py", "write/packing.py"}


def test_whatever_is_written_is_written_beside_its_place() -> None:
    """Only `write/files.py` opens a file to write; everything else goes through `atomic_write`."""
    writing = re.compile(
        r"""\.write_(bytes|text)\(|open\([^)]*["'][wax]b?\+?["']|os\.open\((?!os\.devnull)|NamedTemporaryFile|mkstemp"""
    )
    source = ROOT / "src" / "kongchuo"
    found = {
        path.relative_to(source).as_posix() for path in source.rglob("*.py") if writing.search(path.read_text("utf-8"))
    }
    assert set() == found - _MAY_WRITE


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
def test_a_run_killed_at_a_hundred_points_leaves_whole_files_and_no_trace(tmp_path: Path) -> None:
    """Old or new, never half, never gone; no lock, and nothing that the next run does not clear away."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.safety.killing", str(tmp_path / "马井镇")],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert "" == done.stderr.decode("utf-8")
    result = json.loads(done.stdout)
    assert ([], []) == (result["broken"], result["left"])
    assert result["points"] >= 100
    assert result["killed"] >= 90
