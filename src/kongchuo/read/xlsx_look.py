"""A look into the parts of an .xlsx before and beside calamine.

Before: is it safe to unpack (size, entities, stray cells at the sheet's far end that would make a
dense table of billions)? Beside: calamine gives an empty text both for an error cell and for a
formula saved without its result; only the XML can tell.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from kongchuo.read.limits import Limits
from kongchuo.read.raw import UnreadableError

_DAMAGED = "文件已损坏或没有传完整，打不开。"
_FAR = re.compile(rb'r="(?:[A-Z]{3}[0-9]|[A-Z]{1,2}[0-9]{6})')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)([0-9]+)"[^>/]*>(?!</)')
_UNVALUED = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_SHOWN = re.compile(rb"<(?:\w+:)?v>([^<]*)</")


@dataclass
class Marks:
    """What a sheet's XML says beyond its values; positions count from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: set[tuple[int, int]] = field(default_factory=set)


def look(path: Path, limits: Limits) -> dict[str, Marks]:
    """Marks by sheet name; UnreadableError when the file is damaged, too large or hostile."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, limits)
            parts = _sheet_parts(archive)
            marks: dict[str, Marks] = {}
            for info in archive.infolist():
                if not info.filename.endswith((".xml", ".rels")):
                    continue
                data = archive.read(info)
                if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
                    raise UnreadableError("hostile-file", "文件里有XML实体声明，正常的表格不会有，没有读取。")
                if info.filename in parts:
                    marks[parts[info.filename]] = _marks(data, limits)
            return marks
    except (
        zipfile.BadZipFile,
        zlib.error,
        ET.ParseError,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        raise UnreadableError("unreadable-file", _DAMAGED) from None


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    infos = archive.infolist()
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes:
        raise UnreadableError(
            "hostile-file",
            f"文件解开后有{unpacked / 1e6:.0f}MB，超过{limits.unpacked_bytes / 1e6:.0f}MB的上限，没有读取。",
        )
    if len(infos) > limits.parts:
        raise UnreadableError("hostile-file", f"文件里有{len(infos)}个部件，超过{limits.parts}个的上限，没有读取。")


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet → the sheet's name."""
    names = archive.namelist()
    book = next((name for name in names if name.lower().endswith("workbook.xml")), "xl/workbook.xml")
    folder, _, file = book.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    targets = {}
    if links in names:
        for node in _parse(archive.read(links)):
            target = node.get("Target", "")
            targets[node.get("Id")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    parts = {}
    for node in _parse(archive.read(book)).iter():
        if node.tag.endswith("}sheet"):
            key = next((value for name, value in node.attrib.items() if name.endswith("}id")), None)
            if key in targets:
                parts[targets[key]] = node.get("name", "")
    return parts


def _parse(data: bytes) -> ET.Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableError("hostile-file", "文件里有XML实体声明，正常的表格不会有，没有读取。")
    # Entities are refused above and expat fetches nothing, so the standard parser is safe here.
    return ET.fromstring(data)  # noqa: S314


def _marks(data: bytes, limits: Limits) -> Marks:
    _check_extent(data, limits)
    marks = Marks()
    if b't="e"' in data:
        for attributes, content in _ERROR.findall(_from_first(data, b't="e"')):
            place = _place(attributes)
            shown = _SHOWN.search(content)
            if place:
                marks.errors[place] = shown[1].decode("utf-8", "replace") if shown else "#错误"
    if b"<f" in data or b":f" in data:
        for attributes in _UNVALUED.findall(data):
            place = _place(attributes)
            if place and b't="str"' not in attributes and b't="e"' not in attributes:
                marks.unvalued.add(place)
    return marks


def _from_first(data: bytes, mark: bytes) -> bytes:
    """The data from shortly before the first mark, so that a long clean head is not searched."""
    return data[max(0, data.index(mark) - 512) :]


def _check_extent(data: bytes, limits: Limits) -> None:
    """A value far away from the others would make the dense table of the reader enormous."""
    if not _FAR.search(data):
        return
    last_row, last_column, far = 0, 0, ""
    for letters, digits in _CELL.findall(data):
        row, column = int(digits), column_number(letters)
        if row > limits.rows or column > limits.columns:
            far = far or f"{letters.decode()}{row}"
        last_row, last_column = max(last_row, row), max(last_column, column)
    if far or last_row * last_column > limits.cells:
        place = f"{far}单元格" if far else f"第{last_row}行、第{last_column}列"
        raise UnreadableError(
            "oversized-file",
            f"表格的内容一直到{place}，超过{limits.rows}行、{limits.columns}列的上限，没有读取。",
            "请学校删除名单以外的行和列（选中后右键“删除”，不是按Delete键），保存后重新报送。",
        )


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(b" " + attributes)
    return (int(found[2]) - 1, column_number(found[1]) - 1) if found else None


def column_number(letters: bytes) -> int:
    """`A` → 1, `AA` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
