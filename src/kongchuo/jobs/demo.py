"""`kongchuo demo`: an invented township, and what check, report, transition and reconcile say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kongchuo.demo.autumn import COHORT
from kongchuo.demo.settings import is_demo
from kongchuo.demo.truth import CHECKED, build, period
from kongchuo.demo.write import write
from kongchuo.jobs import annotate, check, reconcile, report, transition
from kongchuo.jobs.annotate import Copy
from kongchuo.jobs.reconcile import ReconcileResult
from kongchuo.jobs.report import ReportResult
from kongchuo.jobs.transition import TransitionResult
from kongchuo.model.check_result import CheckResult
from kongchuo.model.errors import UserError
from kongchuo.model.workspace import CONFIG, Workspace
from kongchuo.read.workspace import find_workspace
from kongchuo.write.lock import writing_into

# The day on which the demo is judged, so that it says the same every day.
DAY = date(2023, 9, 30)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class DemoResult:
    """The folder, what was found in it, and what was written about it (paths within the folder)."""

    workspace: Workspace
    pupils: int
    check: CheckResult
    copies: tuple[Copy, ...]
    report: ReportResult
    transition: TransitionResult
    reconcile: ReconcileResult


def run(folder: Path, *, seed: int = 1, scale: float = 1.0, progress: Progress = lambda text: None) -> DemoResult:
    """Makes the township in a folder that is empty, new or an earlier demo, and runs everything over it."""
    _refuse_foreign(folder)
    progress("正在编造一个乡镇……")
    truth = build(seed, scale=scale)
    with writing_into(folder):
        write(truth, folder)
    workspace = find_workspace(folder, folder)
    assert workspace is not None
    progress("正在核查花名册……")
    checked = check.run([workspace.rosters / CHECKED], workspace, as_of=DAY)
    copies = annotate.run(checked, workspace, output=None, reveal=False)
    progress("正在生成月报……")
    reported = report.run(workspace, period(CHECKED), as_of=DAY)
    progress("正在核对小升初……")
    followed = transition.run(workspace, COHORT, as_of=DAY)
    progress("正在逐人核对适龄儿童……")
    compared = reconcile.run(workspace, period(CHECKED), as_of=DAY)
    return DemoResult(workspace, truth.pupils(CHECKED), checked, copies, reported, followed, compared)


def _refuse_foreign(folder: Path) -> None:
    """Nothing that somebody else put there is ever written over."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"“{folder}”是一个文件，请另指定一个文件夹。")
    if folder.is_dir() and _has_files(folder) and not is_demo(folder / CONFIG):
        raise UserError(
            f"“{folder}”里已有别的文件，演示不在这里写。请另指定一个空文件夹，如 kongchuo demo 演示/马井镇2。"
        )


def _has_files(folder: Path) -> bool:
    """Whether more is there than what a killed run of ours has left."""
    return any(not entry.name.startswith(".kongchuo") for entry in folder.iterdir())
