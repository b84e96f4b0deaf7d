"""`cases --suspect`: rows of the ledger 辍学 drafted for this month's `left_without_record`, in a workbook of
their own for the clerk to confirm. The ledger itself is read and never written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kongchuo.cases.ledger import Spell
from kongchuo.codes.classes import grade_label
from kongchuo.codes.text import mask_id
from kongchuo.jobs.case_people import last_seen, open_cases, read_case_ledger
from kongchuo.jobs.compared import Compared, compared
from kongchuo.jobs.rolls import Progress, Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period
from kongchuo.model.workspace import Workspace
from kongchuo.movements import lists
from kongchuo.read.workspace import shown_path
from kongchuo.records.cases import Case
from kongchuo.write.files import atomic_write
from kongchuo.write.lock import writing_reports
from kongchuo.write.masking import masked_text
from kongchuo.write.protect import protected
from kongchuo.write.template import template_bytes
from kongchuo.write.templates import TEMPLATES

WORKBOOK = "疑似辍学（待确认）.xlsx"
SCHEMA = "kongchuo.suspects/1"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A child to be entered, the place on the roster where it stood last, and its earlier spells."""

    child: Listed
    file: str
    sheet: str
    cell: str
    earlier: tuple[Spell, ...]

    @property
    def evidence(self) -> str:
        """What the clerk reads in the row: where the child was last, what is missing, what was before."""
        where = f"{self.file}“{self.sheet}”{self.cell}" if self.file else "以前的花名册"
        before = f"以前辍学{len(self.earlier)}次，已经结案，这是新的一次。" if self.earlier else ""
        return f"最后在册{self.child.last_seen}：{where}。{self.child.detail}{before}请核实，补填离校日期。"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A child of the list for whom nothing is drafted."""

    child: Listed
    why: Literal["open_case", "class_missing"]
    detail: str


@dataclass(frozen=True)
class SuspectsResult:
    """What was drafted for a month, for whom nothing was, and the file (as users see its path)."""

    township: str
    month: Period
    as_of: date
    drafted: tuple[Suspect, ...]
    left_out: tuple[LeftOut, ...]
    files: tuple[str, ...]

    def payload(self) -> dict[str, Any]:
        """`kongchuo.suspects/1`."""
        return {
            "schema": SCHEMA,
            "as_of": self.as_of.isoformat(),
            "month": self.month.label,
            "drafted": [_drafted(one) for one in self.drafted],
            "left_out": [{**_who(one.child), "why": one.why, "detail": one.detail} for one in self.left_out],
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
) -> SuspectsResult:
    """Drafts the rows. UserError when there is no ledger 辍学 or no roster of the month."""
    rolls = Rolls(workspace, progress)
    known = [one for one in rolls.months if one.start <= as_of]
    if month is None and not known:
        raise UserError("还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。")
    span = month or known[-1]
    ends = compared(rolls, span, as_of, read_case_ledger(rolls, as_of))
    drafted, left_out = _sorted_out(ends, as_of)
    files: tuple[str, ...] = ()
    if drafted:
        path = (output or workspace.reports / span.label) / WORKBOOK
        with writing_reports(workspace, output):
            atomic_write(path, protected(_workbook(drafted, as_of, reveal), password))
        files = (shown_path(path, workspace.root),)
    return SuspectsResult(workspace.township.name, span, as_of, drafted, left_out, files)


def _sorted_out(ends: Compared, as_of: date) -> tuple[tuple[Suspect, ...], tuple[LeftOut, ...]]:
    found = lists.left_without_record(ends.comparison)
    taken = {key: spell for spell, keys in open_cases(ends, as_of) for key in keys}
    before = ends.comparison.present[ends.comparison.present["side"] == "before"]
    sizes = Counter(zip(before["school"], before["class_label"], strict=True))
    gone = {(school, label) for school, label, _ in lists.suspicious_classes(found, dict(sizes))}
    earlier = _spells_by_key(ends)
    drafted, left_out = [], []
    for child in found:
        key = (child.name, child.id_number)
        if spell := taken.get(key):
            record = spell.record
            detail = f"台账上已经有没有结的一条：{record.left_date or record.found_date or '日期不明'}离校，{record.state or '状态看不清'}。"
            left_out.append(LeftOut(child, "open_case", detail))
        elif (child.school, child.class_label) in gone:
            detail = f"{child.school}{child.class_label}全班都不在本期花名册上，先核对是不是漏报了这个班。"
            left_out.append(LeftOut(child, "class_missing", detail))
        else:
            drafted.append(Suspect(child, *(last_seen(ends, child) or ("", "", "")), tuple(earlier.get(key, ()))))
    return tuple(drafted), tuple(left_out)


def _spells_by_key(ends: Compared) -> dict[tuple[str, str], list[Spell]]:
    """The spells of each child, by all names and numbers that the rosters have for it."""
    histories = ends.comparison.histories({spell.person for spell in ends.cases})
    found: dict[tuple[str, str], list[Spell]] = {}
    for spell in ends.cases:
        history = histories[spell.person]
        keys = {(one.name, one.id_number) for one in (*history.before, *history.now)}
        for key in keys | {(spell.record.name, spell.record.id_number)}:
            found.setdefault(key, []).append(spell)
    return found


def _workbook(drafted: tuple[Suspect, ...], as_of: date, reveal: bool) -> bytes:
    template = next(one for one in TEMPLATES if one.kind == Case.kind)
    return template_bytes(template, example=False, rows={Case.kind: list(_rows(drafted, as_of, reveal))}, created=as_of)


def _rows(drafted: tuple[Suspect, ...], as_of: date, reveal: bool) -> Iterator[dict[str, object]]:
    for one in drafted:
        child = one.child
        yield {
            "school_name": child.school or "",
            "grade": grade_label(child.grade),
            "class_name": child.class_label,
            "name": child.name,
            "id_number": child.id_number if reveal else mask_id(child.id_number),
            "found_date": as_of,
            "state": "疑似",
            "remarks": one.evidence if reveal else masked_text(one.evidence),
        }


def _who(child: Listed) -> dict[str, Any]:
    return {"name": child.name, "id_tail": child.id_tail, "school": child.school, "class": child.class_label}


def _drafted(one: Suspect) -> dict[str, Any]:
    return {
        **_who(one.child),
        "grade": one.child.grade,
        "last_seen": one.child.last_seen,
        "earlier_spells": len(one.earlier),
        "detail": one.evidence,
        "evidence": {"file": one.file, "sheet": one.sheet, "cell": one.cell} if one.file else None,
    }
