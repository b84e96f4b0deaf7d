"""Which part of an ordinary workbook is which sheet."""

from typing import NamedTuple
from xml.etree import ElementTree as ET

from kongchuo.read.limits import Limits
from kongchuo.read.ordinary.texts import MAIN
from kongchuo.read.ordinary.unusual import UnusualError
from kongchuo.read.zip_parts import parse

PACKAGE, BOOK, LINKS = "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TEXTS, LOOKS = "xl/sharedStrings.xml", "xl/styles.xml"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIX = f'xmlns:r="{_OFFICE}"'.encode()
_ID = f"{{{_OFFICE}}}id"
_HIDDEN = {None: False, "visible": False, "hidden": True, "veryHidden": True}
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = ("officeDocument", "sharedStrings", "styles", "worksheet")
_OFF = (None, "0", "false")


class Sheet(NamedTuple):
    """A sheet's part in the archive, its name, and whether it is hidden."""

    part: str
    name: str
    hidden: bool


def sheets_of(package: bytes, links: bytes, book: bytes, limits: Limits) -> list[Sheet]:
    """The sheets in their order; texts and looks must lie where they usually do."""
    starts = [target for kind, target in _links(package, "", limits).values() if kind == "officeDocument"]
    known = _links(links, "xl/", limits)
    usual = {"sharedStrings": TEXTS, "styles": LOOKS}
    if starts != [BOOK] or any(usual.get(kind, target) != target for kind, target in known.values()):
        raise UnusualError("parts elsewhere")
    root = parse(book, limits)
    nodes = list(root.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"))
    # calamine takes any element of that name for a sheet, and knows the id by its usual prefix alone.
    named = sum(node.tag.endswith("}sheet") for node in root.iter())
    if root.tag != f"{{{MAIN}}}workbook" or named != len(nodes) or _PREFIX not in book or _counts_from_1904(root):
        raise UnusualError("the list of sheets")
    sheets = [_sheet(node, known) for node in nodes]
    if not len({sheet.name for sheet in sheets}) == len({sheet.part for sheet in sheets}) == len(sheets):
        raise UnusualError("two sheets of one name")
    return sheets


def _links(data: bytes, folder: str, limits: Limits) -> dict[str, tuple[str, str]]:
    """Id → what kind of part it names, and its place in the archive."""
    found: dict[str, tuple[str, str]] = {}
    for node in parse(data, limits):
        office, _, kind = node.get("Type", "").rpartition("/")
        target = node.get("Target", "")
        part = target[1:] if target.startswith("/") else f"{folder}{target}"
        if node.tag != _LINK or node.get("Id", "") in found or (kind in _KINDS and office != _OFFICE):
            raise UnusualError("links")
        found[node.get("Id", "")] = (kind, part)
    return found


def _sheet(node: ET.Element, known: dict[str, tuple[str, str]]) -> Sheet:
    kind, part = known.get(node.get(_ID, ""), ("", ""))
    name, state = node.get("name", ""), node.get("state")
    folder, _, file = part.rpartition("/")
    usual = kind == "worksheet" and folder == "xl/worksheets" and file.endswith(".xml")
    if not usual or not name.isprintable() or state not in _HIDDEN:
        raise UnusualError("a sheet")
    return Sheet(part, name, _HIDDEN[state])


def _counts_from_1904(root: ET.Element) -> bool:
    return any(node.get("date1904") not in _OFF for node in root.iter() if node.tag.endswith("}workbookPr"))
