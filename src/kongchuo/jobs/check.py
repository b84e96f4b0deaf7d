"""`check`: files in, findings out, one file at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from kongchuo.jobs.check_beside import sheets_beside
from kongchuo.jobs.check_targets import Target, targets
from kongchuo.model.check_result import ROSTER, CheckedFile, CheckResult
from kongchuo.model.finding import Finding
from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.period import FIRST_MONTH, Period, previous_month, school_year
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.accepted import read_decisions
from kongchuo.read.file import read_file
from kongchuo.read.workspace import month_of_path, read_month, shown_path
from kongchuo.rules.engine import check_across, check_table
from kongchuo.rules.rule import Context
from kongchuo.rules.status import ENROLLED, statuses

# What the rules across files look at on a roster; everything else of a file is let go once its own rules have run.
_KEPT = ("name", "id_number", "sex", "birth_date", "roll_status", "id_type", "class_name")

Headcounts = Mapping[tuple[str, int | None, str], int]
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

    `passwords` are the workspace's unless others are given.
    """
    passwords = passwords or (workspace.passwords if workspace else NO_PASSWORDS)
    asked = targets(paths, workspace)
    read: list[CheckedFile] = []
    findings: list[Finding] = []
    tables: list[Table] = []
    headcounts = _last_month(asked, workspace)
    years: set[int] = set()
    for number, (path, shown, kinds, own_year) in enumerate(asked, start=1):
        if progress:
            progress(number, len(asked), shown)
        file = read_file(
            path,
            shown,
            kinds,
            township=workspace.township if workspace else None,
            school_year=own_year,
            latest_year=school_year(as_of) if {"roster", "register"} & set(kinds) else None,
            passwords=passwords,
        )
        year = file.school_year if file.school_year is not None else school_year(as_of)
        years.add(year)
        context = Context(as_of, year, workspace.township if workspace else None)
        read.append(CheckedFile(shown, path, file.readable, file.sheets))
        findings += file.findings
        for table in file.tables:
            findings += check_table(table, context)
            tables.append(table.only(*_KEPT) if table.kind == ROSTER else table)
    context = Context(
        as_of, max(years, default=school_year(as_of)), workspace.township if workspace else None, headcounts
    )
    findings += check_across(tables, context, sheets_beside(workspace, tables, as_of))
    decisions = read_decisions(workspace)
    files = {file.path: shown_path(file.source, workspace.root) for file in read} if workspace else {}
    findings = decisions.settle(findings, files)
    remarks = (decisions.problem,) if decisions.problem else ()
    return CheckResult(as_of, tuple(read), tuple(sorted(findings, key=lambda finding: finding.order)), remarks)


def headcounts(tables: Iterable[Table]) -> dict[tuple[str, int | None, str], int]:
    """Enrolled pupils of each school, grade and class, as the rules on headcounts count them."""
    counts: Counter[tuple[str, int | None, str]] = Counter()
    for table in tables:
        places = zip(table.derived["school"], table.derived["grade_number"], table.derived["class_label"], strict=True)
        counts.update(key for key, status in zip(places, statuses(table), strict=True) if key[0] and status == ENROLLED)
    return dict(counts)


def _last_month(asked: Sequence[Target], workspace: Workspace | None) -> Headcounts:
    """Headcounts of the month before, when all files lie in one month's folder of the workspace."""
    if workspace is None:
        return {}
    found = {month_of_path(target.path, workspace) for target in asked}
    month: Period | None = found.pop() if len(found) == 1 else None
    if month is None or month.start.month == FIRST_MONTH:
        return {}  # in September every class has moved up a grade
    return headcounts(read_month(workspace, previous_month(month)).tables)
