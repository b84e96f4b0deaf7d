"""`check`: files in, findings out, one file at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kongchuo.jobs.check_targets import passed_over, targets
from kongchuo.jobs.checked import Checker, FileChecked
from kongchuo.jobs.headcounts import month_before
from kongchuo.model.check_result import CheckedFile, CheckResult
from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.period import school_year
from kongchuo.model.workspace import Workspace
from kongchuo.read.accepted import read_decisions
from kongchuo.read.workspace import shown_path
from kongchuo.rules.rule import Context

Progress = Callable[[int, int, str], None]


def run(
    paths: Sequence[Path],
    workspace: Workspace | None,
    *,
    as_of: date,
    progress: Progress | None = None,
    passwords: Passwords | None = None,
) -> CheckResult:
    """Checks files and folders, ledgers and registers of the workspace as what they are; without
    paths the rosters of the newest month. UserError if there is nothing to check.

    `passwords` are the workspace's unless others are given. What has not changed since it was
    checked last is remembered in the workspace's store.
    """
    passwords = passwords or (workspace.passwords if workspace else NO_PASSWORDS)
    asked = targets(paths, workspace)
    counts = month_before(asked, workspace)
    checker = Checker(workspace, as_of, passwords)
    files: list[FileChecked] = []
    read: list[CheckedFile] = []
    for number, target in enumerate(asked, start=1):
        if progress:
            progress(number, len(asked), target.shown)
        file = checker.file(target)
        files.append(file)
        read.append(CheckedFile(target.shown, target.path, file.found.readable, file.found.sheets))
    year = max((checker.year(file.found) for file in files), default=school_year(as_of))
    context = Context(as_of, year, workspace.township if workspace else None, counts)
    findings = [finding for file in files for finding in file.found.findings]
    findings += checker.between(files, context)
    decisions = read_decisions(workspace)
    places = {file.path: shown_path(file.source, workspace.root) for file in read} if workspace else {}
    findings = decisions.settle(findings, places)
    remarks = (*((decisions.problem,) if decisions.problem else ()), *passed_over(paths, workspace))
    return CheckResult(as_of, tuple(read), tuple(sorted(findings, key=lambda finding: finding.order)), remarks)
