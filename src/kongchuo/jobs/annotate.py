"""`check --annotate`: a copy of each faulty workbook with the faults shown in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kongchuo.model.check_result import CheckedFile, CheckResult
from kongchuo.model.finding import Finding
from kongchuo.model.passwords import NO_PASSWORDS, Passwords
from kongchuo.model.workspace import Workspace
from kongchuo.read.limits import DEFAULT_LIMITS
from kongchuo.read.sheets import Book, open_book, sheets_of
from kongchuo.read.workspace import month_of_path, shown_path
from kongchuo.write.annotate import Grids, annotate
from kongchuo.write.files import safe_name
from kongchuo.write.lock import writing_into, writing_reports

FOLDER = "核查"


@dataclass(frozen=True, slots=True)
class Copy:
    """An annotated copy; `remarks` say what of the original could not be kept."""

    source: str
    path: str
    remarks: tuple[str, ...]


def run(
    result: CheckResult,
    workspace: Workspace | None,
    *,
    output: Path | None,
    reveal: bool,
    passwords: Passwords = NO_PASSWORDS,
    password: str | None = None,
) -> tuple[Copy, ...]:
    """Writes a copy of every readable file that has findings not yet accepted; the originals are never touched.

    With a `password` the copies open with that alone; without one, the copy of a protected workbook
    opens with the password of the original.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.where.file:
            by_file.setdefault(finding.where.file, []).append(finding)
    open_in = {finding.where.file for finding in result.open}
    faulty = [file for file in result.files if file.readable and file.path in open_in]
    if not faulty:
        return ()
    limits = workspace.township.limits if workspace else DEFAULT_LIMITS
    opener = partial(open_book, limits=limits, passwords=passwords)
    with writing_reports(workspace, output) if workspace else writing_into(output or Path(FOLDER)):
        return tuple(_copies(faulty, by_file, workspace, output, opener, password, reveal=reveal))


def _copies(
    faulty: Iterable[CheckedFile],
    by_file: Mapping[str, list[Finding]],
    workspace: Workspace | None,
    output: Path | None,
    opener: Callable[[Path], Book],
    password: str | None,
    *,
    reveal: bool,
) -> Iterator[Copy]:
    taken: dict[Path, set[str]] = {}
    for file in faulty:
        folder = output or _folder(file, workspace)
        name = safe_name(f"{file.source.stem}-核查", suffix=".xlsx", taken=taken.setdefault(folder, set()))
        taken[folder].add(name)
        book = opener(file.source)
        remarks = annotate(
            file.source,
            by_file[file.path],
            folder / name,
            grids=_grids(file.source, book),
            reveal=reveal,
            content=book.content if isinstance(book.content, bytes) else None,
            password=password or book.password,
        )
        yield Copy(file.path, shown_path(folder / name, workspace.root if workspace else None), remarks)


def _folder(file: CheckedFile, workspace: Workspace | None) -> Path:
    """报表/核查/2023-03 in a workspace; without one a folder 核查 where the user stands."""
    if workspace is None:
        return Path(FOLDER)
    month = month_of_path(file.source, workspace)
    among = [folder.name for folder in (workspace.ledgers, workspace.registers) if _is_in(file.source, folder)]
    return workspace.reports / FOLDER / (month.label if month else (*among, "其他")[0])


def _is_in(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _grids(path: Path, book: Book) -> Grids | Callable[[], Grids]:
    """The cells of a file that cannot be copied as a workbook. Those of an .xlsx are read only if
    openpyxl turns out not to understand it."""
    return partial(_cells, path, book) if book.kind == "xlsx" else _cells(path, book)


def _cells(path: Path, book: Book) -> Grids:
    return [(sheet.name, [list(row) for row in sheet.rows]) for sheet in sheets_of(path, book)]
