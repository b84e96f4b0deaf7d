"""`absentees`: the last rosters of a term and those of the next opening in, a calling list and its workbook out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kongchuo.jobs.roll_call import call_roll
from kongchuo.jobs.rolls import Progress, Rolls
from kongchuo.jobs.terms import newest_opening, term_of
from kongchuo.model.grid import Document
from kongchuo.model.period import Period
from kongchuo.model.roll_call import Absence, Entrants, RollCall, SchoolCall
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import shown_path
from kongchuo.reports.absentees import document
from kongchuo.write.lock import writing_reports
from kongchuo.write.xlsx import write_document

WORKBOOK = "开学未到校学生.xlsx"
SCHEMA = "kongchuo.absentees/1"


@dataclass(frozen=True)
class AbsenteesResult:
    """An opening called over, its workbook as a document, and the files written (as users see their paths)."""

    call: RollCall
    document: Document
    files: tuple[str, ...]

    @property
    def missed(self) -> bool:
        """Whether somebody is to be called."""
        return self.call.to_call > 0

    def payload(self) -> dict[str, Any]:
        """`kongchuo.absentees/1` (INTERFACE section 4)."""
        call = self.call
        return {
            "schema": SCHEMA,
            "month": call.month.label,
            "opening": call.opening.isoformat(),
            "due": call.due.isoformat(),
            "as_of": call.as_of.isoformat(),
            "provisional": call.provisional,
            "township": _counts(call.total),
            "schools": [
                {
                    "school": one.school,
                    "last_month": one.month.label if one.month else None,
                    "unsent": one.unsent or None,
                    **_counts(one),
                }
                for one in call.schools
            ],
            "absent": [_child(one) for one in call.absent],
            "explained": [_child(one) for one in call.explained],
            "entrants": _entrants(call.entrants) if call.entrants else None,
            "remarks": list(call.remarks),
            "files": list(self.files),
        }


def run(
    workspace: Workspace,
    period: Period | None,
    *,
    as_of: date,
    output: Path | None = None,
    reveal: bool = False,
    password: str | None = None,
    progress: Progress | None = None,
) -> AbsenteesResult:
    """Calls the roll of a month (by default of the newest term's opening) and writes the workbook.
    UserError when no roster of it has come or there is none to compare it with."""
    with writing_reports(workspace, output):
        rolls = Rolls(workspace, progress)
        month = period or newest_opening(workspace, rolls.months, as_of)
        call = call_roll(rolls, month, term_of(workspace, month), as_of)
        made = document(call, reveal=reveal)
        path = (output or workspace.reports / month.label) / WORKBOOK
        write_document(made, path, reveal=reveal, password=password)
    return AbsenteesResult(call, made, (shown_path(path, workspace.root),))


def _counts(one: SchoolCall) -> dict[str, int]:
    return {
        "last": one.last,
        "came": one.came,
        "explained": one.explained,
        "graduated": one.graduated,
        "absent": one.absent,
        "unjudged": one.unjudged,
    }


def _entrants(young: Entrants) -> dict[str, Any]:
    return {
        "listed": young.listed,
        "came": young.came,
        "explained": len(young.explained),
        "unjudged": young.unjudged,
        "absent": [_child(one) for one in young.absent],
    }


def _child(one: Absence) -> dict[str, Any]:
    return {
        "school": one.school,
        "grade": one.grade,
        "class": one.class_label,
        "name": one.name,
        "id_tail": one.id_tail,
        "sex": one.sex or None,
        "guardian": one.guardian,
        "phone": one.phone,
        "village": one.village,
        "last_seen": one.last_seen,
        "expected": one.expected,
        "detail": one.detail,
    }
