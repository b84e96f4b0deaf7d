"""`transition`: the rosters of two school years and the ledgers in, a followed cohort and its workbook out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kongchuo.model.errors import UserError
from kongchuo.model.grid import Document
from kongchuo.model.period import SECOND_TERM_MONTH, Period, school_year_label
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.model.workspace import Workspace
from kongchuo.read.conclusions import read_conclusions
from kongchuo.read.workspace import FilesRead, months, read_ledger, read_month, shown_path
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.reports.transition import document
from kongchuo.transition.enrolled import Child, without_lost_numbers
from kongchuo.transition.follow import Ledgers, follow
from kongchuo.transition.leavers import leavers, since
from kongchuo.transition.result import Fate, Followed, Transition
from kongchuo.transition.strangers import strangers
from kongchuo.write.lock import writing_reports
from kongchuo.write.xlsx import write_document

WORKBOOK = "小升初衔接情况.xlsx"
SCHEMA = "kongchuo.transition/1"

Progress = Callable[[str], None]


@dataclass(frozen=True)
class TransitionResult:
    """A cohort followed, the workbook as a document, and the files written (as users see their paths)."""

    transition: Transition
    document: Document
    files: tuple[str, ...]

    @property
    def pending(self) -> bool:
        """Whether no grade 7 roster has come yet: 初一花名册尚未收到."""
        return self.transition.pending

    @property
    def counts(self) -> dict[Fate, int]:
        """Leavers by outcome."""
        return self.transition.counts

    @property
    def missed(self) -> bool:
        """Whether the target of no dropouts is missed: grade 7 rosters are there and somebody is on none."""
        return not self.pending and self.counts[Fate.UNRESOLVED] > 0

    def payload(self) -> dict[str, Any]:
        """`kongchuo.transition/1` (INTERFACE section 4)."""
        return {
            "schema": SCHEMA,
            "cohort": self.transition.cohort,
            "graduates": len(self.transition.followed),
            "outcomes": {fate.value: count for fate, count in self.counts.items()},
            "students": [_student(one) for one in self.transition.followed],
            "arrivals_unknown": [_arrival(child) for child in self.transition.strangers],
            "files": list(self.files),
        }


def run(
    workspace: Workspace,
    cohort: int | None,
    *,
    as_of: date,
    output: Path | None = None,
    reveal: bool = False,
    password: str | None = None,
    progress: Progress | None = None,
) -> TransitionResult:
    """Follows a cohort (by default `default_cohort`) and writes its workbook. UserError when there is
    no roster with grade 6 to start from, or another run is writing. With a `password` the workbook
    opens with that alone."""
    with writing_reports(workspace, output):
        followed = _followed(workspace, cohort, as_of, progress)
        made = document(followed, reveal=reveal)
        path = (output or workspace.reports / f"{followed.cohort}届小升初") / WORKBOOK
        write_document(made, path, reveal=reveal, password=password)
    return TransitionResult(followed, made, (shown_path(path, workspace.root),))


def _followed(workspace: Workspace, cohort: int | None, as_of: date, progress: Progress | None) -> Transition:
    known = [month for month in months(workspace) if month.start <= as_of]
    if cohort is None:
        cohort = default_cohort(known, workspace)
    reader = _Reader(workspace, progress)
    primary = [school.name for school in workspace.township.schools if "primary" in school.stages]
    former: list[tuple[Period, Sequence[Table]]] = []
    past = reader.months([month for month in known if month.school_year == cohort - 1])
    leaving = leavers(_kept(past, former), primary)
    if not leaving.children:
        raise UserError(_nobody(cohort, workspace))
    later = since(reader.months([month for month in known if month.school_year == cohort]))
    ledgers = _ledgers(reader)
    conclusions = read_conclusions(workspace)
    found = follow(cohort, as_of, workspace.township, leaving, later, ledgers, tuple(reader.unread), conclusions)
    return replace(found, strangers=strangers(found.unknown, former))


def _kept(
    rosters: Iterator[tuple[Period, Sequence[Table]]], kept: list[tuple[Period, Sequence[Table]]]
) -> Iterator[tuple[Period, Sequence[Table]]]:
    """The rosters as they are drawn, kept for a second look."""
    for one in rosters:
        kept.append(one)
        yield one


def default_cohort(known: Sequence[Period], workspace: Workspace) -> int:
    """The newest cohort that the rosters at hand tell of. From February on that is the one which
    leaves grade 6 in the newest roster's year (before September: the lists to hand over); in the
    first term, those who have just left. Without rosters of the former school year it is this
    year's grade 6."""
    if not known:
        raise UserError(f"“{workspace.rosters}”里还没有花名册。请按月建文件夹，如 花名册/2023-06，把各校的表格放进去。")
    newest = known[-1]
    cohort = newest.start.year if newest.start.month >= SECOND_TERM_MONTH else newest.start.year - 1
    if any(month.school_year == cohort - 1 for month in known):
        return cohort
    return newest.school_year + 1


def _nobody(cohort: int, workspace: Workspace) -> str:
    year = school_year_label(cohort - 1).replace("-", "—")
    return f"“{workspace.rosters}”里没有{year}学年的六年级花名册，找不到{cohort}届毕业生。请放入该学年的花名册，或用 --cohort 指明哪一届。"


class _Reader:
    """Reads months and ledgers one after the other and remembers what could not be read."""

    def __init__(self, workspace: Workspace, progress: Progress | None) -> None:
        self.workspace = workspace
        self.progress = progress
        self.unread: list[str] = []

    def months(self, wanted: Sequence[Period]) -> Iterator[tuple[Period, Sequence[Table]]]:
        """The rosters of these months, the newest first, each read when it is asked for."""
        for month in reversed(wanted):
            if self.progress:
                self.progress(f"正在读取{month.title}的花名册…")
            yield month, self._noted(read_month(self.workspace, month)).tables

    def ledger(self, kind: str) -> tuple[Table, ...] | None:
        """The tables of a ledger, without ID numbers that have lost digits; None when there is none."""
        read = read_ledger(self.workspace, kind)
        return tuple(map(without_lost_numbers, self._noted(read).tables)) if read else None

    def _noted(self, read: FilesRead) -> FilesRead:
        self.unread += [file.shown for file in read.files if not file.readable]
        return read


def _ledgers(reader: _Reader) -> Ledgers:
    outcomes, movements = reader.ledger(Outcome.kind), reader.ledger(Movement.kind)
    return Ledgers(
        None if outcomes is None else tuple(record for table in outcomes for record in Outcome.from_table(table)),
        None if movements is None else tuple(record for table in movements for record in Movement.from_table(table)),
    )


def _student(one: Followed) -> dict[str, Any]:
    row = one.leaver.latest
    return {
        "name": row.pupil.name,
        "id_tail": _tail(one.leaver),
        "from_school": row.school,
        "from_class": row.pupil.class_label,
        "outcome": one.fate.value,
        "to_school": one.to_school,
        "matched_by": str(one.matched_by) if one.matched_by else None,
        "evidence": _evidence(one.evidence),
    }


def _arrival(child: Child) -> dict[str, Any]:
    row = child.latest
    return {
        "name": row.pupil.name,
        "id_tail": _tail(child),
        "school": row.school,
        "class": row.pupil.class_label,
        "evidence": _evidence(row.where),
    }


def _tail(child: Child) -> str | None:
    """The last four characters of the ID number; None where no number stands."""
    number = child.id_number
    return number[-4:] if any(map(str.isdigit, number)) else None


def _evidence(where: Where | None) -> dict[str, str | None] | None:
    return {"file": where.file, "sheet": where.sheet, "cell": where.cell} if where and where.file else None
