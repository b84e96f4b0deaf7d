"""Cells that speak for the rows below them: merged ones, and words that are written once a block."""

from collections.abc import Sequence

from kongchuo.model.table import CellValue
from kongchuo.read.header import Header
from kongchuo.read.raw import RawSheet


def merged_values(sheet: RawSheet, header: Header, chosen: Sequence[int]) -> dict[int, dict[int, CellValue]]:
    """Column → row → the value of the merged area that covers it."""
    wanted, people = set(header.fields.values()), set(chosen)
    values: dict[int, dict[int, CellValue]] = {}
    for top, left, bottom, _ in sheet.merged:
        if left in wanted and bottom > top > header.last and top < len(sheet.rows):
            value = sheet.rows[top][left] if left < len(sheet.rows[top]) else ""
            rows = values.setdefault(left, {})
            rows.update({row: value for row in range(top + 1, min(bottom + 1, len(sheet.rows))) if row in people})
    return values


def filled_down(raw: Sequence[CellValue]) -> Sequence[CellValue]:
    """A column written once a block (first row filled, most others empty) speaks for the rows below."""
    empty = sum(value in ("", None) for value in raw)
    if not raw or raw[0] in ("", None) or empty * 2 <= len(raw):
        return raw
    filled: list[CellValue] = []
    last: CellValue = ""
    for value in raw:
        last = last if value in ("", None) else value
        filled.append(last)
    return filled
