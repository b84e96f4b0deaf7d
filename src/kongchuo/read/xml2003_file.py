"""SpreadsheetML of 2003: XML that Excel and older web systems save as `.xls`."""

from datetime import datetime
from xml.parsers import expat

from kongchuo.model.table import CellValue
from kongchuo.read.content import Content, whole
from kongchuo.read.limits import Limits, beyond, damaged, entities
from kongchuo.read.raw import Area, RawSheet

_NS = "urn:schemas-microsoft-com:office:spreadsheet"


def read_xml2003(content: Content, limits: Limits) -> list[RawSheet]:
    """The sheets of the workbook; entities are refused, never expanded."""
    reader = _Reader(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        # At once: an element that spans many pieces would be looked at again with each.
        parser.Parse(whole(content), True)
    except (expat.ExpatError, LookupError, ValueError):
        raise damaged() from None
    return reader.sheets


def _refuse(*_: object) -> None:
    raise entities()


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self.sheets: list[RawSheet] = []
        self._limits = limits
        self._rows: list[list[CellValue]] = []
        self._merged: list[Area] = []
        self._name = ""
        self._column = 0
        self._kind = "String"
        self._text: list[str] | None = None
        self._depth = 0
        self._cells = 0

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise beyond(self._limits, "nesting", self._depth)
        name = tag.removeprefix(f"{_NS} ")
        if name == "Worksheet":
            self._name, self._rows, self._merged = attrs.get(f"{_NS} Name", "表"), [], []
        elif name == "Row":
            self._start_row(_number(attrs.get(f"{_NS} Index")))
        elif name == "Cell" and self._rows:
            self._start_cell(attrs)
        elif name == "Data":
            self._kind, self._text = attrs.get(f"{_NS} Type", "String"), []

    def end(self, tag: str) -> None:
        self._depth -= 1
        name = tag.removeprefix(f"{_NS} ")
        if name == "Data" and self._rows and 0 <= self._column < len(self._rows[-1]):
            self._rows[-1][self._column] = _value(self._kind, "".join(self._text or ()))
            self._text = None
        elif name == "Worksheet":
            self.sheets.append(RawSheet(self._name, self._rows, merged=tuple(self._merged)))

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _start_row(self, index: int | None) -> None:
        if max(index or 0, len(self._rows) + 1) > self._limits.rows:
            raise beyond(self._limits, "rows", max(index or 0, len(self._rows) + 1))
        while index and len(self._rows) < index - 1:
            self._rows.append([])
        self._rows.append([])
        self._column = -1

    def _start_cell(self, attrs: dict[str, str]) -> None:
        index = _number(attrs.get(f"{_NS} Index"))
        row = self._rows[-1]
        self._column = index - 1 if index else len(row)
        right, down = _number(attrs.get(f"{_NS} MergeAcross")) or 0, _number(attrs.get(f"{_NS} MergeDown")) or 0
        if self._column + right >= self._limits.columns:
            raise beyond(self._limits, "columns", self._column + right + 1)
        self._cells += max(0, self._column + right + 1 - len(row))
        if self._cells > self._limits.cells:
            raise beyond(self._limits, "cells")
        row.extend([""] * (self._column + right + 1 - len(row)))
        if right or down:
            first = len(self._rows) - 1
            self._merged.append((first, self._column, first + down, self._column + right))


def _number(text: str | None) -> int | None:
    return int(text[:9]) or None if text and text.isascii() and text.isdigit() else None


def _value(kind: str, text: str) -> CellValue:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "DateTime":
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return text
    return text
