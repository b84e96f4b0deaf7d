"""What `check` found in the files it was given."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kongchuo.model.finding import Finding, Severity

ROSTER = "roster"

# The sheet of findings in an annotated copy, and how its first cell begins.
FINDINGS_SHEET = "核查结果"
FINDINGS_TITLE = f"{FINDINGS_SHEET}："


def is_findings_sheet(name: str, first_cell: object) -> bool:
    """Whether kongchuo added this sheet: the reader passes it over when a school sends the copy back."""
    return name.startswith(FINDINGS_SHEET) and isinstance(first_cell, str) and first_cell.startswith(FINDINGS_TITLE)


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """A sheet of a checked file. `kind` is what it was read as (a kind of `records/`), `other` or
    `empty`. `students` counts its people (a ledger's rows), `set_aside` rows with content that are
    no people; `schools` the people of each school, of which `school` has the most."""

    sheet: str
    kind: str
    school: str | None = None
    header_row: int | None = None
    students: int = 0
    set_aside: int = 0
    schools: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A checked file; `path` as the user gave it or relative to the workspace, `source` to open it."""

    path: str
    source: Path
    readable: bool
    sheets: tuple[CheckedSheet, ...] = ()

    @property
    def students(self) -> int:
        """People on all its sheets: pupils, or the rows of a ledger."""
        return sum(sheet.students for sheet in self.sheets)

    @property
    def pupils(self) -> int:
        """Pupils on its rosters."""
        return sum(sheet.students for sheet in self.sheets if sheet.kind == ROSTER)


@dataclass(frozen=True)
class CheckResult:
    """All files, all findings (sorted), and the day on which ages and deadlines were judged.

    Findings that the township has accepted stand among the others and are counted apart; `remarks`
    say why its decisions could not be used.
    """

    as_of: date
    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()

    @property
    def students(self) -> int:
        """Pupils on all rosters."""
        return sum(file.pupils for file in self.files)

    @property
    def other_rows(self) -> int:
        """Rows of ledgers and registers."""
        return sum(file.students - file.pupils for file in self.files)

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings of which nothing has been decided."""
        return tuple(finding for finding in self.findings if finding.accepted is None)

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """The findings that the township has accepted."""
        return tuple(finding for finding in self.findings if finding.accepted is not None)

    def count(self, severity: Severity) -> int:
        """How many open findings of a severity there are."""
        return sum(finding.severity is severity for finding in self.open)

    @property
    def by_rule(self) -> dict[str, int]:
        """Open findings counted by rule id, in the order of the ids."""
        return dict(sorted(Counter(finding.rule for finding in self.open).items()))
