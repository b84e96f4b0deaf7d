"""The ledgers as workbooks, in the township's own templates."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from kongchuo.codes.classes import class_label, grade_label
from kongchuo.demo.attendance import sow_attendance
from kongchuo.demo.autumn import OutcomeRow
from kongchuo.demo.expected import Expected
from kongchuo.demo.fault_ledgers import LedgerRows, sow_ledgers
from kongchuo.demo.layouts.page import Page, Value
from kongchuo.demo.layouts.save import save
from kongchuo.demo.schools import BY_KEY
from kongchuo.demo.story import Move, Seat, clerk
from kongchuo.demo.support import sow_support
from kongchuo.demo.truth import Truth
from kongchuo.model.where import column_letter
from kongchuo.records.catalogue import RECORDS
from kongchuo.write.templates import TEMPLATES

_TITLES = {sheet.kind: sheet.title for template in TEMPLATES for sheet in template.sheets}


# The sheet and the workbook of each ledger with faults.
_BOOKS = {
    "movements": ("学籍异动", "学籍异动.xlsx"),
    "cases": ("辍学", "辍学.xlsx"),
    "visits": ("劝返记录", "辍学.xlsx"),
    "support": ("残疾儿童", "残疾儿童.xlsx"),
    "attendance": ("2023年3月考勤", "考勤.xlsx"),
}
_FIRST_ROW = 3  # below the title and the header


def ledger_rows(truth: Truth) -> LedgerRows:
    """The rows of movements, cases and visits, with their faults."""
    moves = [_move_values(truth, move) for move in truth.moves]
    rows = LedgerRows(moves, list(_case_values(truth)), list(_visit_values(truth)))
    sow_ledgers(truth, rows)
    sow_support(truth, rows)
    sow_attendance(truth, rows)
    return rows


def ledger_faults(rows: LedgerRows) -> tuple[Expected, ...]:
    """What `check` must find in the ledgers."""
    found = []
    sheets = (("movements", rows.moves), ("cases", rows.cases), ("visits", rows.visits), ("support", rows.support),
              ("attendance", rows.attendance))  # fmt: skip
    for kind, sheet in sheets:
        places = {id(row): number for number, row in enumerate(sheet, start=_FIRST_ROW)}
        columns = list(RECORDS[kind].columns())
        for mark in rows.marks:
            if id(mark.row) in places:
                cell = f"{column_letter(columns.index(mark.field))}{places[id(mark.row)]}"
                found.append(Expected(_BOOKS[kind][1], _BOOKS[kind][0], cell, mark.rule, mark.severity))
    return tuple(sorted(found))


def ledger_files(truth: Truth, rows: LedgerRows) -> dict[str, bytes]:
    """The ledgers by file name."""
    moves = _page("movements", _BOOKS["movements"][0], rows.moves)
    cases = _page("cases", _BOOKS["cases"][0], rows.cases)
    visits = _page("visits", _BOOKS["visits"][0], rows.visits)
    ends = sorted(truth.ends.items(), key=lambda end: end[0])
    outcomes = _page("outcomes", "毕业生去向", _outcome_values(truth, [row for _, (_, row) in ends if row]))
    return {
        "学籍异动.xlsx": save([moves], "xlsx"),
        "辍学.xlsx": save([cases, visits], "xlsx"),
        "毕业生去向.xlsx": save([outcomes], "xlsx"),
        "考勤.xlsx": save([_page("attendance", _BOOKS["attendance"][0], rows.attendance)], "xlsx"),
        "残疾儿童.xlsx": save([_page("support", _BOOKS["support"][0], rows.support)], "xlsx"),
    }


def _page(kind: str, name: str, rows: Iterable[Mapping[str, Value]]) -> Page:
    columns = RECORDS[kind].columns()
    page = Page(name, widths={index: spec.width + 1 for index, spec in enumerate(columns.values())})
    title = page.add([_TITLES[kind]], "title")
    page.merge(title, 0, title, min(len(columns), 12) - 1)
    page.add([("★" if spec.required else "") + spec.heading for spec in columns.values()], "header")
    for row in rows:
        page.add([row.get(field, "") for field in columns])
    return page


def _pupil(truth: Truth, seat: Seat) -> dict[str, Value]:
    child = truth.child(seat)
    return {
        "school_name": BY_KEY[seat.school].name,
        "grade": grade_label(seat.grade),
        "class_name": class_label(seat.grade, seat.number),
        "name": child.name,
        "id_number": child.id_number,
    }


def _move_values(truth: Truth, move: Move) -> dict[str, Value]:
    return {
        **_pupil(truth, move.seat),
        "movement": move.kind,
        "movement_date": move.day,
        "other_school": move.other_school,
        "other_region": move.region,
        "reason": move.reason,
        "proof": move.proof,
        "approval_date": move.day + timedelta(days=3) if move.proof else None,
        "suspension_end": move.suspension_end,
        "handler": clerk(truth.seed, move.seat.school),
    }


def _case_values(truth: Truth) -> Iterable[dict[str, Value]]:
    for case in truth.cases:
        class_day, school_day, center_day = case.reported
        yield {
            **_pupil(truth, case.seat),
            "left_date": case.left,
            "found_date": case.found,
            "class_report_date": class_day,
            "school_report_date": school_day,
            "center_report_date": center_day,
            "state": case.state,
            "cause": case.cause,
            "notice_date": case.notice,
            "return_date": case.returned,
            "closing_evidence": case.evidence,
            "responsible": case.responsible,
        }


def _visit_values(truth: Truth) -> Iterable[dict[str, Value]]:
    for case in truth.cases:
        for number, visit in enumerate(case.visits, start=1):
            yield {
                "id_number": truth.child(case.seat).id_number,
                "number": number,
                "visit_date": visit.day,
                "visitor": visit.visitor,
                "manner": visit.manner,
                "result": visit.result,
            }


def _outcome_values(truth: Truth, rows: Iterable[OutcomeRow]) -> Iterable[dict[str, Value]]:
    for row in rows:
        yield {
            **_pupil(truth, row.seat),
            "destination": row.destination,
            "other_school": row.school,
            "other_region": row.region,
            "proof": row.proof,
            "recorded_date": date(2023, 9, 5),
            "remarks": row.remarks,
        }
