"""What the list of findings in an annotated copy says, whatever writes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kongchuo.model.finding import Finding, Severity
from kongchuo.model.where import Where
from kongchuo.write import wording
from kongchuo.write.layout import points
from kongchuo.write.measure import lines_needed

# Unlike Excel's own light colours, so that they are known as ours when the copy comes back.
FILLS = {Severity.ERROR: "FFFBD0CE", Severity.WARNING: "FFFFF1B8", Severity.NOTE: "FFD8E8F6"}

LEGEND = "红色是错误，必须改正；黄色是疑问，请核实；蓝色是提示。点“单元格”一栏可跳到原表，改好后保存，把本文件发回。"
COLUMNS = (
    ("序号", 6),
    ("级别", 7),
    ("学校", 17),
    ("班级", 13),
    ("姓名", 10),
    ("单元格", 14),
    ("问题", 34),
    ("怎么改", 36),
    ("原值", 20),
)
LEFT = ("学校", "问题", "怎么改")
SEVERITY, PLACE = "级别", "单元格"
HEADINGS = tuple(heading for heading, _ in COLUMNS)
HEADER_ROW = 4
TITLE_POINTS, HEADER_POINTS = 28, 24
TOOLTIP = "点击跳到原表"
FOOTER = "第 &P 页 共 &N 页"


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the list: the texts after its number, where its link leads and the shade of its severity."""

    texts: tuple[str, ...]
    target: str | None
    shade: str | None
    points: float


def lines(findings: Sequence[Finding], visible: Mapping[str, bool], *, reveal: bool) -> Iterator[Line]:
    """The lines of the list; `visible` names the workbook's sheets."""
    for finding in findings:
        where = finding.where
        place = wording.place(where, sheet=len(visible) > 1)
        if where.sheet and visible.get(where.sheet) is False:
            place = f"{place}（工作表已隐藏）"
        texts = _texts(finding, place, reveal=reveal)
        needed = max(lines_needed(text, width) for text, (_, width) in zip(texts, COLUMNS[1:], strict=True))
        shade = FILLS[finding.severity] if finding.accepted is None else None
        yield Line(texts, _target(where, visible), shade, points(needed))


def summary(findings: Sequence[Finding]) -> str:
    """How many findings of each severity there are."""
    unsettled = [finding for finding in findings if finding.accepted is None]
    numbers = [
        f"{word}{sum(finding.severity is severity for finding in unsettled)}处"
        for severity, word in wording.SEVERITIES.items()
    ]
    if len(unsettled) < len(findings):
        numbers.append(f"{wording.ACCEPTED}{len(findings) - len(unsettled)}处（不用改）")
    return f"{'，'.join(numbers)}。"


def _texts(finding: Finding, place: str, *, reveal: bool) -> tuple[str, ...]:
    settled = wording.accepted(finding, reveal=reveal)
    return (
        wording.ACCEPTED if settled else wording.SEVERITIES[finding.severity],
        finding.school or "",
        finding.class_label or "",
        finding.student or "",
        place,
        wording.message(finding, reveal=reveal),
        f"{wording.ACCEPTED}，不用改：{settled}" if settled else wording.hint(finding, reveal=reveal),
        wording.value(finding, reveal=reveal) or "",
    )


def _target(where: Where, visible: Mapping[str, bool]) -> str | None:
    """Where the link leads: a cell or row; nowhere for a file, a sheet that is not there or is hidden."""
    if where.sheet is None or not visible.get(where.sheet):
        return None
    quoted = where.sheet.replace("'", "''")
    return f"'{quoted}'!{where.cell or f'A{where.row or 1}'}"
