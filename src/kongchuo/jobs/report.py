"""`report`: rosters, ledgers and register of a period in, figures, lists and a workbook out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kongchuo.indicators.figure import Figure
from kongchuo.jobs.collector import without_collector
from kongchuo.jobs.month_material import gather
from kongchuo.jobs.rolls import Progress, Rolls
from kongchuo.jobs.season import season
from kongchuo.model.errors import UserError
from kongchuo.model.grid import Document
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period, school_year_label
from kongchuo.model.workspace import Workspace
from kongchuo.movements.balance import Balance
from kongchuo.read.workspace import shown_path
from kongchuo.reports.material import LISTS, Material
from kongchuo.reports.month import document
from kongchuo.reports.season import Season
from kongchuo.write.lock import writing_reports
from kongchuo.write.xlsx import write_document

SCHEMA = "kongchuo.report/1"


@dataclass(frozen=True)
class ReportResult:
    """A period's report, its workbook as a document, and the files written (as users see their paths).
    `season` is what a term and a year have beside that."""

    material: Material
    document: Document
    files: tuple[str, ...]
    season: Season | None = None

    @property
    def missed(self) -> bool:
        """Whether a target of the township is missed."""
        return self.material.missed

    def payload(self) -> dict[str, Any]:
        """`kongchuo.report/1` (INTERFACE section 4)."""
        period = self.material.period
        return {
            "schema": SCHEMA,
            "period": {
                "kind": period.kind,
                "label": period.label,
                "start": period.start.isoformat(),
                "end": period.end.isoformat(),
                "school_year": school_year_label(period.school_year),
            },
            "indicators": [_indicator(figure) for figure in self.material.figures],
            "movements": [_balance(row) for row in self.material.balances],
            "students": [_student(child) for name in LISTS for child in self.material.lists[name]],
            "files": list(self.files),
        }


def run(
    workspace: Workspace,
    period: Period,
    *,
    as_of: date,
    output: Path | None = None,
    reveal: bool = False,
    password: str | None = None,
    progress: Progress | None = None,
) -> ReportResult:
    """Reports on a period and writes its workbook. UserError when no roster of it has come, or when it
    has not begun."""
    if period.kind != "month" and as_of < period.start:
        raise UserError(f"到{as_of:%Y-%m-%d}为止，{period.title}还没有开始，不能出报表。")
    with writing_reports(workspace, output), without_collector():
        rolls = Rolls(workspace, progress)
        material = gather(rolls, period, as_of)
        long = season(rolls, material) if period.kind in ("term", "year") else None
        made = document(material, long, reveal=reveal)
        path = (output or workspace.reports / period.label) / f"控辍保学{material.word}.xlsx"
        write_document(made, path, reveal=reveal, password=password)
    return ReportResult(material, made, (shown_path(path, workspace.root),), long)


def _indicator(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.code,
        "name": figure.name,
        "level": figure.level,
        "school": figure.school,
        "stage": figure.stage,
        "grade": figure.grade,
        "class": figure.class_label,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "rate": figure.rate,
        "target": figure.target,
        "met": figure.met,
        "short_by": figure.short_by,
        "definition": figure.definition,
        "unavailable": figure.unavailable,
    }


def _balance(row: Balance) -> dict[str, Any]:
    return {
        "level": row.level,
        "school": row.school,
        "stage": row.stage,
        "grade": row.grade,
        "class": row.class_label or None,
        "opening": row.opening,
        "in": dict(row.ins),
        "out": dict(row.outs),
        "expected": row.expected,
        "closing": row.closing,
        "difference": row.difference,
    }


def _student(child: Listed) -> dict[str, Any]:
    return {
        "list": child.list,
        "name": child.name,
        "id_tail": child.id_tail,
        "school": child.school,
        "grade": child.grade,
        "class": child.class_label,
        "last_seen": child.last_seen,
        "detail": child.detail,
    }
