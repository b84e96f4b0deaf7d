"""Faults in the ledgers, chosen so that no figure of a report depends on them, and where they must be found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kongchuo.demo.layouts.page import Value
from kongchuo.demo.truth import Truth

Row = dict[str, Value]

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class LedgerMark:
    """A cell of a ledger's row in which a rule must find something."""

    row: Row
    field: str
    rule: str
    severity: str


@dataclass
class LedgerRows:
    """The rows of the ledgers' sheets in their order, and the cells with a fault."""

    moves: list[Row]
    cases: list[Row]
    visits: list[Row]
    support: list[Row] = field(default_factory=list)
    attendance: list[Row] = field(default_factory=list)
    marks: list[LedgerMark] = field(default_factory=list)

    def mark(self, row: Row, name: str, rule: str, severity: str = WARNING) -> None:
        """Remembers what must be found in a cell."""
        self.marks.append(LedgerMark(row, name, rule, severity))


def sow_ledgers(truth: Truth, rows: LedgerRows) -> None:
    """Puts the faults in; those of the story itself (a transfer that only one school entered, a case
    reported late) are only marked."""
    _transfers(truth, rows)
    _leaves(truth, rows)
    _twice(truth, rows)
    _cases(truth, rows)
    _visits(truth, rows)


def _number(truth: Truth, role: str, place: int = 0) -> str:
    return truth.children[truth.roles[role][place]].id_number


def _one(rows: Sequence[Row], number: str, **values: Value) -> Row:
    """The row of that child and these values."""
    return next(
        row for row in rows if row["id_number"] == number and all(row[name] == value for name, value in values.items())
    )


def _transfers(truth: Truth, rows: LedgerRows) -> None:
    lost = _one(rows.moves, _number(truth, "transfer_lost"), movement="转出")
    rows.mark(lost, "other_school", "transfer-one-sided")
    came = _one(rows.moves, _number(truth, "twice_enrolled"), movement="转入")
    rows.mark(came, "other_school", "transfer-one-sided")
    nowhere = _one(rows.moves, _number(truth, "transfer_proved", 1), movement="转出")
    nowhere.update(other_school="", other_region="")
    rows.mark(nowhere, "other_school", "transfer-without-destination", ERROR)
    old = _one(rows.moves, _number(truth, "transfer_proved", 2), movement="转出")
    old["approval_date"] = date(2021, 12, 8)
    rows.mark(old, "approval_date", "approval-date-implausible")


def _leaves(truth: Truth, rows: LedgerRows) -> None:
    long = _one(rows.moves, _number(truth, "suspended"), movement="休学")
    long["suspension_end"] = date(2024, 11, 13)
    rows.mark(long, "suspension_end", "suspension-length")
    bare = _one(rows.moves, _number(truth, "suspended", 1), movement="休学")
    bare.update(proof="", approval_date=None)
    rows.mark(bare, "proof", "suspension-without-papers")
    rows.mark(bare, "approval_date", "suspension-without-papers")


def _twice(truth: Truth, rows: LedgerRows) -> None:
    """留级 moves nobody between schools: entered twice it changes no balance of a school."""
    first = _one(rows.moves, _number(truth, "repeating"), movement="留级")
    again = dict(first)
    rows.moves.insert(rows.moves.index(first) + 1, again)
    rows.mark(again, "movement", "movement-twice", ERROR)


def _cases(truth: Truth, rows: LedgerRows) -> None:
    late = _one(rows.cases, _number(truth, "reported_late"))
    rows.mark(late, "class_report_date", "class-report-late")
    rows.mark(late, "school_report_date", "school-report-late")
    rows.mark(late, "state", "confirmed-without-visit")
    back = _one(rows.cases, _number(truth, "returned_early"))
    back["closing_evidence"] = ""
    rows.mark(back, "closing_evidence", "closed-without-evidence")
    struck = _one(rows.cases, _number(truth, "struck_off"))
    again = dict(struck)
    rows.cases.insert(rows.cases.index(struck) + 1, again)
    rows.mark(again, "left_date", "spells-overlap", ERROR)
    struck["center_report_date"] = date(2022, 9, 27)
    rows.mark(struck, "center_report_date", "case-dates-order")


def _visits(truth: Truth, rows: LedgerRows) -> None:
    first = _one(rows.visits, _number(truth, "returned_early"))
    early = {**first, "number": "", "visit_date": date(2022, 10, 23), "result": "答应按时上学"}
    rows.visits.insert(rows.visits.index(first), early)
    rows.mark(early, "visit_date", "visit-before-leaving")
    number = _number(truth, "returned_later")
    soon = {**first, "id_number": number, "number": "", "visit_date": date(2023, 3, 21), "result": "家里没有人"}
    rows.visits.append(soon)
    rows.mark(soon, "visit_date", "visit-before-found")
    third = _one(rows.visits, _number(truth, "left_again"), visit_date=date(2023, 3, 28))
    third["number"] = 2
    rows.mark(third, "number", "visit-number-order")
    stray = {**first, "id_number": _number(truth, "in_class"), "visit_date": date(2023, 3, 21), "result": "已经返校"}
    rows.visits.append(stray)
    rows.mark(stray, "id_number", "visit-without-case")
