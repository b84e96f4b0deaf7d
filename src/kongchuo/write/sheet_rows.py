"""The rows of a sheet as XML, put into the sheet that XlsxWriter makes without any.

XlsxWriter takes ten microseconds a cell and keeps each as an object: half of the time a county's report took to
write. It still makes everything else of a workbook: formats, page, charts, properties.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kongchuo.model.where import column_letter
from kongchuo.write.cell_xml import after_reference, attribute
from kongchuo.write.runs import PlacedRun, row_height

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_SHEET = re.compile(
    r'(?P<head>.*)<dimension ref="[^"]*"/>(?P<setup>.*)<sheetData(?:/>|>.*</sheetData>)(?P<filter>(?:<autoFilter [^>]*/>)?)'
    r"(?P<choices>.*)(?P<print><printOptions.*)",
    re.DOTALL,
)
_TIP = "点击查看明细"


class SharedStrings:
    """The texts of a workbook's cells, each kept once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """The place of a text."""
        return self._known.setdefault(text, len(self._known))

    def hand_over(self, workbook: "Workbook", uses: int) -> None:
        """Has XlsxWriter write them; so many cells have one."""
        table = workbook.str_table
        table.string_table, table.unique_count, table.count = self._known, len(self._known), uses


class SheetRows:
    """Rows, counted from 0, with their heights, cells, merged ranges and links."""

    def __init__(self, columns: int) -> None:
        self._letters = [column_letter(column) for column in range(columns)]
        self._cells: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._heights: dict[int, float] = {}
        self._lines: dict[int, bytes] = {}
        self._merged: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._runs: list[PlacedRun] = []
        self.shared = 0  # how many cells have a text of the workbook's

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self._links)

    def height(self, row: int, points: float) -> None:
        """The height of a row."""
        self._heights[row] = points

    def put(self, row: int, column: int, rest: str) -> None:
        """A cell: what follows its reference (`cell_xml.after_reference`)."""
        self.shared += ' t="s"' in rest
        self._cells[row][column] = f'<c r="{self._letters[column]}{row + 1}"{rest}'

    def line(self, row: int, points: float, cells: Iterable[tuple[int, str]]) -> None:
        """A whole row: columns in their order, and what follows the references of their cells."""
        letters, number = self._letters, row + 1
        xml = "".join([f'<c r="{letters[column]}{number}"{rest}' for column, rest in cells])
        self.shared += xml.count(' t="s"')
        self._lines[row] = f'<row r="{number}"{row_height(points)}>{xml}</row>'.encode()

    def span(self, row: int, first: int, last: int) -> None:
        """Cells of a row are shown as one."""
        self._merged.append(f"{self._letters[first]}{row + 1}:{self._letters[last]}{row + 1}")

    def merge(self, area: tuple[int, int, int, int], rest: str, style: int) -> None:
        """One cell over an area (top, left, bottom, right); those below it are there for their frames."""
        top, left, bottom, right = area
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.put(row, column, rest if (row, column) == (top, left) else after_reference(None, style))
        if (top, left) != (bottom, right):
            self._merged.append(f"{self._letters[left]}{top + 1}:{self._letters[right]}{bottom + 1}")

    def link(self, row: int, column: int, place: str) -> None:
        """A cell leads to a place inside the workbook, such as `'名单'!A15`. To be called from top to bottom."""
        self._links.append((f"{self._letters[column]}{row + 1}", place))

    def run(self, run: PlacedRun) -> None:
        """A long list, written when the sheet is."""
        self._runs.append(run)

    def sheet(self, page: str) -> Iterator[bytes]:
        """The XML of the sheet, in pieces; `page` is XlsxWriter's, which has no rows."""
        part = _SHEET.fullmatch(page)
        assert part is not None
        yield f'{part["head"]}<dimension ref="{self._dimension()}"/>{part["setup"]}<sheetData>'.encode()
        yield from self._rows()
        merged = "".join(f'<mergeCell ref="{one}"/>' for one in self._merged)
        links = "".join(map(_hyperlink, self._links))
        yield "".join(
            (
                "</sheetData>", part["filter"],
                f'<mergeCells count="{len(self._merged)}">{merged}</mergeCells>' if merged else "",
                part["choices"], f"<hyperlinks>{links}</hyperlinks>" if links else "", part["print"],
            )
        ).encode()  # fmt: skip

    def _dimension(self) -> str:
        last = max((*(row + 1 for row in (*self._heights, *self._lines)), *(run.end for run in self._runs)), default=1)
        return f"A1:{self._letters[-1]}{last}" if self._letters[1:] or last > 1 else "A1"

    def _rows(self) -> Iterator[bytes]:
        """All rows from top to bottom, every run at its place."""
        waiting = sorted(self._runs, key=lambda run: run.top, reverse=True)
        lines: list[bytes] = []
        for row in sorted((*self._heights, *self._lines)):
            while waiting and waiting[-1].top < row:
                yield b"".join(lines)
                lines.clear()
                yield from waiting.pop().rows()
            lines.append(self._lines[row] if row in self._lines else self._loose(row))
        yield b"".join(lines)
        while waiting:
            yield from waiting.pop().rows()

    def _loose(self, row: int) -> bytes:
        """A row whose cells came one by one."""
        cells, start = self._cells[row], f'<row r="{row + 1}"{row_height(self._heights[row])}'
        xml = f"{start}>{''.join(map(cells.__getitem__, sorted(cells)))}</row>" if cells else f"{start}/>"
        return xml.encode()


def _hyperlink(link: tuple[str, str]) -> str:
    where = attribute(link[1])
    return f'<hyperlink ref="{link[0]}" location="{where}" tooltip="{_TIP}" display="{where}"/>'
