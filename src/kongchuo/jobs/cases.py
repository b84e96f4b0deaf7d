"""`cases`: the ledger 辍学 and the rosters in, every open case by urgency and its workbook out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kongchuo.cases import ledger as case_ledger
from kongchuo.cases.episodes import episodes
from kongchuo.cases.ledger import Spell
from kongchuo.cases.urgency import Judged, Level, judge
from kongchuo.jobs.case_people import Standing, standing
from kongchuo.jobs.cases_json import payload
from kongchuo.jobs.rolls import Progress, Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.grid import Document
from kongchuo.model.period import month_of
from kongchuo.model.workspace import Workspace
from kongchuo.policy.deadlines import Duties, duties
from kongchuo.policy.papers import paper_kinds
from kongchuo.read.workspace import read_ledger, shown_path
from kongchuo.records.cases import Case, Visit
from kongchuo.records.placement import school_name
from kongchuo.reports.case_book import CaseBook, Followed
from kongchuo.reports.cases import document
from kongchuo.reports.papers_due import Choice, due_cases
from kongchuo.transition.enrolled import without_lost_numbers
from kongchuo.write.files import safe_name
from kongchuo.write.lock import writing_reports
from kongchuo.write.xlsx import write_document

WORKBOOK = "辍学个案"


@dataclass(frozen=True)
class CasesResult:
    """The cases, the workbook as a document, and the files written (as users see their paths)."""

    book: CaseBook
    document: Document
    files: tuple[str, ...]

    @property
    def overdue(self) -> bool:
        """Whether something should have been done by now."""
        return bool(self.book.of(Level.OVERDUE))

    def payload(self, *, everything: bool = False) -> dict[str, Any]:
        """`kongchuo.cases/1`; settled cases only with `everything`."""
        return payload(self.book, self.files, everything=everything)


def run(
    workspace: Workspace,
    *,
    as_of: date,
    school: str | None = None,
    output: Path | None = None,
    reveal: bool = False,
    password: str | None = None,
    progress: Progress | None = None,
) -> CasesResult:
    """Follows every case and writes the workbook. UserError when there is no ledger 辍学, or the
    township has no such school."""
    chosen = _school(school, workspace)
    book = _book(workspace, chosen, as_of, progress)
    made = document(book, reveal=reveal)
    stem = f"{WORKBOOK}（{chosen}）" if chosen else WORKBOOK
    path = (output or workspace.reports / month_of(as_of).label) / safe_name(stem, suffix=".xlsx", taken=[])
    with writing_reports(workspace, output):
        write_document(made, path, reveal=reveal, password=password)
    return CasesResult(book, made, (shown_path(path, workspace.root),))


def read_visits(workspace: Workspace) -> list[Visit]:
    """The rows of 劝返记录."""
    read = read_ledger(workspace, Visit.kind)
    return [one for table in (read.tables if read else ()) for one in Visit.from_table(without_lost_numbers(table))]


def _school(text: str | None, workspace: Workspace) -> str | None:
    if text is None:
        return None
    found = school_name(text, workspace.township)
    if found is None:
        names = "、".join(school.name for school in workspace.township.schools)
        raise UserError(f"本镇没有叫“{text}”的学校。可以写：{names}。")
    return found


def _book(workspace: Workspace, school: str | None, as_of: date, progress: Progress | None) -> CaseBook:
    found = standing(Rolls(workspace, progress), as_of)
    duty = duties(workspace.township)
    visits = read_visits(workspace)
    judged = [judge(one, duty, as_of) for one in episodes(found.spells, visits, as_of)]
    ours = sorted((one for one in judged if _of_school(one.episode.spell, school)), key=lambda one: one.order)
    papers = _papers(ours, visits, as_of)
    followed = tuple(
        Followed(one, papers.get(id(one), ()), found.seats.get(one.episode.spell.person, "")) for one in ours
    )
    return CaseBook(
        township=workspace.township,
        duties=duty,
        as_of=as_of,
        school=school,
        month=found.month,
        followed=followed,
        unregistered=tuple(child for child in found.unregistered if school in (None, child.school)),
        problems=tuple(case_ledger.problems(spell for spell in found.spells if _of_school(spell, school))),
        remarks=_remarks(found, ours, duty, as_of),
    )


def _of_school(spell: Spell, school: str | None) -> bool:
    return school is None or spell.school == school


def _papers(judged: Sequence[Judged], visits: Sequence[Visit], as_of: date) -> dict[int, tuple[str, ...]]:
    """The papers that `kongchuo notice` would make today, by case."""
    choice = Choice(as_of)
    kinds = [kind for kind in paper_kinds() if kind.ledger == Case.kind]
    return {
        id(one): tuple(kind.name for kind in kinds if due_cases(kind, [one.episode.spell.record], visits, choice))
        for one in judged
        if one.episode.is_open
    }


def _remarks(found: Standing, judged: Sequence[Judged], duty: Duties, as_of: date) -> tuple[str, ...]:
    days = [day for one in judged if one.episode.is_open and (day := one.episode.first_day)]
    unknown = duty.calendar.remark(min(days), as_of) if days else ""
    without = "" if found.month else "还没有花名册，不能核对孩子现在在不在册，也看不出有没有没登记的。"
    return tuple(text for text in (unknown, without, *found.remarks) if text)
