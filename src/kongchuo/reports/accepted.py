"""台账/已核实.xlsx as a document: what the township has decided of findings, one row each."""

from collections.abc import Sequence
from datetime import date

from kongchuo.codes.text import mask_numbers
from kongchuo.model.accepted import CODE, DATE, REASON, Decisions, Line
from kongchuo.model.finding import Finding
from kongchuo.model.grid import Cell, Document, Grid, Heading, Row, Sheet
from kongchuo.write import wording

TITLE = "已核实的问题"
_WIDTHS = {
    "规则": 8, "问题": 20, "学校": 20, "班级": 14, "姓名": 10, "证件号后四位": 14, "栏目": 12, "说明": 36,
    "当时的位置": 30, REASON: 30, DATE: 12, "核实人": 10, CODE: 20,
}  # fmt: skip
_LEFT = ("问题", "说明", "当时的位置", REASON)
_SUBTITLE = f"由 kongchuo accept 记入。可以改“{REASON}”“核实人”，可以排序、加列；删去一行就是撤回；“{CODE}”不要改，没有理由的行不算。"


def line(finding: Finding, code: str, *, file: str, reason: str, day: date, who: str) -> Line:
    """The row of a decision. Of the ID number it shows no more than the last four digits."""
    place = finding.where
    cells = {
        "规则": finding.rule,
        "问题": finding.title,
        "学校": finding.school or "",
        "班级": finding.class_label or "",
        "姓名": finding.student or "",
        "证件号后四位": finding.id_tail or "",
        "栏目": place.heading or "",
        "说明": wording.message(finding),
        "当时的位置": f"{file} {wording.place(place, sheet=True)}",
        REASON: mask_numbers(reason),
        DATE: day.isoformat(),
        "核实人": mask_numbers(who),
    }
    return {**cells, CODE: code}


def document(decisions: Decisions, rows: Sequence[Line], day: date) -> Document:
    """The workbook with these rows under the headings it had, the clerk's own columns among them."""
    headings = decisions.headings
    columns = tuple(Heading(name, _WIDTHS.get(name, 14), "left" if name in _LEFT else "center") for name in headings)
    cells = tuple(Row(tuple(Cell(row.get(name) or None) for name in headings)) for row in rows)
    sheet = Sheet("已核实", (Grid(columns, cells, filter=True),), title=TITLE, subtitle=_SUBTITLE)
    return Document(TITLE, (sheet,), day)
