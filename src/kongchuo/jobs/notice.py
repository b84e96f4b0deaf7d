"""`notice`: the ledgers or the register in, one Word document a child and paper out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kongchuo.enrolment.coming import GRADES
from kongchuo.jobs.coming import waiting
from kongchuo.jobs.notice_pupils import pupils
from kongchuo.jobs.notice_support import Background, background
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.period import month_of, school_year
from kongchuo.model.workspace import Workspace
from kongchuo.policy.papers import PaperKind, find_paper, paper_kinds
from kongchuo.read.workspace import read_ledger, shown_path
from kongchuo.records.cases import Case, Visit
from kongchuo.records.movements import Movement
from kongchuo.records.record import Record
from kongchuo.records.register import Child
from kongchuo.records.support import Support
from kongchuo.reports.admission import admission_paper
from kongchuo.reports.paper import UNKNOWN, Paper, Setting, case_paper, movement_paper
from kongchuo.reports.papers_due import Choice, due_cases, due_movements, due_support, visits_of
from kongchuo.transition.enrolled import without_lost_numbers
from kongchuo.write.docx_fill import fill
from kongchuo.write.files import atomic_write, safe_name
from kongchuo.write.lock import writing_into, writing_reports
from kongchuo.write.papers import FOLDER, PaperTemplate, own_folder, read_template, shipped

_Entry = Case | Movement | Support
_Entries = list[tuple[PaperKind, _Entry, list[Visit]]]
_LEDGERS: tuple[type[Record], ...] = (Case, Movement, Support)


@dataclass(frozen=True, slots=True)
class Written:
    """A paper, the file it went to, and what is left to be filled in by hand."""

    paper: Paper
    file: str
    blanks: tuple[str, ...]

    @property
    def place(self) -> str:
        """The child's school and class."""
        values = self.paper.values
        if self.paper.kind.ledger == Child.kind and not values["学校"]:
            return f"（学校没有定）{values['班级']}"
        return f"{values['学校']}{values['班级']}"


@dataclass(frozen=True, slots=True)
class NoticeResult:
    """All papers of a run, the folder they lie in, and the township's own templates among those used."""

    papers: tuple[Written, ...]
    folder: str
    own_templates: tuple[str, ...]


def run(
    workspace: Workspace, kinds: Sequence[str], choice: Choice, setting: Setting, output: Path | None = None
) -> NoticeResult:
    """Writes the papers that are due, or that `choice` asks for. UserError when the ledger that a
    named kind needs is missing, or a child is in no ledger."""
    usual = tuple(kind for kind in paper_kinds() if not kind.on_request or (choice.child and kind.ledger != Child.kind))
    chosen = tuple(dict.fromkeys(map(_named, kinds))) or usual
    admissions = [kind for kind in chosen if kind.ledger == Child.kind]
    chosen = tuple(kind for kind in chosen if kind.ledger != Child.kind)
    entries = _entries(workspace, chosen, choice, named=bool(kinds)) if chosen else []
    month = month_of(choice.first if choice.first and choice.last else choice.as_of)
    folder = output or workspace.reports / FOLDER / month.label
    known = pupils(workspace, {(one.id_number, one.name) for _, one, _ in entries}, choice)
    behind = background(workspace, {(one.id_number, one.name) for _, one, _ in entries if _disabled(one)}, choice)
    papers = [_paper(*entry, known, behind, setting) for entry in entries]
    for kind in admissions:
        papers += _admissions(kind, workspace, choice, setting)
    papers.sort(key=_order)
    templates = {kind.name: read_template(kind, workspace) for kind in dict.fromkeys(paper.kind for paper in papers)}
    if not papers:
        return NoticeResult((), shown_path(folder, workspace.root), ())
    with writing_reports(workspace, output):
        written = tuple(_written(workspace, papers, templates, folder))
    own = tuple(kind for kind, template in templates.items() if template.own)
    return NoticeResult(written, shown_path(folder, workspace.root), own)


def hand_out_templates(workspace: Workspace) -> tuple[str, ...]:
    """Copies our templates into the workspace for the township to change, but for those that are there
    already. UserError when all are."""
    folder = own_folder(workspace)
    lacking = [kind for kind in paper_kinds() if not (folder / kind.file).exists()]
    if not lacking:
        names = "、".join(f"“{kind.file}”" for kind in paper_kinds())
        raise UserError(f"“{folder}”里已经有{names}，没有覆盖。想换回自带的模板，请先把它移走。")
    with writing_into(folder):
        for kind in lacking:
            atomic_write(folder / kind.file, shipped(kind).read_bytes())
    return tuple(shown_path(folder / kind.file, workspace.root) for kind in lacking)


def _named(text: str) -> PaperKind:
    kind = find_paper(text)
    if kind is None:
        names = "、".join(known.name for known in paper_kinds())
        raise UserError(f"没有叫“{text}”的文书。可用的有：{names}。")
    return kind


def _disabled(entry: _Entry) -> bool:
    return isinstance(entry, Support)


def _entries(workspace: Workspace, chosen: Sequence[PaperKind], choice: Choice, *, named: bool) -> _Entries:
    wanted = {kind.ledger for kind in chosen}
    ledgers = {record.kind: _read(workspace, record) for record in _LEDGERS if record.kind in wanted}
    missing = dict.fromkeys(kind.ledger for kind in chosen if ledgers[kind.ledger] is None)
    titles = {record.kind: record.title for record in _LEDGERS}
    if missing and (named or len(missing) == len(ledgers)):
        names = "、".join(f"“{titles[kind]}.xlsx”" for kind in missing)
        raise UserError(f"“{workspace.ledgers}”里没有台账{names}，出不了文书。")
    visits: list[Any] = (_read(workspace, Visit) or []) if Case.kind in wanted else []
    found: _Entries = []
    for kind in chosen:
        rows = ledgers[kind.ledger] or []
        if kind.ledger == Case.kind:
            due = due_cases(kind, rows, visits, choice)
            found += [(kind, case, visits_of(case, visits, choice.as_of)) for case in due]
        elif kind.ledger == Support.kind:
            found += [(kind, one, []) for one in due_support(rows, choice)]
        else:
            found += [(kind, one, []) for one in due_movements(kind, rows, choice)]
    every = [row for rows in ledgers.values() for row in rows or ()]
    if choice.child is not None and not any(map(choice.names, every)):
        raise UserError(f"台账里没有“{choice.child}”。请写学生的姓名，或身份证件号的后四位以上。")
    return found


def _admissions(kind: PaperKind, workspace: Workspace, choice: Choice, setting: Setting) -> list[Paper]:
    """A notice for every child of the register who enters a school next September."""
    if choice.first:
        raise UserError(f"{kind.name}按秋季入学出，不用 --month、--since；报到日期用 --enrol-on 写明。")
    september = setting.enrol_on.year if setting.enrol_on else school_year(choice.as_of) + 1
    found = waiting(Rolls(workspace), september, choice.as_of).coming
    due = [comer for grade in GRADES for comer in found.due(grade) if choice.names(comer.child.record)]
    if choice.child is not None and not due:
        raise UserError(
            f"{september}年秋季应入学的儿童里没有“{choice.child}”。请写儿童的姓名，或身份证件号的后四位以上。"
        )
    return [admission_paper(kind, comer, september, setting) for comer in due]


def _read(workspace: Workspace, record: type[Record]) -> list[Any] | None:
    read = read_ledger(workspace, record.kind)
    if read is None:
        return None
    tables = [without_lost_numbers(table) for table in read.tables if table.kind == record.kind]
    return [one for table in tables for one in record.from_table(table)]


def _paper(
    kind: PaperKind, entry: _Entry, visits: list[Visit], known: Any, behind: Background, setting: Setting
) -> Paper:
    pupil = known.get((entry.id_number, entry.name), UNKNOWN)
    if isinstance(entry, Case):
        return case_paper(kind, entry, visits, pupil, setting)
    if isinstance(entry, Support):
        return behind.paper(kind, entry, pupil, setting)
    return movement_paper(kind, entry, pupil, setting)


def _order(paper: Paper) -> tuple[int, str, str, str, str]:
    values = paper.values
    return paper_kinds().index(paper.kind), values["学校"], values["班级"], paper.name, paper.id_number


def _written(workspace: Workspace, papers: Sequence[Paper], templates: dict[str, PaperTemplate], folder: Path) -> Any:
    taken: list[str] = []
    for paper in papers:
        template = templates[paper.kind.name]
        parts = (paper.kind.name, paper.values["学校"], paper.name, paper.id_number[-4:])
        stem = "-".join(part for part in parts if part)
        file = safe_name(stem, suffix=".docx", taken=taken)
        taken.append(file)
        atomic_write(folder / file, fill(template.content, paper.values, file, paper.kind.name))
        blanks = tuple(name for name in template.asks if not paper.values[name])
        yield Written(paper, shown_path(folder / file, workspace.root), blanks)
