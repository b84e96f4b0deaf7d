"""An ordinary workbook: its parts and its sheets."""

from functools import cache, partial
from typing import TYPE_CHECKING
from xml.parsers import expat

from kongchuo.read import xlsx_look
from kongchuo.read.content import Content
from kongchuo.read.limits import Limits
from kongchuo.read.ordinary import links
from kongchuo.read.ordinary.formats import date_looks
from kongchuo.read.ordinary.rows import Shape
from kongchuo.read.ordinary.sheet import read_sheet
from kongchuo.read.ordinary.texts import shared_texts
from kongchuo.read.ordinary.unusual import UnusualError
from kongchuo.read.ordinary.values import Values
from kongchuo.read.raw import RawSheet, UnreadableError
from kongchuo.read.zip_parts import markup, packed

if TYPE_CHECKING:
    from zipfile import ZipFile

_NEEDED = {links.PACKAGE, links.BOOK, links.LINKS}


def read_ordinary(content: Content, limits: Limits) -> list[RawSheet] | None:
    """The sheets of a workbook; None when it is no ordinary one, or something is wrong with it."""
    try:
        with packed(content, limits) as archive:
            return _sheets(archive, limits)
    except (UnusualError, UnreadableError):
        # Whatever is wrong, the usual way says what; nothing has been handed on yet.
        return None


def _sheets(archive: "ZipFile", limits: Limits) -> list[RawSheet]:
    names = archive.namelist()
    if len({name.casefold() for name in names}) != len(names) or not _NEEDED.issubset(names):
        raise UnusualError("parts")
    package, linked, book = map(archive.read, (links.PACKAGE, links.LINKS, links.BOOK))
    sheets = links.sheets_of(package, linked, book, limits)
    parts = {sheet.part for sheet in sheets}
    if not sheets or not parts.issubset(names) or len(sheets) > limits.sheets:
        raise UnusualError("sheets")
    for info in archive.infolist():
        # The other parts are looked at as ever: is every byte there, does none of them declare entities?
        if info.filename not in parts and info.filename != links.TEXTS:
            _look(archive.read(info), limits)
    _check_sound(archive, names)
    texts = _texts(archive, limits) if links.TEXTS in names else []
    values = Values(texts, cache(partial(_looks, archive, limits)))
    shape, found = Shape(), []
    for sheet in sheets:
        rows, merged = read_sheet(archive.read(sheet.part), values, shape, limits)
        found.append(RawSheet(sheet.name, rows, sheet.hidden, merged))
    return found


def _look(data: bytes, limits: Limits) -> None:
    found = markup(data)
    if found is not None:
        xlsx_look.check_part(found, limits)


def _check_sound(archive: "ZipFile", names: list[str]) -> None:
    """Looks that are no XML make calamine refuse a file, also where no cell needs them."""
    if links.LOOKS in names:
        try:
            expat.ParserCreate().Parse(archive.read(links.LOOKS), True)
        except expat.ExpatError:
            raise UnusualError("looks") from None


def _texts(archive: "ZipFile", limits: Limits) -> list[str]:
    data = archive.read(links.TEXTS)
    xlsx_look.check_strings(data, limits)
    return shared_texts(data)


def _looks(archive: "ZipFile", limits: Limits) -> list[bool | None]:
    if links.LOOKS not in archive.namelist():
        raise UnusualError("no looks")
    return date_looks(archive.read(links.LOOKS), limits)
