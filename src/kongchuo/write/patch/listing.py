"""The sheet 核查结果 as XML: texts are written as texts, and links lead to cells of the same workbook."""

from collections.abc import Mapping, Sequence

from kongchuo.model.check_result import FINDINGS_TITLE
from kongchuo.model.finding import Finding
from kongchuo.model.where import column_letter
from kongchuo.write import styles
from kongchuo.write.findings_list import (
    COLUMNS,
    FOOTER,
    HEADER_POINTS,
    HEADER_ROW,
    HEADINGS,
    LEFT,
    LEGEND,
    PLACE,
    SEVERITY,
    TITLE_POINTS,
    TOOLTIP,
    Line,
    lines,
    summary,
)
from kongchuo.write.measure import cell_text, is_number_like, looks_like_formula
from kongchuo.write.patch.looks import Looks
from kongchuo.write.patch.markup import MAIN, attribute, content, text_element
from kongchuo.write.stored import TEXT_FORMAT

_LAST = column_letter(len(COLUMNS) - 1)
_PLACE = HEADINGS.index(PLACE)


def listing(findings: Sequence[Finding], visible: Mapping[str, bool], name: str, looks: Looks, *, reveal: bool) -> str:
    """The sheet's XML; its looks are added to those of the workbook."""
    found = list(lines(findings, visible, reveal=reveal))
    cells = _Cells(looks)
    rows = [*cells.top(f"{FINDINGS_TITLE}{name}", summary(findings)), *map(cells.row, range(1, len(found) + 1), found)]
    last = HEADER_ROW + len(found)
    links = "".join(
        f'<hyperlink ref="{column_letter(_PLACE)}{row}" location={attribute(line.target)} tooltip="{TOOLTIP}"/>'
        for row, line in enumerate(found, HEADER_ROW + 1)
        if line.target is not None
    )
    widths = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        for column, (_, width) in enumerate(COLUMNS, 1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{_LAST}{last}"/>'
        f'<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="{HEADER_ROW}" '
        f'topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{HEADER_ROW + 1}" sqref="A{HEADER_ROW + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<autoFilter ref="A{HEADER_ROW}:{_LAST}{last}"/>{f"<hyperlinks>{links}</hyperlinks>" if links else ""}'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;R{content(FOOTER)}</oddFooter></headerFooter></worksheet>"
    )


def names(sheet: str, index: int, found: int) -> str:
    """The names that a filter and a repeated header need; `index` counts the workbook's sheets from 0."""
    filtered = f"'{sheet}'!$A${HEADER_ROW}:${_LAST}${HEADER_ROW + found}"
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">{filtered}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">'
        f"'{sheet}'!${HEADER_ROW}:${HEADER_ROW}</definedName>"
    )


class _Cells:
    """The cells of the list, each with its look."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._edge = looks.border(_rgb(styles.BORDER_COLOUR))
        self._body = looks.font(styles.BODY_FONT, styles.BODY_SIZE)
        self._link = looks.font(styles.BODY_FONT, styles.BODY_SIZE, link=_rgb(styles.LINK_COLOUR))
        self._known: dict[tuple[bool, str | None, bool, bool, bool], int] = {}

    def top(self, title: str, counts: str) -> list[str]:
        """The title, the counts, the legend and the header."""
        middle = '<alignment vertical="center"/>'
        rows = []
        for row, text, size in ((1, title, 16), (2, counts, 11), (3, LEGEND, 11)):
            font = self._looks.font(styles.HEADING_FONT if row == 1 else styles.BODY_FONT, size)
            look = self._look(font, 0, 0, middle)
            high = f' ht="{TITLE_POINTS}" customHeight="1"' if row == 1 else ""
            rows.append(f'<row r="{row}"{high}>{_text(f"A{row}", text, look)}</row>')
        font, fill = self._looks.font(styles.HEADING_FONT, styles.BODY_SIZE), self._looks.fill(_rgb(styles.HEADER_FILL))
        look = self._look(font, fill, self._edge, '<alignment horizontal="center" vertical="center"/>')
        cells = "".join(
            _text(f"{column_letter(column)}{HEADER_ROW}", heading, look) for column, heading in enumerate(HEADINGS)
        )
        rows.append(f'<row r="{HEADER_ROW}" ht="{HEADER_POINTS}" customHeight="1">{cells}</row>')
        return rows

    def row(self, number: int, line: Line) -> str:
        """A finding."""
        row = HEADER_ROW + number
        cells = [f'<c r="A{row}" s="{self._dressed("", "", None, linked=False)}"><v>{number}</v></c>']
        for column, (heading, text) in enumerate(zip(HEADINGS[1:], line.texts, strict=True), 1):
            linked = column == _PLACE and line.target is not None
            look = self._dressed(heading, text, line.shade if heading == SEVERITY else None, linked=linked)
            cells.append(_text(f"{column_letter(column)}{row}", text, look))
        return f'<row r="{row}" ht="{line.points:g}" customHeight="1">{"".join(cells)}</row>'

    def _dressed(self, heading: str, text: str, shade: str | None, *, linked: bool) -> int:
        key = (heading in LEFT, shade, linked, looks_like_formula(text), is_number_like(text))
        if key not in self._known:
            left, _, _, quoted, number = key
            side = "left" if left else "center"
            self._known[key] = self._look(
                self._link if linked else self._body,
                self._looks.fill(shade) if shade else 0,
                self._edge,
                f'<alignment horizontal="{side}" vertical="center" wrapText="1"/>',
                number_format=TEXT_FORMAT if number else 0,
                quoted=quoted,
            )
        return self._known[key]

    def _look(
        self, font: int, fill: int, border: int, alignment: str, *, number_format: int = 0, quoted: bool = False
    ) -> int:
        return self._looks.look(
            f'<xf numFmtId="{number_format}" fontId="{font}" fillId="{fill}" borderId="{border}"{self._looks.based}'
            f'{" quotePrefix=" + chr(34) + "1" + chr(34) if quoted else ""} applyNumberFormat="1" applyFont="1" '
            f'applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        )


def _text(ref: str, text: str, look: int) -> str:
    if not text:
        return f'<c r="{ref}" s="{look}"/>'
    return f'<c r="{ref}" s="{look}" t="inlineStr"><is>{text_element(cell_text(text))}</is></c>'


def _rgb(colour: str) -> str:
    return f"FF{colour[1:]}"
