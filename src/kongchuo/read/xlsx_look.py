"""A look into the parts of an .xlsx before and beside calamine.

Before: is it safe to unpack (size, entities, stray cells at the sheet's far end that would make a
dense table of billions)? Beside: calamine gives an empty text both for an error cell and for a
formula saved without its result; only the XML can tell.
"""

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kongchuo.codes.patterns import pattern
from kongchuo.read.content import Content
from kongchuo.read.limits import Limits, beyond, check_extent
from kongchuo.read.zip_parts import markup, packed, parse

if TYPE_CHECKING:
    from zipfile import ZipFile

# A cell that stands where the usual programs would not put it, or not as they write it: then every
# cell is looked at. Up to column AZ a sheet of 99,999 rows is below any limit, up to ZZ one of 9,999.
_UNUSUAL = pattern(rb'<c[\s/>](?!r="(?:A?[A-Z][0-9]{1,5}|[B-Z][A-Z][0-9]{1,4})")')
# A cell takes more bytes than this; a larger part may hold more cells than are allowed.
LEAST_BYTES = 8
_PREFIXED = pattern(rb":(?=c[\s/>])")
# No pattern runs on past the next "<", so that the time grows with the size alone.
_PLACE = pattern(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>(?=(</)?)")
_AT = pattern(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)([0-9]*)""")
_UNVALUED = pattern(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = pattern(
    rb'<(?:\w+:)?c\b([^<>]*\bt="e"[^<>]*)>((?:[^<]|<(?!/?(?:\w+:)?c\b))*+)</(?:\w+:)?c>',
)
_REFERENCE = pattern(rb'\br="([A-Z]+)([0-9]+)"')
_SHOWN = pattern(rb"<(?:\w+:)?v>([^<]*)</")
_STRINGS = pattern(rb"<(?:\w+:)?sst\b[^<>]*")
_COUNT = pattern(rb"""ount\s*=\s*["']\s*([0-9]+)""")
_MERGED = pattern(rb"""<(?:\w+:)?mergeCell\s+ref\s*=\s*["']([A-Za-z]{1,7})([0-9]{1,10}):([A-Za-z]{1,7})([0-9]{1,10})""")


@dataclass
class Marks:
    """What a sheet's XML says beyond its values; positions count from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: set[tuple[int, int]] = field(default_factory=set)


def look(content: Content, limits: Limits) -> dict[str, Marks]:
    """Marks by sheet name; UnreadableError when the file is damaged, too large or hostile."""
    with packed(content, limits) as archive:
        parts = _sheet_parts(archive, limits)
        marks: dict[str, Marks] = {}
        for info in archive.infolist():
            # Every part, for calamine may take any of them for a sheet.
            data = markup(archive.read(info))
            if data is None:
                continue
            check_part(data, limits)
            if info.filename in parts:
                marks[parts[info.filename]] = _marks(data, limits)
        return marks


def _sheet_parts(archive: "ZipFile", limits: Limits) -> dict[str, str]:
    """The part of each sheet → the sheet's name."""
    names = archive.namelist()
    book = next((name for name in names if name.lower().endswith("workbook.xml")), "xl/workbook.xml")
    folder, _, file = book.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    targets = {}
    if links in names:
        for node in parse(archive.read(links), limits):
            target = node.get("Target", "")
            targets[node.get("Id")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    parts = {}
    for node in parse(archive.read(book), limits).iter():
        if node.tag.endswith("}sheet"):
            key = next((value for name, value in node.attrib.items() if name.endswith("}id")), None)
            if key in targets:
                parts[targets[key]] = node.get("name", "")
    return parts


def _marks(data: bytes, limits: Limits) -> Marks:
    marks = Marks()
    if b't="e"' in data:
        for found in islice(_ERROR.finditer(_from_first(data, b't="e"')), limits.rows):
            attributes, content = found.groups()
            place = _place(attributes)
            shown = _SHOWN.search(content)
            if place:
                marks.errors[place] = shown[1].decode("utf-8", "replace") if shown else "#错误"
    if b"<f" in data or b":f" in data:
        for found in islice(_UNVALUED.finditer(data), limits.rows):
            attributes = found[1]
            place = _place(attributes)
            if place and b't="str"' not in attributes and b't="e"' not in attributes:
                marks.unvalued.add(place)
    return marks


def _from_first(data: bytes, mark: bytes) -> bytes:
    """The data from shortly before the first mark, so that a long clean head is not searched."""
    return data[max(0, data.index(mark) - 512) :]


def check_part(data: bytes, limits: Limits) -> None:
    """Refuses a part of which calamine would make too much."""
    check_strings(data, limits)
    _check_cells(data, limits)


def check_strings(data: bytes, limits: Limits) -> None:
    """calamine makes room for as many shared strings as the file says it has."""
    found = _STRINGS.search(data, 0, 4096)
    said = max((int(number[:12]) for number in _COUNT.findall(found[0])), default=0) if found else 0
    if said > limits.shared_strings:
        raise beyond(limits, "shared_strings", said)


def _check_cells(data: bytes, limits: Limits) -> None:
    """A value far away from the others would make the dense table of the reader enormous."""
    many = len(data) > LEAST_BYTES * limits.cells
    if many or _UNUSUAL.search(data) or _PREFIXED.search(data):
        check_extent(*_extent(data, limits), limits)
    if b"mergeCell" in data:
        _check_merged(data, limits)


def _extent(data: bytes, limits: Limits) -> tuple[int, int]:
    """The last row and column with a value, counted as calamine counts cells that do not say where they are."""
    row = column = last_row = last_column = seen = 0
    for found in _PLACE.finditer(data):
        what, attributes, ends = found.groups()
        at = _AT.search(attributes)
        number = int(at[2][:9] or b"0") if at else 0
        if what == b"row":
            row, column = number or row + 1, 0
            continue
        letters = at[1][:7].upper() if at else b""
        column = column_number(letters) if letters else column + 1
        row = number or row
        seen += 1
        if seen > limits.cells:
            raise beyond(limits, "cells")
        if not ends and not attributes.endswith(b"/"):
            last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column


def _check_merged(data: bytes, limits: Limits) -> None:
    """Merged areas are gone through cell by cell, when a value is passed on and in an annotated copy."""
    area = 0
    for found in _MERGED.finditer(data):
        left, top, right, bottom = found.groups()
        width = abs(column_number(right.upper()) - column_number(left.upper())) + 1
        area += width * (abs(int(bottom) - int(top)) + 1)
    if area > limits.cells:
        raise beyond(limits, "cells", area)


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(b" " + attributes)
    return (int(found[2]) - 1, column_number(found[1]) - 1) if found else None


def column_number(letters: bytes) -> int:
    """`A` → 1, `AA` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
