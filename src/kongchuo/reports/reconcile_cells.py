"""Names of sheets and cells that the sheets of the workbook 核查情况 share."""

from collections.abc import Sequence

from kongchuo.codes.text import mask_id
from kongchuo.enrolment.overage import FIRST_AGE
from kongchuo.indicators.register import Registered, State
from kongchuo.model.grid import Cell, Derived, Link, Plain
from kongchuo.model.period import school_year_label
from kongchuo.reconcile.result import Reconciliation

LOST_SHEET = "未入学"
REVIEW_SHEET = "待核对"
CONFLICT_SHEET = "登记不符"
OVERVIEW_SHEET = "概览"
AGES_SHEET = "按年龄统计"
STRANGERS_SHEET = "不在册"
NAMES_SHEET = "年龄名单"
NOTES_SHEET = "口径说明"
NO_VILLAGE = "村名空"


class Shown:
    """How numbers that name a person are shown."""

    def __init__(self, reveal: bool) -> None:
        self._reveal = reveal

    def number(self, text: str) -> str:
        """An ID number or a phone, masked unless the user asked to see it."""
        return text if self._reveal or not any(map(str.isdigit, text)) else mask_id(text)

    def numbers(self, texts: Sequence[str]) -> Sequence[Plain]:
        """A column of them; where there is none it says so."""
        return Derived(lambda text: self.number(text) or "（空）", texts)


def village_sheet(village: str) -> str:
    """The sheet of a village; never the name of another sheet of the workbook."""
    taken = (
        LOST_SHEET,
        REVIEW_SHEET,
        CONFLICT_SHEET,
        OVERVIEW_SHEET,
        AGES_SHEET,
        STRANGERS_SHEET,
        NAMES_SHEET,
        NOTES_SHEET,
    )
    name = village or NO_VILLAGE
    return f"{name}（村）" if name in taken else name


def anchor(child: Registered) -> str:
    """The name by which links find a child's row on the sheet of its village."""
    place = child.record.where
    return f"{place.file}|{place.sheet}|{place.row}" if place else ""


def sought(child: Registered) -> bool:
    """Whether a list may name the child, and so lead to its village: it is in no school, register and roster disagree
    about it, or it is past the age."""
    return child.lost or bool(child.conflict) or (child.age or 0) >= FIRST_AGE


def name_cell(child: Registered) -> Cell:
    """The name of a child who is sought, with the way to its row in its village."""
    return Cell(child.record.name, link=Link(village_sheet(child.record.village), anchor(child)))


def now_text(child: Registered) -> str:
    """Where the child is, in a few words for a narrow column."""
    record = child.record
    if child.state is State.IN_TOWNSHIP:
        return f"{child.school}{child.class_label}"
    there = record.school_name or record.place
    if child.state in (State.ELSEWHERE_PROVED, State.ELSEWHERE_UNPROVED, State.SPECIAL) and there:
        return f"{child.state.words}：{there}"
    if child.state is State.HOME and child.school:
        return f"{child.state.words}：{child.school}"
    if child.state is State.NOT_IN_SCHOOL and not child.lost:
        return "未到入学年龄"
    return child.state.words


def year_title(found: Reconciliation) -> str:
    """`马井镇2022—2023学年`."""
    return f"{found.township.name}{school_year_label(found.year).replace('-', '—')}学年"
