"""Cells that speak for others: merged ones, words written once a block, one answer spread over several columns."""

from collections.abc import Sequence

from kongchuo.codes.id_number import LENGTH
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import clean
from kongchuo.model.table import CellValue
from kongchuo.read.header import Header
from kongchuo.read.raw import RawSheet

_TICK = pattern(r"[√✓✔☑■●○vV1]|是")
_SEXES = {("男", "女"), ("女", "男")}


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
    if not raw or raw[0] in ("", None) or (raw.count("") + raw.count(None)) * 2 <= len(raw):
        return raw
    filled: list[CellValue] = []
    last: CellValue = ""
    for value in raw:
        last = last if value in ("", None) else value
        filled.append(last)
    return filled


def put_together(
    sheet: RawSheet, header: Header, name: str, raw: Sequence[CellValue], upright: Sequence[Sequence[CellValue]]
) -> Sequence[CellValue]:
    """A column of a printed form: a tick under 男 or 女 for the sex, one character a column for the ID number."""
    if name == "sex" and "男" not in raw and "女" not in raw:
        return _ticked(sheet, header, raw, upright)
    if name == "id_number" and raw and len(clean(raw[0])) == 1:
        return _joined(header.fields[name], raw, upright)
    return raw


def _ticked(
    sheet: RawSheet, header: Header, raw: Sequence[CellValue], upright: Sequence[Sequence[CellValue]]
) -> Sequence[CellValue]:
    column = header.fields["sex"]
    words = [tuple(map(clean, row[column : column + 2])) for row in sheet.rows[header.first : header.last + 2]]
    pair = next((word for word in words if word in _SEXES), None)
    if pair is None or column + 1 >= len(upright):
        return raw
    ticks = [
        [bool(_TICK.fullmatch(clean(value))) for value in both] for both in zip(raw, upright[column + 1], strict=True)
    ]
    return [pair[1] if second else pair[0] if first else "" for first, second in ticks]


def _joined(column: int, raw: Sequence[CellValue], upright: Sequence[Sequence[CellValue]]) -> Sequence[CellValue]:
    if column + LENGTH > len(upright):
        return raw
    numbers = ["".join(map(clean, cells)) for cells in zip(*upright[column : column + LENGTH], strict=True)]
    return numbers if sum(len(number) == LENGTH for number in numbers) * 2 > len(numbers) else raw
