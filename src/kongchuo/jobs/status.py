"""`kongchuo` in a workspace: where the newest month stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kongchuo.jobs import check
from kongchuo.jobs.cases_overdue import overdue_cases
from kongchuo.model.finding import Severity
from kongchuo.model.period import Period
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import ledger_files, months, register_files, set_apart, table_files, unnamed_ledgers
from kongchuo.records.catalogue import RECORDS

# 报表 holds other workbooks of the month too.
_REPORT = "控辍保学月报"
# The ledgers of every township, and those that a township keeps or does not keep.
_NEEDED = ("movements", "cases", "outcomes")
_OPTIONAL = ("attendance", "support")


@dataclass(frozen=True, slots=True)
class SchoolStatus:
    """One school this month; `students` is None when it has sent nothing."""

    school: str
    students: int | None
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Status:
    """The month, its schools, and which ledgers and registers there are; `unused_ledgers` are such as a township
    need not keep."""

    month: Period | None
    schools: tuple[SchoolStatus, ...] = ()
    unread_files: tuple[str, ...] = ()
    unknown_files: tuple[str, ...] = ()
    unknown_schools: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    accepted: int = 0
    missing_ledgers: tuple[str, ...] = ()
    unused_ledgers: tuple[str, ...] = ()
    set_apart: tuple[str, ...] = ()
    unnamed_ledgers: tuple[str, ...] = ()
    register: bool = False
    reported: bool = False
    overdue_cases: int = 0


def run(workspace: Workspace, *, as_of: date) -> Status:
    """Who has sent a roster for the newest month, and what is wrong with it."""
    known = months(workspace)
    missing = _without(workspace, _NEEDED)
    unused = _without(workspace, _OPTIONAL)
    apart, loose = tuple(set_apart(workspace)), tuple(unnamed_ledgers(workspace))
    if not known:
        return Status(None, missing_ledgers=missing, unused_ledgers=unused, set_apart=apart, unnamed_ledgers=loose)
    month = known[-1]
    result = check.run([], workspace, as_of=as_of)
    counts: Counter[str] = Counter()
    unknown = []
    for file in result.files:
        if file.students and not any(sheet.schools for sheet in file.sheets):
            unknown.append(file.path)
        for sheet in file.sheets:
            counts.update(dict(sheet.schools))
    faults = Counter((finding.school, finding.severity) for finding in result.open)
    rows = tuple(
        SchoolStatus(
            school.name,
            counts.get(school.name),
            faults[school.name, Severity.ERROR],
            faults[school.name, Severity.WARNING],
        )
        for school in workspace.township.schools
    )
    reports = workspace.reports / month.label
    return Status(
        month,
        rows,
        tuple(file.path for file in result.files if not file.students),
        tuple(unknown),
        tuple(sorted(counts.keys() - {row.school for row in rows})),
        result.count(Severity.ERROR),
        result.count(Severity.WARNING),
        len(result.accepted),
        missing,
        unused,
        apart,
        loose,
        bool(register_files(workspace, month.school_year)),
        reports.is_dir() and any(path.stem.startswith(_REPORT) for path in table_files(reports)),
        overdue_cases(workspace, as_of),
    )


def _without(workspace: Workspace, kinds: Iterable[str]) -> tuple[str, ...]:
    """The titles of the ledgers of which there is no workbook."""
    return tuple(RECORDS[kind].title for kind in kinds if not ledger_files(workspace, kind))
