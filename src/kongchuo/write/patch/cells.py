"""The XML of a sheet: other looks for some of its cells, and nothing else."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kongchuo.model.where import column_letter
from kongchuo.write.comment import Place
from kongchuo.write.patch.extents import Extents, measured
from kongchuo.write.patch.markup import (
    ATTRIBUTES,
    Edits,
    Element,
    UnpatchableError,
    attributes,
    children,
    opened,
    root,
    with_attributes,
)

_ROW = re.compile(rf"<row({ATTRIBUTES})\s*(/?)>")
_CELL = re.compile(rf"<c({ATTRIBUTES})\s*(/?)>")
_CELL_START = re.compile(r"<c[\s/>]")
_ROW_START = re.compile(r"<row[\s/>]")
_DATA = re.compile(rf"<sheetData({ATTRIBUTES})\s*(/?)>")
_SELECTED = re.compile(r"<sheetView(?=\s)[^>]*>")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FLAGS = ("1", "true")
# What stands behind the reference to the comments' boxes.
_BEHIND_BOXES = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    start: int
    inner: int
    close: int  # where its content ends; for an empty element, `inner`
    attributes: Mapping[str, str]


def unselected(text: str) -> str:
    """A sheet that is not among the selected ones: two selected sheets would be edited together."""
    data = text.find("<sheetData")
    head = text[: data if data >= 0 else len(text)]
    new = _SELECTED.sub(
        lambda found: with_attributes(found[0], tabSelected=None) if "tabSelected" in found[0] else found[0], head
    )
    return text if new == head else new + text[len(head) :]


class SheetText:
    """A worksheet's XML and where its rows stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        data = list(_DATA.finditer(text))
        if len(data) != 1:
            raise UnpatchableError("no cells")
        self._data = data[0]
        self._empty = bool(self._data[2])
        self._close = self._data.end() if self._empty else text.find("</sheetData>", self._data.end())
        if self._close < 0:
            raise UnpatchableError("the cells never end")
        self._after = self._close + (0 if self._empty else len("</sheetData>"))
        inside = text[self._data.end() : self._close]
        if self._data[1] or "AlternateContent" in inside or "xmlns" in inside:
            raise UnpatchableError("cells in two forms")
        if inside.strip() and not inside.lstrip().startswith("<row"):
            raise UnpatchableError("no rows")
        # Only what stands around the cells is read element by element.
        self._around = f"{text[: self._data.start()]}{text[self._after :]}"
        self._edits = Edits()
        top = root(self._around, "worksheet")
        self._parts = list(children(self._around, top.inner, top.close))

    @cached_property
    def _rows(self) -> list[_Row]:
        rows = list(self._found_rows())
        numbers = [row.number for row in rows]
        if numbers != sorted(set(numbers)):
            raise UnpatchableError("rows out of order")
        return rows

    def anchors(self, places: Iterable[Place]) -> dict[Place, Place]:
        """The top-left cell for each place in a merged area: only that one can hold anything."""
        by_row: dict[int, list[int]] = {}
        for row, column in places:
            by_row.setdefault(row, []).append(column)
        rows = sorted(by_row)
        found = {}
        for top, left, bottom, right in self._merged():
            for row in rows[bisect_left(rows, top) : bisect_left(rows, bottom + 1)]:
                found.update({(row, column): (top, left) for column in by_row[row] if left <= column <= right})
        return found

    def change_looks(self, places: Iterable[Place], look: Callable[[Place, int], int]) -> None:
        """Give each cell the look that `look` tells for its place and present look; missing cells are put in."""
        wanted: dict[int, list[int]] = {}
        for row, column in sorted(places):
            wanted.setdefault(row, []).append(column)
        by_number = {row.number: row for row in self._rows}
        numbers = list(by_number)
        missing: list[tuple[int, str]] = []
        for number, columns in wanted.items():
            if number in by_number:
                self._change_row(by_number[number], columns, look)
                continue
            cells = "".join(self._new_cell((number, column), 0, look) for column in columns)
            following = bisect_left(numbers, number)
            at = self._rows[following].start if following < len(numbers) else self._close
            missing.append((at, f'<row r="{number}">{cells}</row>'))
        if self._empty and missing:
            added = "".join(row for _, row in missing)
            self._edits.replace(self._data.start(), self._data.end(), f"<sheetData>{added}</sheetData>")
        else:
            for at, element in missing:
                self._edits.insert(at, element)
        self._widen(max(wanted), max(column for columns in wanted.values() for column in columns))

    @property
    def boxes(self) -> str | None:
        """The id of the drawing with the comments' boxes."""
        for part in self._parts:
            if part.name == "legacyDrawing":
                return next(value for name, value in part.attributes.items() if name.endswith(":id"))
        return None

    @cached_property
    def extents(self) -> Extents:
        """How large its columns and rows are."""
        return measured(self._around, self._parts, {row.number: row.attributes for row in self._rows})

    def refer_to_boxes(self, identity: str) -> None:
        """Name the drawing with the comments' boxes, where the order of a sheet's elements wants it."""
        around = self._around
        behind = [part.start for part in self._parts if self._stands_behind(part)]
        at = min(behind, default=around.rindex("</worksheet>"))
        if at < self._data.start():
            raise UnpatchableError("elements out of order")
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        self._edits.insert(
            at + self._after - self._data.start(), f'<legacyDrawing xmlns:r="{office}" r:id="{identity}"/>'
        )

    def changed(self) -> str:
        """The XML with all changes."""
        return self._edits.applied(self._text)

    def _stands_behind(self, part: Element) -> bool:
        if part.name != "mc:AlternateContent":
            return part.name in _BEHIND_BOXES
        inside = self._around[part.inner : part.close]
        if "legacyDrawing" in inside:
            raise UnpatchableError("boxes in two forms")
        return any(f"<{name}" in inside for name in _BEHIND_BOXES)

    def _found_rows(self) -> Iterator[_Row]:
        text, count = self._text, 0
        for found in _ROW.finditer(text, self._data.end(), self._close):
            count += 1
            given = attributes(found[1])
            close = found.end() if found[2] else text.find("</row>", found.end(), self._close)
            if "r" not in given or close < 0:
                raise UnpatchableError("a row without a number")
            yield _Row(int(given["r"]), found.start(), found.end(), close, given)
        if count != sum(1 for _ in _ROW_START.finditer(text, self._data.end(), self._close)):
            raise UnpatchableError("an odd row")

    def _merged(self) -> Iterator[tuple[int, int, int, int]]:
        for part in self._parts:
            if part.name == "mergeCells":
                for area in children(self._around, part.inner, part.close):
                    first, _, last = area.attributes["ref"].partition(":")
                    (top, left), (bottom, right) = _place(first), _place(last or first)
                    yield top, left, bottom, right

    def _change_row(self, row: _Row, columns: list[int], look: Callable[[Place, int], int]) -> None:
        cells = list(self._cells(row))
        order = [column for column, _ in cells]
        if order != sorted(set(order)):
            raise UnpatchableError("cells out of order")
        by_column = dict(cells)
        base = int(row.attributes.get("s", 0)) if row.attributes.get("customFormat") in _FLAGS else 0
        added: list[tuple[int, str]] = []
        for column in columns:
            if column in by_column:
                found = by_column[column]
                new = look((row.number, column), int(attributes(found[1]).get("s", 0)))
                self._edits.replace(found.start(), found.end(), with_attributes(found[0], s=str(new)))
                continue
            following = bisect_left(order, column)
            at = cells[following][1].start() if following < len(cells) else row.close
            added.append((at, self._new_cell((row.number, column), base, look)))
        if not added:
            return
        # `spans` is a hint how far the row's cells reach, which would no longer be true.
        head = with_attributes(self._text[row.start : row.inner], spans=None)
        if head.endswith("/>"):
            head = f"{head[:-2].rstrip()}>{''.join(cell for _, cell in added)}</row>"
            added = []
        self._edits.replace(row.start, row.inner, head)
        for at, cell in added:
            self._edits.insert(at, cell)

    def _cells(self, row: _Row) -> Iterator[tuple[int, re.Match[str]]]:
        count = 0
        for found in _CELL.finditer(self._text, row.inner, row.close):
            count += 1
            number, column = _place(attributes(found[1]).get("r", ""))
            if number != row.number:
                raise UnpatchableError("a cell in another row")
            yield column, found
        if count != sum(1 for _ in _CELL_START.finditer(self._text, row.inner, row.close)):
            raise UnpatchableError("an odd cell")

    def _new_cell(self, place: Place, base: int, look: Callable[[Place, int], int]) -> str:
        row, column = place
        return f'<c r="{column_letter(column - 1)}{row}" s="{look(place, base or self._column_look(column))}"/>'

    def _column_look(self, column: int) -> int:
        for part in self._parts:
            if part.name == "cols":
                for one in children(self._around, part.inner, part.close):
                    if int(one.attributes["min"]) <= column <= int(one.attributes["max"]):
                        return int(one.attributes.get("style", 0))
        return 0

    def _widen(self, row: int, column: int) -> None:
        """The sheet's extent reaches as far as its last cell."""
        for part in self._parts:
            if part.name != "dimension":
                continue
            first, _, last = part.attributes["ref"].partition(":")
            (top, left), (bottom, right) = _place(first), _place(last or first)
            if row > bottom or column > right:
                ref = f"{column_letter(left - 1)}{top}:{column_letter(max(column, right) - 1)}{max(row, bottom)}"
                self._edits.replace(
                    part.start,
                    part.end,
                    with_attributes(self._around[part.start : part.inner], ref=ref)
                    if part.inner == part.end
                    else opened(self._around, part, ""),
                )


def _place(name: str) -> Place:
    found = _PLACE.fullmatch(name.replace("$", ""))
    if found is None:
        raise UnpatchableError("a cell without a place")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
