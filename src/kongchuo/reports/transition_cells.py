"""Cells that the sheets of the transition workbook share."""

from collections import Counter
from collections.abc import Iterable

from kongchuo.codes.text import mask_id, mask_numbers
from kongchuo.linkage.reason import Reason
from kongchuo.model.grid import Cell, Heading, Meaning
from kongchuo.model.where import Where
from kongchuo.transition.enrolled import Child
from kongchuo.transition.result import NAME_AND_SCHOOL, Fate, Followed, Transition

UNRESOLVED_SHEET = "去向不明"
DOUBTFUL_SHEET = "疑似同一人"
CHECK_SHEET = "待核对"
OVERVIEW_SHEET = "概览"
NOTES_SHEET = "口径说明"
PENDING_WORDS = "尚无登记"

# Narrower than Reason.words, for a column.
_SHORT = {
    Reason.ID: "身份证件号相同",
    Reason.ID_EDIT: "身份证件号差一处",
    Reason.NAME_BIRTH: "姓名、生日相符",
    Reason.GUARDIAN: "监护人、姓名相符",
    Reason.CONCLUDED: "人工核对",
    NAME_AND_SCHOOL: "姓名、学校相符",
}


class Shown:
    """How numbers that name a person are shown."""

    def __init__(self, reveal: bool) -> None:
        self.reveal = reveal

    def id_number(self, child: Child) -> str:
        """The child's ID number, masked unless the user asked to see it."""
        number = child.id_number
        return number if self.reveal or not any(map(str.isdigit, number)) else mask_id(number)

    def detail(self, one: Followed) -> str:
        """The remarks; numbers that a ledger's free text may hold are masked."""
        return one.detail if self.reveal else mask_numbers(one.detail)


def sheet_of_primary(name: str, transition: Transition) -> str:
    """The sheet of a school's leavers."""
    return f"{name}（小学）" if name in transition.junior_schools else name


def sheet_of_junior(name: str, transition: Transition) -> str:
    """The sheet of those who should come to a school."""
    return f"{name}（初中）" if name in transition.primary_schools else name


def anchor(one: Followed) -> str:
    """The name by which links find a leaver's row."""
    place = one.leaver.latest.where
    return f"{place.file}|{place.sheet}|{place.row}"


def basis(one: Followed, transition: Transition) -> str:
    """On what the outcome rests, in a few words."""
    if one.matched_by is None:
        return "待核对" if one.maybe else "" if transition.pending else "没有线索"
    reason = _SHORT[Reason(one.matched_by) if one.matched_by != NAME_AND_SCHOOL else NAME_AND_SCHOOL]
    return reason if one.found else f"台账：{reason}"


def place_text(where: Where | None) -> str:
    """A cell as a clerk looks it up: file, sheet, cell."""
    if where is None or not where.file:
        return ""
    return " ".join(part for part in (where.file.rsplit("/", 1)[-1], where.sheet or "", where.cell or "") if part)


def fate_words(fate: Fate, transition: Transition) -> str:
    """The outcome in words; before any grade 7 roster has come nobody is missing yet."""
    return PENDING_WORDS if transition.pending and fate is Fate.UNRESOLVED else fate.words


def fate_cell(one: Followed, transition: Transition) -> Cell:
    """The outcome; red only for a child that nobody has seen again."""
    lost = one.fate is Fate.UNRESOLVED and not transition.pending
    return Cell(fate_words(one.fate, transition), Meaning.BAD if lost else Meaning.PLAIN)


def text(value: str, width: int, group: str | None = None) -> Heading:
    """A column of running text."""
    return Heading(value, width, "left", group)


def short(value: str, width: int, group: str | None = None) -> Heading:
    """A column of short entries."""
    return Heading(value, width, "center", group)


def tally(group: Iterable[Followed], transition: Transition) -> str:
    """`已到本镇初中41人、外地就读2人`: what is not zero."""
    counts = Counter(one.fate for one in group)
    return "、".join(f"{fate_words(fate, transition)}{counts[fate]}人" for fate in Fate if counts[fate])
