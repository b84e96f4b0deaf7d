"""HTML tables that a web system saved under the name of a workbook."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kongchuo.model.table import CellValue
from kongchuo.read.content import Content, whole
from kongchuo.read.limits import Limits, beyond
from kongchuo.read.raw import Area, RawSheet, UnreadableError
from kongchuo.read.text_file import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"<!--|<[!?]")


def read_html(content: Content, limits: Limits) -> list[RawSheet]:
    """A sheet for every table that has cells; one inside another is a sheet of its own if it has rows (a page is laid
    out by the outer one), else a part of its cell."""
    parser = _Tables(limits)
    parser.feed(_plain(_decoded(whole(content))))
    parser.close()
    if not parser.sheets:
        raise UnreadableError("empty-file", "文件里没有表格。")
    return parser.sheets


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        return data.decode("gb18030", errors="replace")
    return decode(data)


def _plain(text: str) -> str:
    """Without comments and declarations, and without an end that never closes: on those the parser
    takes time that grows with the square of the size."""
    kept: list[str] = []
    at = 0
    while found := _DECLARATION.search(text, at):
        kept.append(text[at : found.start()])
        mark = "-->" if found[0] == "<!--" else ">"
        end = text.find(mark, found.end())
        if end < 0:
            return "".join(kept)
        at = end + len(mark)
    kept.append(text[at : text.rfind(">") + 1])
    return "".join(kept)


@dataclass
class _Grid:
    """A table while it is read."""

    rows: list[list[CellValue]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    until: dict[int, int] = field(default_factory=dict)  # column → the row above which a spanning cell ends
    cell: list[str] | None = None
    column: int = 0
    first: int = 0

    def end_cell(self) -> None:
        if self.cell is not None:
            self.rows[-1][self.first] = "".join(self.cell).strip()
            self.cell = None


class _Tables(HTMLParser):
    """Collects the rows and spans of tables, also of those inside others."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[RawSheet] = []
        self._limits = limits
        self._silent = 0
        self._open: list[_Grid] = []  # the outermost first
        self._rows = self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        grid = self._open[-1] if self._open else None
        if tag == "table":
            self._open.append(_Grid())
            if len(self._open) > self._limits.nesting:
                raise beyond(self._limits, "nesting", len(self._open))
        elif tag in ("script", "style"):
            self._silent += 1
        elif grid and tag == "br" and grid.cell is not None:
            grid.cell.append("\n")
        elif grid and tag == "tr":
            grid.end_cell()
            grid.rows.append([])
            grid.column = 0
            self._rows += 1
            if self._rows > self._limits.rows:
                raise beyond(self._limits, "rows")
        elif grid and tag in ("td", "th"):
            self._start_cell(grid, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif self._open and tag in ("td", "th", "tr"):
            self._open[-1].end_cell()
        elif self._open and tag == "table":
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and (cell := self._open[-1].cell) is not None:
            cell.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_table()

    def _start_cell(self, grid: _Grid, attrs: dict[str, str | None]) -> None:
        grid.end_cell()
        if not grid.rows:
            grid.rows.append([])
        row = len(grid.rows) - 1
        while grid.until.get(grid.column, 0) > row:
            grid.rows[row].append("")
            grid.column += 1
        down = _span(attrs.get("rowspan"), 1000)
        right = _span(attrs.get("colspan"), self._limits.columns)
        if down > 1 or right > 1:
            grid.merged.append((row, grid.column, row + down - 1, grid.column + right - 1))
            grid.until.update(dict.fromkeys(range(grid.column, grid.column + right), row + down))
        grid.rows[row].extend([""] * right)
        if len(grid.rows[row]) > self._limits.columns:
            raise beyond(self._limits, "columns", len(grid.rows[row]))
        self._cells += right
        if self._cells > self._limits.cells:
            raise beyond(self._limits, "cells")
        grid.cell, grid.first = [], grid.column
        grid.column += right

    def _end_table(self) -> None:
        grid = self._open.pop()
        grid.end_cell()
        filled = sum(map(any, grid.rows))
        outer = self._open[-1].cell if self._open else None
        if outer is not None and filled <= 1:
            outer.append(" ".join(str(value) for row in grid.rows for value in row if value))
        elif filled:
            number = len(self.sheets) + 1
            self.sheets.append(RawSheet(f"表{number}", grid.rows, merged=tuple(grid.merged)))


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return max(1, min(int(digits[:9]), most)) if digits.isascii() and digits.isdigit() else 1
