"""`reconcile`: a register and a month's rosters in, every child in one state and a workbook out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from kongchuo.enrolment.coming import coming
from kongchuo.enrolment.districts import districts
from kongchuo.enrolment.overage import over_age
from kongchuo.enrolment.rows import EnrolmentRow, enrolment_rows
from kongchuo.indicators.register import Registered, State
from kongchuo.jobs.collector import without_collector
from kongchuo.jobs.ends import closing_month, opening, own_units, stages
from kongchuo.jobs.matching import know, ledger_person
from kongchuo.jobs.month_ledgers import Ledgers, read_ledgers, unnamed
from kongchuo.jobs.register_match import match_register
from kongchuo.jobs.rolls import Progress, Rolls
from kongchuo.jobs.support import gather_support
from kongchuo.model.errors import UserError
from kongchuo.model.grid import Document
from kongchuo.model.period import Period, school_year_label
from kongchuo.model.township import STAGE_NAMES, Township
from kongchuo.model.where import Where
from kongchuo.model.workspace import Workspace
from kongchuo.movements.rosters import UNKNOWN_SCHOOL, Rosters, first_of_each
from kongchuo.read.conclusions import read_conclusions
from kongchuo.read.workspace import shown_path
from kongchuo.reconcile.clues import Clue, of_case, of_movement, of_outcome, with_clues
from kongchuo.reconcile.result import NOT_ON_REGISTER, Reconciliation, Stranger
from kongchuo.records.placement import school_name
from kongchuo.reports.enrolment_sheets import Enrolment, enrolment_sheets
from kongchuo.reports.reconcile import document
from kongchuo.reports.support_sheet import support_sheets
from kongchuo.write.lock import writing_reports
from kongchuo.write.xlsx import write_document

WORKBOOK = "核查情况.xlsx"
SCHEMA = "kongchuo.reconcile/1"
_TAUGHT = (State.ELSEWHERE_PROVED, State.ELSEWHERE_UNPROVED, State.SPECIAL, State.HOME)


@dataclass(frozen=True)
class ReconcileResult:
    """The register against the rosters, the rates by place and age, the workbook as a document, and the
    files written (as users see their paths)."""

    reconciliation: Reconciliation
    enrolment: Enrolment
    document: Document
    files: tuple[str, ...]

    @property
    def missed(self) -> bool:
        """Whether a child of school age is in no school."""
        return bool(self.reconciliation.lost)

    def payload(self) -> dict[str, Any]:
        """`kongchuo.reconcile/1` (INTERFACE section 4)."""
        found = self.reconciliation
        counts = {state.value: count for state, count in found.counts.items()}
        return {
            "schema": SCHEMA,
            "school_year": school_year_label(found.year),
            "month": found.month.label,
            "register": len(found.children),
            "roster": found.roster,
            "matched": found.matched,
            "counts": {**counts, NOT_ON_REGISTER: len(found.strangers)},
            "enrolment": list(map(_rate, self.enrolment.rows)),
            "children": [*map(_child, found.children), *map(_stranger, found.strangers)],
            "files": list(self.files),
        }


def run(
    workspace: Workspace,
    month: Period | None,
    *,
    as_of: date,
    output: Path | None = None,
    reveal: bool = False,
    password: str | None = None,
    progress: Progress | None = None,
) -> ReconcileResult:
    """Compares the register with a month's rosters, by default the newest, and writes the workbook.
    UserError when there is no register of that school year, or no roster."""
    with writing_reports(workspace, output), without_collector():
        found = gather(Rolls(workspace, progress), month, as_of)
        day = min(as_of, found.month.end)
        plans = gather_support(workspace, found.children, found.year, day)
        rates = enrolment(found)
        extra = (*enrolment_sheets(rates, reveal=reveal), *support_sheets(plans))
        made = document(found, extra=extra, reveal=reveal)
        path = (output or workspace.reports / found.month.label) / WORKBOOK
        write_document(made, path, reveal=reveal, password=password)
    return ReconcileResult(found, rates, made, (shown_path(path, workspace.root),))


def enrolment(found: Reconciliation) -> Enrolment:
    """The rates by township, district, village and age, and whom the coming September waits for."""
    places = districts(found.township, [child.record.village for child in found.children])
    silent = f"本学年没有收到{'、'.join(found.silent)}的花名册，不能计算。" if found.silent else None
    return Enrolment(
        found.year,
        enrolment_rows(found.children, found.township, places, silent),
        places,
        coming(found.children, found.township, places, year=found.year + 1, ahead=1),
        over_age(found.children),
    )


def gather(rolls: Rolls, asked: Period | None, as_of: date) -> Reconciliation:
    """Reads and compares."""
    workspace = rolls.workspace
    month = closing_month(rolls, asked or _newest(rolls, as_of), as_of)
    year = month.school_year
    books = read_ledgers(workspace, year)
    if not books.register:
        raise UserError(_no_register(workspace, year, books))
    now = _rosters(rolls, month)
    known = know(opening(rolls, month, now), now)
    conclusions = read_conclusions(workspace)
    found = match_register(books.register, workspace.township, known, now, year, conclusions)
    children = with_clues(found.children, list(_clues(books, min(as_of, month.end), workspace.township)))
    own = [school.name for school in workspace.township.schools]
    sent = {school: now.months[school, stage] for school, stage in now.months if school in own}
    return Reconciliation(
        workspace.township,
        month,
        year,
        as_of,
        children,
        found.strangers,
        {name: sent[name] for name in own if name in sent},
        tuple(_silent(workspace.township, now)),
        (*conclusions.problems, *found.problems, *_remarks(rolls, books, now)),
    )


def _silent(township: Township, now: Rosters) -> Iterator[str]:
    """The schools without a roster this school year; of a nine-year school that has sent one part, the other."""
    for school in township.schools:
        lacking = [stage for stage in school.stages if (school.name, stage) not in now.months]
        whole = len(lacking) == len(school.stages)
        yield from [school.name] if whole else (f"{school.name}{STAGE_NAMES[stage]}部" for stage in lacking)


def _newest(rolls: Rolls, as_of: date) -> Period:
    known = [month for month in rolls.months if month.start <= as_of]
    if not known:
        raise UserError("还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。")
    return known[-1]


def _rosters(rolls: Rolls, month: Period) -> Rosters:
    """The month's rosters; a school that has sent none has its latest of the same school year, so that
    its pupils do not all seem to be in no school."""
    earlier = [
        one for one in reversed(rolls.months) if one.school_year == month.school_year and one.start <= month.start
    ]
    return first_of_each(rolls.each(earlier), own_units(rolls.workspace.township), stages(rolls))


def _no_register(workspace: Workspace, year: int, books: Ledgers) -> str:
    folder = f"{workspace.registers.name}/{year}"
    name = school_year_label(year).replace("-", "—")
    if books.register is None:
        return f"没有{name}学年的适龄儿童册。请把各村的登记册放进 {folder} 文件夹，再运行一次。"
    return f"{folder} 里的登记册没有读出一名儿童，请先用 kongchuo check {folder} 查看原因。"


def _clues(books: Ledgers, until: date, township: Township) -> Iterator[Clue]:
    @cache
    def inside(school: str) -> bool:
        return school_name(school, township) is not None

    rows = (
        *(
            of_movement(entry, ledger_person(0, entry), until, inside=inside(entry.other_school))
            for entry in books.movements or ()
        ),
        *(
            of_outcome(entry, ledger_person(0, entry), until, inside=inside(entry.other_school))
            for entry in books.outcomes or ()
        ),
        *(of_case(entry, ledger_person(0, entry), until) for entry in books.cases or ()),
    )
    return (row for row in rows if row is not None)


def _remarks(rolls: Rolls, books: Ledgers, now: Rosters) -> Iterator[str]:
    months = {month.label for month in now.months.values()}
    unread = [PurePath(file).name for label in sorted(months) for file in rolls.unread.get(label, ())]
    unread += [PurePath(file.shown).name for read in books.files for file in read.files if not file.readable]
    if unread:
        yield f"有{len(unread)}个文件读不出来，里面的学生或儿童没有计入：{'、'.join(unread)}。请先用 kongchuo check 查看原因。"
    yield from unnamed(rolls.workspace)
    own = {school.name for school in rolls.workspace.township.schools}
    strange = Counter(school for school in now.rows["school"].tolist() if school not in own)
    for school, number in sorted(strange.items()):
        if school == UNKNOWN_SCHOOL:
            yield f"花名册上有{number}人看不出是哪所学校，请在花名册里写明校名。"
        else:
            yield f"花名册上的“{school}”不是本镇学校（{number}人），请核对校名。"


def _rate(row: EnrolmentRow) -> dict[str, Any]:
    ratio, proved = row.ratio, row.if_all_proved
    return {
        "level": row.level,
        "village": row.place if row.level == "village" else None,
        "district": row.place if row.level == "district" else None,
        "age": row.age,
        "stage": row.stage,
        "definition": row.definition,
        "numerator": None if row.unavailable else len(row.enrolled),
        "denominator": len(row.of_age),
        "deferred": len(row.deferred),
        "rate": ratio.percent if ratio else None,
        "if_all_proved": proved.percent if proved else None,
        "unavailable": row.unavailable,
    }


def _child(child: Registered) -> dict[str, Any]:
    record = child.record
    return {
        "name": record.name,
        "id_tail": _tail(record.id_number),
        "village": record.village or None,
        "age": child.age,
        "stage": child.stage,
        "state": child.state.value,
        "school": child.school or (record.school_name or record.place if child.state in _TAUGHT else None) or None,
        "matched_by": child.matched_by if child.seat else None,
        "evidence": _evidence(child.evidence),
        "detail": child.detail,
    }


def _stranger(pupil: Stranger) -> dict[str, Any]:
    seat = pupil.seat
    return {
        "name": seat.name,
        "id_tail": _tail(seat.id_number),
        "village": pupil.village or None,
        "age": pupil.age,
        "stage": pupil.stage,
        "state": NOT_ON_REGISTER,
        "school": seat.school,
        "matched_by": None,
        "evidence": _evidence(seat.where),
        "detail": pupil.detail,
    }


def _tail(number: str) -> str | None:
    """The last four characters of an ID number; None where no number stands."""
    return number[-4:] if any(map(str.isdigit, number)) else None


def _evidence(where: Where | None) -> dict[str, str | None] | None:
    return {"file": where.file, "sheet": where.sheet, "cell": where.cell} if where and where.file else None
