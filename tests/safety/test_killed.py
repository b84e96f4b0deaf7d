"""Whenever the program is killed, each file is the old one or the new one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
def test_a_run_killed_at_a_hundred_points_leaves_whole_files_and_no_trace(tmp_path: Path) -> None:
    """Old or new, never half, never gone; no lock, and nothing that the next run does not clear away."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.safety.killing", str(tmp_path / "马井镇")],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert "" == done.stderr.decode("utf-8")
    result = json.loads(done.stdout)
    assert ([], []) == (result["broken"], result["left"])
    assert result["points"] >= 100
    assert result["killed"] >= 90
