"""The comment that explains a cell's findings in an annotated copy."""

from collections.abc import Iterable, Mapping, Sequence

from kongchuo.model.finding import Finding
from kongchuo.write import wording
from kongchuo.write.measure import cell_text, lines_needed

AUTHOR = "控辍核查"
# Between a comment of the school and ours.
SEPARATOR = f"\n―― {AUTHOR} ――\n"
WIDTH_PIXELS = 300
_WIDTH = 36  # half-widths
_LINE_PIXELS = 20

Place = tuple[int, int]  # row and column, both from 1


def explained(findings: Sequence[Finding], *, reveal: bool) -> str:
    """What is wrong with a cell and how to put it right, one finding after the other."""
    parts = [
        f"【{wording.SEVERITIES[finding.severity]}】{finding.title}\n"
        f"{wording.message(finding, reveal=reveal)}\n怎么改：{wording.hint(finding, reveal=reveal)}"
        for finding in findings
    ]
    return cell_text("\n\n".join(parts))


def height_pixels(text: str) -> int:
    """How high the box must be to show the text."""
    return (lines_needed(text, _WIDTH) + 1) * _LINE_PIXELS


def by_sheet(findings: Iterable[Finding]) -> dict[str, dict[Place, list[Finding]]]:
    """The findings on cells: sheet → row and column → findings."""
    found: dict[str, dict[Place, list[Finding]]] = {}
    for finding in findings:
        where = finding.where
        if where.sheet is not None and where.row is not None and where.column is not None:
            found.setdefault(where.sheet, {}).setdefault((where.row, where.column + 1), []).append(finding)
    return found


def by_anchor(found: Mapping[Place, Sequence[Finding]], anchors: Mapping[Place, Place]) -> dict[Place, list[Finding]]:
    """The findings under the cells that can show them, the gravest first; `anchors` are the top-left
    cells of places in merged areas."""
    gathered: dict[Place, list[Finding]] = {}
    for place, findings in found.items():
        gathered.setdefault(anchors.get(place, place), []).extend(findings)
    return {place: sorted(all_, key=lambda finding: finding.severity.rank) for place, all_ in gathered.items()}
