"""A look into an old .xls before calamine, which reads all its sheets at once into dense tables."""

import struct
from struct import unpack_from

from kongchuo.read.limits import Limits, beyond, check_extent, damaged
from kongchuo.read.ole import Compound

_BOUND_SHEET, _FILE_PASS, _DIMENSIONS, _MULTIPLE, _MERGED, _END = 0x85, 0x2F, 0x200, 0xBD, 0xE5, 0x0A
# Records that begin with the row and the column of a cell.
_CELLS = frozenset({0x06, 0x0D6, 0x0FD, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406})
_MOST_CELLS = 65_536 * 256  # of any .xls sheet
# Records are few beside the cells they hold.
_SPARE_RECORDS = 1_000_000


def encrypted(book: Compound) -> bool:
    """Whether the workbook only opens with a password."""
    data = _stream(book)
    at = 0
    while at + 4 <= len(data):
        kind, size = unpack_from("<HH", data, at)
        if kind in (_FILE_PASS, _END):
            return bool(kind == _FILE_PASS)
        at += 4 + size
    return False


def look(book: Compound, limits: Limits) -> None:
    """UnreadableError when the workbook is damaged or its sheets are too large."""
    data = _stream(book)
    try:
        _look(data, limits)
    except struct.error:
        raise damaged() from None


def _stream(book: Compound) -> bytes:
    data = book.stream("workbook", "book")
    if data is None:
        raise damaged()
    return data


def _look(data: bytes, limits: Limits) -> None:
    budget = limits.cells + _SPARE_RECORDS
    sheets: list[int] = []
    at = 0
    while at + 4 <= len(data):
        kind, size = unpack_from("<HH", data, at)
        if kind == _END:
            break
        if kind == _BOUND_SHEET and size >= 4:
            sheets.append(unpack_from("<I", data, at + 4)[0])
        at += 4 + size
    if len(sheets) > limits.sheets:
        raise beyond(limits, "sheets", len(sheets))
    extents = {}
    for start in set(sheets):
        extents[start], budget = _extent(data, start, budget, limits)
    total = sum(extents[start] for start in sheets)
    if total > limits.cells:
        raise beyond(limits, "cells", total)


def _extent(data: bytes, at: int, budget: int, limits: Limits) -> tuple[int, int]:
    """Cells of the dense table of one sheet, and how many records may still be looked at."""
    last_row = last_column = merged = 0
    end = len(data)
    while at + 4 <= end:
        budget -= 1
        if budget < 0:
            raise beyond(limits, "cells")
        kind, size = unpack_from("<HH", data, at)
        at += 4
        if kind in _CELLS and size >= 4:
            row, column = unpack_from("<HH", data, at)
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
        elif kind == _MULTIPLE and size >= 6:
            row, column = unpack_from("<H", data, at)[0], unpack_from("<H", data, at + size - 2)[0]
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
        elif kind == _DIMENSIONS:
            _check_dimensions(data, at, size, limits)
        elif kind == _MERGED and size >= 2:
            count = unpack_from("<H", data, at)[0]
            for place in range(at + 2, min(at + 2 + 8 * count, at + size - 7), 8):
                top, bottom, left, right = unpack_from("<HHHH", data, place)
                merged += (abs(bottom - top) + 1) * (abs(right - left) + 1)
        elif kind == _END:
            break
        at += size
    check_extent(last_row, last_column, limits)
    if merged > limits.cells:
        raise beyond(limits, "cells", merged)
    return last_row * last_column, budget


def _check_dimensions(data: bytes, at: int, size: int, limits: Limits) -> None:
    """What a sheet says of its own size: calamine makes room for it."""
    if size >= 14:
        top, bottom, left, right = unpack_from("<IIHH", data, at)
    elif size >= 8:
        top, bottom, left, right = unpack_from("<HHHH", data, at)
    else:
        return
    if not bottom or not right:
        return  # an empty sheet
    if bottom < top or right < left:
        raise damaged()  # calamine takes the difference without its sign
    # No columns at all become 65,536 of them in calamine.
    cells = (bottom - top) * (right - left or 1 << 16)
    if cells > max(_MOST_CELLS, limits.cells):
        raise beyond(limits, "cells", cells)
