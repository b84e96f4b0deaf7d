"""A packed workbook (.xlsx, .xlsb, .ods) before calamine opens it: is it safe to unpack?"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree as ET
from xml.parsers import expat

from kongchuo.read.content import Content, opened
from kongchuo.read.limits import Limits, beyond, damaged, entities

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def packed(content: Content, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The archive, its sizes checked; whatever goes wrong inside becomes an UnreadableError."""
    try:
        with opened(content) as file, zipfile.ZipFile(file) as archive:
            _check_sizes(archive, limits)
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        ET.ParseError,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        ValueError,
    ):
        raise damaged() from None


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    infos = archive.infolist()
    if len(infos) > limits.parts:
        raise beyond(limits, "parts", len(infos))
    # A part that holds more than it says fails when it is read: zipfile stops there and misses the checksum.
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes:
        raise beyond(limits, "unpacked_mb", unpacked)


def markup(data: bytes) -> bytes | None:
    """The XML of a part as UTF-8, None if it is no XML; refused when it declares entities."""
    if data[:2] in _UTF16:
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    if data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"<":
        return None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise entities()
    return data


def parse(data: bytes, limits: Limits) -> ET.Element:
    """A small XML part, such as a list of relations."""
    checked = markup(data)
    if checked is None:
        raise damaged()
    _check_nesting(checked, limits)
    # Entities are refused above and expat fetches nothing, so the standard parser is safe here.
    return ET.fromstring(checked)  # noqa: S314


def _check_nesting(data: bytes, limits: Limits) -> None:
    """Elements in elements in elements: no part of a workbook is deeper than a few."""
    depth = 0

    def start(_: str, __: object) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.nesting:
            raise beyond(limits, "nesting", depth)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise damaged() from None
