"""A look into an .xlsb before calamine: records instead of XML, the same far cells."""

import struct
from struct import unpack_from
from xml.etree import ElementTree as ET

from kongchuo.read.content import Content
from kongchuo.read.limits import Limits, beyond, check_extent, damaged
from kongchuo.read.raw import UnreadableError
from kongchuo.read.zip_parts import markup, packed, parse

_LINKS = "xl/_rels/workbook.bin.rels"
_ROW, _CELLS, _STRINGS, _SHEET = 0, range(1, 12), 159, 156
_LEAST = 4  # bytes of a row or a cell: where it stands


def look(content: Content, limits: Limits) -> None:
    """UnreadableError when the file is damaged, too large or hostile."""
    with packed(content, limits) as archive:
        targets = {_part(node.get("Target", "")) for node in parse(archive.read(_LINKS), limits)}
        for info in archive.infolist():
            data = archive.read(info)
            if markup(data) is None or not _is_xml(data, limits):
                name = info.filename
                if name in targets or name.lower().endswith(".bin"):
                    _check(data, limits, sheet=name in targets)


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _is_xml(data: bytes, limits: Limits) -> bool:
    try:
        parse(data, limits)
    except (ET.ParseError, UnreadableError):
        return False
    return True


def _check(data: bytes, limits: Limits, *, sheet: bool) -> None:
    last_row = last_column = row = records = sheets = 0
    at, end = 0, len(data)
    while at < end:
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        if sheet and (at + size > end or (size < _LEAST and (kind == _ROW or kind in _CELLS))):
            raise damaged()  # calamine would go on with what is left over of the record before
        records += 1
        if records > limits.cells + limits.rows:
            raise beyond(limits, "cells")
        try:
            if kind == _ROW and size >= 4:
                row = unpack_from("<I", data, at)[0] + 1
            elif kind in _CELLS and size >= 4:
                last_row, last_column = max(last_row, row), max(last_column, unpack_from("<I", data, at)[0] + 1)
            elif kind == _STRINGS and size >= 8 and max(unpack_from("<II", data, at)) > limits.shared_strings:
                raise beyond(limits, "shared_strings", max(unpack_from("<II", data, at)))
        except struct.error:
            raise damaged() from None
        sheets += kind == _SHEET
        at += size
    if sheets > limits.sheets:
        raise beyond(limits, "sheets", sheets)
    if sheet:
        check_extent(last_row, last_column, limits)


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes of seven bits, and the place after it."""
    value = 0
    for index in range(most):
        if at >= len(data):
            raise damaged()
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            break
    return value, at
