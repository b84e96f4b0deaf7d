"""One run at a time writes into a folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kongchuo.model.errors import UserError
from kongchuo.write.files import atomic_write
from kongchuo.write.lock import NAME, try_lock, writing_into

_HOLD = """
import sys, time
from pathlib import Path
from kongchuo.write.lock import writing_into
with writing_into(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_run(tmp_path: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Another process that writes into the folder."""
    process = subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_second_run_is_told_in_one_sentence(tmp_path: Path, other_run: object) -> None:
    with (
        pytest.raises(UserError, match="另一个 kongchuo 正在往"),
        writing_into(tmp_path),
    ):
        pass


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_run_leaves_no_lock(tmp_path: Path, other_run: "subprocess.Popen[bytes]") -> None:
    other_run.send_signal(signal.SIGKILL)
    other_run.wait()
    with writing_into(tmp_path):
        pass
    assert [] == os.listdir(tmp_path)


def test_a_run_that_has_ended_leaves_nothing(tmp_path: Path) -> None:
    with writing_into(tmp_path / "报表"):
        assert [NAME] == os.listdir(tmp_path / "报表")
    assert [] == os.listdir(tmp_path / "报表")


def test_a_run_that_fails_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), writing_into(tmp_path):
        raise ValueError("broken")
    with writing_into(tmp_path):
        pass


def test_different_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with writing_into(tmp_path / "甲"), writing_into(tmp_path / "乙"):
        pass


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "报表").write_bytes(b"")
    with pytest.raises(UserError, match="同名的文件已经存在"), writing_into(tmp_path / "报表"):
        pass


def test_many_runs_at_once_never_write_together(tmp_path: Path) -> None:
    """Each adds one to a counter, slowly: a step lost would be two that held the lock."""
    code = """
import sys, time
from pathlib import Path
from kongchuo.model.errors import UserError
from kongchuo.write.lock import writing_into
counter = Path(sys.argv[1], "counter")
done = 0
while done < 15:
    try:
        with writing_into(counter.parent):
            number = int(counter.read_text())
            time.sleep(0.001)
            counter.write_text(str(number + 1))
            done += 1
    except UserError:
        time.sleep(0.001)
"""
    (tmp_path / "counter").write_text("0")
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(4)]
    assert [0, 0, 0, 0] == [run.wait(60) for run in runs]
    assert "60" == (tmp_path / "counter").read_text()


def test_what_a_killed_run_left_is_cleared_and_what_another_writes_is_not(tmp_path: Path) -> None:
    dead, living = tmp_path / ".kongchuo-dead.tmp", tmp_path / ".kongchuo-living.tmp"
    dead.write_bytes(b"half")
    with living.open("wb") as stream:
        assert try_lock(stream.fileno())
        atomic_write(tmp_path / "a.txt", b"new")
        assert [".kongchuo-living.tmp", "a.txt"] == sorted(os.listdir(tmp_path))
