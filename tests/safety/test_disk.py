"""A disk that refuses is one sentence and exit status 2, and what was finished stays."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from kongchuo.model.workspace import Workspace
from kongchuo.write.lock import writing_into
from kongchuo.write.templates import TEMPLATES
from tests.safety.program import Done, kongchuo
from tests.safety.township import AS_OF, MONTH, plant

# Takes from root what lets it write everywhere, so that the tests mean the same for everyone.
_AS_ANYONE = """
import ctypes, os
if os.geteuid() == 0:
    nothing = (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), nothing) == 0
"""
_IN_USE = """
import errno, os
replace = os.replace
def in_use(source, target):
    if os.fspath(target).endswith({name!r}):
        raise PermissionError(errno.EACCES, "in use")
    replace(source, target)
os.replace = in_use
"""
_SMALL_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))"
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return plant(tmp_path / "马井镇")[0]


def refused(done: Done) -> str:
    """The one sentence of a run that ended with status 2."""
    assert (2, 1) == (done.status, done.said.count("\n")), done.said
    assert done.said.startswith("没有完成：")
    assert not any(word in done.said for word in ("Errno", "denied", "No space", "too large"))
    return done.said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 40 kB."""
    disk = tmp_path / "U盘"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("may not mount")
    yield disk
    subprocess.run(["umount", disk], check=True)


@linux
def test_a_disk_that_fills_up_keeps_what_was_finished(small_disk: Path, tmp_path: Path) -> None:
    assert "磁盘空间不足" in refused(kongchuo("template", "-o", str(small_disk), folder=tmp_path))
    written = os.listdir(small_disk)
    assert 0 < len(written) < len(TEMPLATES)
    for name in written:
        assert name in {template.file for template in TEMPLATES}
        assert ZipFile(small_disk / name).testzip() is None


@linux
def test_a_file_too_large_for_the_disk_is_said(tmp_path: Path) -> None:
    done = kongchuo("template", "-o", "模板", folder=tmp_path, code=_SMALL_FILES)
    assert "文件太大，这个磁盘放不下" in refused(done)
    assert [] == os.listdir(tmp_path / "模板")


@linux
@pytest.mark.parametrize("arguments", [("explain", "S101"), ("check", "花名册"), ("schema", "check")])
def test_a_result_that_does_not_fit_on_the_disk_is_said(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "kongchuo", *arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=workspace.root, stdout=full, stderr=subprocess.PIPE, check=False)
    assert "磁盘空间不足" in refused(Done(done.returncode, b"", done.stderr))


@linux
@pytest.mark.parametrize("command", ["transition", "report", "template", "init", "demo", "annotate"])
def test_a_read_only_folder_is_named(workspace: Workspace, command: str) -> None:
    locked = workspace.root / "只读"
    locked.mkdir(mode=0o500)
    arguments = {
        "transition": ("transition", "--as-of", AS_OF, "--output", "只读"),
        "report": ("report", "--month", MONTH, "--output", "只读"),
        "template": ("template", "-o", "只读"),
        "init": ("init", "只读"),
        "demo": ("demo", "只读", "--quiet"),
        "annotate": ("check", "花名册", "--annotate", "--output", "只读"),
    }[command]
    done = kongchuo(*arguments, folder=workspace.root, code=_AS_ANYONE)
    assert "不允许写入" in refused(done)
    assert "只读" in done.said
    assert [] == os.listdir(locked)


def test_a_copy_open_in_wps_leaves_the_finished_ones_and_the_findings(workspace: Workspace) -> None:
    name = "马井镇初级中学-核查.xlsx"  # the last of the copies
    done = kongchuo("check", "花名册", "--annotate", folder=workspace.root, code=_IN_USE.format(name=name))
    assert "正被 WPS 或 Excel 打开" in refused(done)
    assert "共" in done.out.decode("utf-8")
    copies = sorted(path.name for path in (workspace.reports / "核查").rglob("*") if path.is_file())
    assert copies
    assert name not in copies


def test_a_workbook_open_in_wps_stays_as_it_is(workspace: Workspace) -> None:
    path = workspace.reports / "2023届小升初" / "小升初衔接情况.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"open")
    done = kongchuo("transition", "--as-of", AS_OF, folder=workspace.root, code=_IN_USE.format(name=path.name))
    assert "正被 WPS 或 Excel 打开" in refused(done)
    assert (b"open", [path.name]) == (path.read_bytes(), os.listdir(path.parent))


@pytest.mark.parametrize(
    "arguments",
    [
        ("transition", "--as-of", AS_OF),
        ("report", "--month", MONTH),
        ("check", "花名册", "--annotate"),
        ("template", "-o", "报表"),
    ],
)
def test_a_second_run_is_told_to_wait(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    with writing_into(workspace.reports):
        done = kongchuo(*arguments, folder=workspace.root)
        assert "另一个 kongchuo 正在往“" in refused(done)
        assert [".kongchuo.lock"] == os.listdir(workspace.reports)


def test_a_path_too_long_for_the_system_is_said(tmp_path: Path) -> None:
    name = "长" * 300
    for arguments in (("check", name), ("init", name), ("template", "-o", name), ("check", "--workspace", name)):
        assert "太长" in refused(kongchuo(*arguments, folder=tmp_path))
    assert [] == os.listdir(tmp_path)


@linux
def test_a_folder_that_has_been_removed_meanwhile_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "没有了"
    gone.mkdir()
    refused(kongchuo("check", folder=gone, code=f"import os; os.rmdir({str(gone)!r})"))


@linux
def test_a_roster_that_may_not_be_read_is_a_finding(workspace: Workspace) -> None:
    for path in (workspace.rosters / "2023-06").iterdir():
        path.chmod(0)
    done = kongchuo("check", "花名册", folder=workspace.root, code=_AS_ANYONE)
    assert (1, True) == (done.status, "没有权限打开这个文件" in "".join(done.out.decode("utf-8").split()))


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    """`kongchuo explain S101 | head -0` ends quietly."""
    command = [sys.executable, "-m", "kongchuo", "explain", "S101"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (b"", 0) == (process.stderr.read(), process.wait())


def test_a_stopped_init_can_be_repeated(tmp_path: Path) -> None:
    """The settings are written last: without them there is no workspace yet."""
    failing = _IN_USE.format(name="kongchuo.toml")
    refused(kongchuo("init", "镇", folder=tmp_path, code=failing))
    assert 0 == kongchuo("init", "镇", folder=tmp_path).status
