"""HTML tables that a web system saved under the name of a workbook."""

import re
from html.parser import HTMLParser

from kongchuo.model.table import CellValue
from kongchuo.read.content import Content, whole
from kongchuo.read.limits import Limits, beyond
from kongchuo.read.raw import Area, RawSheet, UnreadableError
from kongchuo.read.text_file import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"<!--|<[!?]")


def read_html(content: Content, limits: Limits) -> list[RawSheet]:
    """A sheet for every outermost table that has cells."""
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


class _Tables(HTMLParser):
    """Collects rows and spans; nested tables give their text to the cell that holds them."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[RawSheet] = []
        self._limits = limits
        self._depth = 0
        self._silent = 0
        self._rows: list[list[CellValue]] = []
        self._merged: list[Area] = []
        self._until: dict[int, int] = {}  # column → the row above which a spanning cell ends
        self._cells = 0
        self._cell: list[str] | None = None
        self._column = 0
        self._first = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth > self._limits.nesting:
                raise beyond(self._limits, "nesting", self._depth)
        elif tag in ("script", "style"):
            self._silent += 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._rows.append([])
            self._column = 0
            if len(self._rows) > self._limits.rows:
                raise beyond(self._limits, "rows")
        elif self._depth == 1 and tag in ("td", "th"):
            self._start_cell(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._end_table()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        if self._depth:
            self._end_table()

    def _start_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._rows:
            self._rows.append([])
        row = len(self._rows) - 1
        while self._until.get(self._column, 0) > row:
            self._rows[row].append("")
            self._column += 1
        down = _span(attrs.get("rowspan"), 1000)
        right = _span(attrs.get("colspan"), self._limits.columns)
        if down > 1 or right > 1:
            self._merged.append((row, self._column, row + down - 1, self._column + right - 1))
            self._until.update(dict.fromkeys(range(self._column, self._column + right), row + down))
        self._rows[row].extend([""] * right)
        if len(self._rows[row]) > self._limits.columns:
            raise beyond(self._limits, "columns", len(self._rows[row]))
        self._cells += right
        if self._cells > self._limits.cells:
            raise beyond(self._limits, "cells")
        self._cell, self._first = [], self._column
        self._column += right

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        self._rows[-1][self._first] = "".join(self._cell).strip()
        self._cell = None

    def _end_table(self) -> None:
        self._end_cell()
        self._depth = 0
        if any(any(row) for row in self._rows):
            number = len(self.sheets) + 1
            self.sheets.append(RawSheet(f"表{number}", self._rows, merged=tuple(self._merged)))
        self._rows, self._merged, self._until = [], [], {}


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return max(1, min(int(digits[:9]), most)) if digits.isascii() and digits.isdigit() else 1
