"""Comma- or tab-separated text, also under the name of an old workbook."""

import csv
import io

from kongchuo.codes.patterns import pattern
from kongchuo.model.table import CellValue
from kongchuo.read.content import Content, whole
from kongchuo.read.limits import Limits, beyond
from kongchuo.read.raw import RawSheet, UnreadableError

# October typed as 2013.10 is the number 2013.1, and so it leaves Excel.
_MONTH_NUMBER = pattern(r"20\d\d\.\d")
_DELIMITERS = ("\t", ",", ";", "|", "，", "、")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without a mark), UTF-16 with a mark, or GBK (GB 18030)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as fault:
        # A truncated last character is no reason to lose the file.
        if fault.start >= len(data) - 4:
            return data[: fault.start].decode("gb18030")
        raise UnreadableError("unreadable-file", "文字编码不是UTF-8也不是GBK，读出来是乱码。") from None


def read_text(name: str, content: Content, limits: Limits) -> list[RawSheet]:
    """The one sheet of a text file; every cell is text, but for a month that may be a number."""
    text = decode(whole(content)).replace("\x00", "")
    if not text.strip():
        raise UnreadableError("empty-file", "文件里没有任何内容。")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[list[CellValue]] = []
    cells = 0
    try:
        for record in reader:
            cells += len(record)
            if len(rows) >= limits.rows:
                raise beyond(limits, "rows")
            if len(record) > limits.columns:
                raise beyond(limits, "columns", len(record))
            if cells > limits.cells:
                raise beyond(limits, "cells")
            rows.append([_plain(value) for value in record])
    except csv.Error:
        raise UnreadableError("unreadable-file", "文本表格的引号或分隔符有误，读不下去。") from None
    return [RawSheet(name, rows)]


def _plain(value: str) -> CellValue:
    """Some exports write `="342…"` so that Excel keeps a number as text."""
    if value.startswith('="') and value.endswith('"'):
        return value[2:-1]
    return float(value) if len(value) == 6 and _MONTH_NUMBER.fullmatch(value) else value


def _delimiter(text: str) -> str:
    lines = [line for line in text[:200_000].splitlines()[:50] if line.strip()]
    counts = {mark: sorted(line.count(mark) for line in lines)[len(lines) // 2] for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: counts[mark])
    if counts[best]:
        return best
    return max(_DELIMITERS, key=text.count) if any(map(text.count, _DELIMITERS[:3])) else ","
