"""A copy of an .xlsx with its faults shown, in which everything else is as it was."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from kongchuo.model.check_result import FINDINGS_SHEET
from kongchuo.model.finding import Finding
from kongchuo.write import comment
from kongchuo.write.findings_list import FILLS
from kongchuo.write.patch.cells import SheetText, unselected
from kongchuo.write.patch.listing import listing, names
from kongchuo.write.patch.looks import PLAIN, Looks
from kongchuo.write.patch.markup import (
    Edits,
    Element,
    UnpatchableError,
    attribute,
    children,
    opened,
    root,
    with_attributes,
)
from kongchuo.write.patch.notes import comment_on
from kongchuo.write.patch.package import Package

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STRANGE = (
    ArithmeticError, BadZipFile, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, StopIteration,
    ValueError, struct.error, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    is_table: bool
    visible: bool


def patched(source: Path | BinaryIO, findings: Sequence[Finding], name: str, *, reveal: bool) -> bytes:
    """The copy, the same bytes whenever it is made; `name` is that of the original.

    Raises UnpatchableError for whatever is not put together as expected: nothing is guessed.
    """
    try:
        with ZipFile(source) as archive:
            package = Package(archive)
            _patch(package, findings, name, reveal=reveal)
            return package.packed()
    except _STRANGE as error:
        raise UnpatchableError(str(error)) from error


def _patch(package: Package, findings: Sequence[Finding], name: str, *, reveal: bool) -> None:
    sheets = _sheets(package)
    style_part = package.related(package.main, "styles")
    style_text = package.text(style_part) if style_part else PLAIN
    if _came_back(package, sheets, style_text):
        raise UnpatchableError("a copy of an earlier round")
    looks = Looks(style_text)
    open_ = comment.by_sheet(finding for finding in findings if finding.accepted is None)
    for sheet in sheets:
        text = package.text(sheet.part)
        new = unselected(text)
        if sheet.is_table and sheet.name in open_:
            new = _marked(package, sheet.part, new, open_[sheet.name], looks, reveal=reveal)
        if new != text:
            package.change(sheet.part, new)
    visible = {sheet.name: sheet.visible for sheet in sheets if sheet.is_table}
    text = listing(findings, visible, name, looks, reveal=reveal)
    if style_part:
        package.change(style_part, looks.changed())
    else:
        part = package.add("xl/styles.xml", looks.changed(), f"{_SPREADSHEET}.styles+xml")
        package.relate(package.main, "styles", part)
    part = package.add("xl/worksheets/sheet{}.xml", text, f"{_SPREADSHEET}.worksheet+xml")
    identity = package.relate(package.main, "worksheet", part)
    package.change(package.main, _with_sheet(package.text(package.main), identity, len(findings)))


def _sheets(package: Package) -> list[_Sheet]:
    text = package.text(package.main)
    top = root(text, "workbook")
    targets = {identity: (kind, target) for kind, target, identity in package.relations(package.main)}
    found = []
    for child in children(text, top.inner, top.close):
        if child.name != "sheets":
            continue
        for one in children(text, child.inner, child.close):
            identity = next(value for name, value in one.attributes.items() if name.endswith(":id"))
            kind, target = targets[identity]
            if kind not in ("worksheet", "chartsheet") or not package.holds(target):
                raise UnpatchableError(f"a sheet that is a {kind}")
            shown = one.attributes.get("state", "visible") == "visible"
            found.append(_Sheet(one.attributes["name"], target, kind == "worksheet", shown))
    if not found or len({sheet.part for sheet in found}) < len(found):
        raise UnpatchableError("odd sheets")
    return found


def _came_back(package: Package, sheets: Sequence[_Sheet], style_text: str) -> bool:
    """Whether it may hold our marks of an earlier round, which must be cleared."""
    if any(sheet.name.startswith(FINDINGS_SHEET) for sheet in sheets):
        return True
    if any(colour in style_text for colour in FILLS.values()):
        return True
    notes = (package.related(sheet.part, "comments") for sheet in sheets if sheet.is_table)
    return any(comment.AUTHOR in package.text(note) for note in notes if note)


def _marked(
    package: Package,
    part: str,
    text: str,
    found: Mapping[comment.Place, Sequence[Finding]],
    looks: Looks,
    *,
    reveal: bool,
) -> str:
    sheet = SheetText(text)
    by_anchor = comment.by_anchor(found, sheet.anchors(found))
    sheet.change_looks(by_anchor, lambda place, look: looks.shaded(look, FILLS[by_anchor[place][0].severity]))
    texts = {place: comment.explained(by_anchor[place], reveal=reveal) for place in sorted(by_anchor)}
    comment_on(package, part, sheet, texts)
    return sheet.changed()


def _with_sheet(text: str, identity: str, found: int) -> str:
    """The workbook with the list as its last sheet, which is the one that opens."""
    top = root(text, "workbook")
    parts = {child.name: child for child in children(text, top.inner, top.close)}
    sheets = list(children(text, parts["sheets"].inner, parts["sheets"].close))
    number = max(int(sheet.attributes["sheetId"]) for sheet in sheets) + 1
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    edits = Edits()
    edits.insert(
        parts["sheets"].close,
        f'<sheet xmlns:r="{office}" name={attribute(FINDINGS_SHEET)} sheetId="{number}" r:id="{identity}"/>',
    )
    _activate(text, parts, len(sheets), edits)
    defined = names(FINDINGS_SHEET, len(sheets), found)
    if "definedNames" in parts:
        element = parts["definedNames"]
        edits.replace(element.start, element.end, opened(text, element, text[element.inner : element.close] + defined))
    else:
        before = [parts[name].end for name in ("sheets", "functionGroups", "externalReferences") if name in parts]
        edits.insert(max(before), f"<definedNames>{defined}</definedNames>")
    return edits.applied(text)


def _activate(text: str, parts: Mapping[str, Element], index: int, edits: Edits) -> None:
    if "bookViews" not in parts:
        edits.insert(parts["sheets"].start, f'<bookViews><workbookView activeTab="{index}"/></bookViews>')
        return
    for view in children(text, parts["bookViews"].inner, parts["bookViews"].close):
        edits.replace(view.start, view.inner, with_attributes(text[view.start : view.inner], activeTab=str(index)))
