"""`check`: files in, findings out, one file at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kongchuo.model.check_result import CheckedFile, CheckResult
from kongchuo.model.errors import UserError
from kongchuo.model.finding import Finding
from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.period import FIRST_MONTH, Period, previous_month, school_year
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.file import FileRead, read_file
from kongchuo.read.workspace import month_of_path, months, read_month, shown_path, table_files, year_of_path
from kongchuo.rules.engine import check_across, check_table
from kongchuo.rules.rule import Context
from kongchuo.rules.status import ENROLLED, statuses

# What the rules across files look at; everything else of a file is let go once its own rules have run.
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
    """Checks files and folders; without paths the workspace's newest month. UserError if there is nothing to check.

    `passwords` are the workspace's unless others are given.
    """
    passwords = passwords or (workspace.passwords if workspace else NO_PASSWORDS)
    targets = _targets(paths, workspace)
    read: list[CheckedFile] = []
    findings: list[Finding] = []
    tables: list[Table] = []
    headcounts = _last_month(targets, workspace)
    years: set[int] = set()
    for number, (path, shown) in enumerate(targets, start=1):
        if progress:
            progress(number, len(targets), shown)
        file = read_file(
            path,
            shown,
            township=workspace.township if workspace else None,
            school_year=year_of_path(path, workspace),
            latest_year=school_year(as_of),
            passwords=passwords,
        )
        year = file.school_year if file.school_year is not None else school_year(as_of)
        years.add(year)
        context = Context(as_of, year, workspace.township if workspace else None)
        read.append(CheckedFile(shown, path, file.readable, file.sheets))
        findings += file.findings
        for table in file.tables:
            findings += check_table(table, context)
            tables.append(table.only(*_KEPT))
    context = Context(
        as_of, max(years, default=school_year(as_of)), workspace.township if workspace else None, headcounts
    )
    findings += check_across(tables, context)
    return CheckResult(as_of, tuple(read), tuple(sorted(findings, key=lambda finding: finding.order)))


def check_files(files: Iterable[FileRead], context: Context) -> list[Finding]:
    """The findings on files that were read already, for the report's sheet on data quality."""
    findings: list[Finding] = []
    tables: list[Table] = []
    for file in files:
        findings += file.findings
        for table in file.tables:
            findings += check_table(table, context)
            tables.append(table)
    findings += check_across(tables, context)
    return sorted(findings, key=lambda finding: finding.order)


def headcounts(tables: Iterable[Table]) -> dict[tuple[str, int | None, str], int]:
    """Enrolled pupils of each school, grade and class, as the rules on headcounts count them."""
    counts: Counter[tuple[str, int | None, str]] = Counter()
    for table in tables:
        places = zip(table.derived["school"], table.derived["grade_number"], table.derived["class_label"], strict=True)
        counts.update(key for key, status in zip(places, statuses(table), strict=True) if key[0] and status == ENROLLED)
    return dict(counts)


def _targets(paths: Sequence[Path], workspace: Workspace | None) -> list[tuple[Path, str]]:
    """The files to check, each once, with the path that is shown for it."""
    found: dict[Path, str] = {}
    for path, shown in _asked(paths, workspace) if paths else _newest(workspace):
        found.setdefault(path.resolve(), shown)
    return [(Path(path), shown) for path, shown in found.items()]


def _asked(paths: Sequence[Path], workspace: Workspace | None) -> Iterator[tuple[Path, str]]:
    for path in paths:
        _refuse_ledgers(path, workspace)
        if path.is_dir():
            files = _rosters_below(path, workspace)
            if not files:
                raise UserError(f"文件夹“{path}”里没有表格文件。")
            for file in files:
                yield file, file.as_posix()
        elif path.exists():
            yield path, path.as_posix()
        else:
            raise UserError(f"找不到“{path}”，请核对文件名和所在文件夹。")


def _refuse_ledgers(path: Path, workspace: Workspace | None) -> None:
    """Ledgers and registers name people too, but read as rosters they would be nothing but faults."""
    for folder in (workspace.ledgers, workspace.registers) if workspace else ():
        if path.resolve().is_relative_to(folder.resolve()):
            raise UserError(f"“{path}”不是花名册。check 只核查花名册；适龄儿童和台账由 report、transition 对照。")


def _rosters_below(folder: Path, workspace: Workspace | None) -> list[Path]:
    """The tables below a folder; of a whole workspace those among its rosters."""
    if workspace and workspace.root.resolve().is_relative_to(folder.resolve()):
        folder = folder / workspace.rosters.resolve().relative_to(folder.resolve())
    return table_files(folder) if folder.is_dir() else []


def _newest(workspace: Workspace | None) -> Iterator[tuple[Path, str]]:
    if workspace is None:
        raise UserError("请写明要核查的花名册，例如：kongchuo check 花名册.xlsx；或者先进入工作区文件夹。")
    known = months(workspace)
    if not known:
        raise UserError(f"“{workspace.rosters}”里还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。")
    for file in table_files(workspace.rosters / known[-1].label):
        yield file, shown_path(file, workspace.root)


def _last_month(targets: Sequence[tuple[Path, str]], workspace: Workspace | None) -> Headcounts:
    """Headcounts of the month before, when all files lie in one month's folder of the workspace."""
    if workspace is None:
        return {}
    found = {month_of_path(path, workspace) for path, _ in targets}
    month: Period | None = found.pop() if len(found) == 1 else None
    if month is None or month.start.month == FIRST_MONTH:
        return {}  # in September every class has moved up a grade
    return headcounts(read_month(workspace, previous_month(month)).tables)
