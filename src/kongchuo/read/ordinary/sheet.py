"""A sheet of an ordinary workbook: its cells and its merged areas."""

from collections.abc import Mapping
from xml.parsers import expat

from kongchuo.codes.patterns import pattern
from kongchuo.model.table import CellValue
from kongchuo.read.limits import Limits
from kongchuo.read.ordinary.rows import Shape, rows_of
from kongchuo.read.ordinary.texts import DECLARATION, MAIN
from kongchuo.read.ordinary.unusual import UnusualError
from kongchuo.read.ordinary.values import Values
from kongchuo.read.raw import Area
from kongchuo.read.xlsx_look import LEAST_BYTES, column_number

_HEAD = pattern(DECLARATION + rb"<worksheet(?=[ >])")
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_AREA = pattern(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
_ONE = pattern(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_DEEPEST = 32


def read_sheet(
    data: bytes, values: Values, shape: Shape, limits: Limits
) -> tuple[list[list[CellValue]], tuple[Area, ...]]:
    """The rows from A1 on and the merged areas."""
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    if len(data) > LEAST_BYTES * limits.cells:
        raise UnusualError("too large")
    if start < 0 or end < start:
        return [], _around(data, limits)
    merged = _around(data[:start] + b"<sheetData/>" + data[end + len(_CLOSE) :], limits)
    return rows_of(data, start + len(_OPEN), end, values, shape, limits), merged


def _around(data: bytes, limits: Limits) -> tuple[Area, ...]:
    """The merged areas, by what stands before and behind the cells; that must be sound XML."""
    if not _HEAD.match(data) or b"<!" in data:
        raise UnusualError("the sheet")
    seen = _Around()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = seen.start, seen.end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise UnusualError("the sheet") from None
    if seen.cells != 1 or sum((c - a + 1) * (d - b + 1) for a, b, c, d in seen.merged) > limits.cells:
        raise UnusualError("the sheet")
    return tuple(seen.merged)


class _Around:
    """Looks at each element around the cells."""

    def __init__(self) -> None:
        self.cells = 0
        self.merged: list[Area] = []
        self._open: list[str] = []
        self._lists = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        depth, local = len(self._open), name.rpartition(":")[2]
        self._open.append(name)
        if depth == 0:
            usual = name == "worksheet" and attributes.get("xmlns") == MAIN
        elif local in ("sheetData", "row", "c", "dimension", "mergeCells"):
            usual = depth == 1 and name == local and not (local in ("sheetData",) and attributes)
        else:
            usual = depth < _DEEPEST
        if name == "mergeCell":
            usual = self._open[:-1] == ["worksheet", "mergeCells"]
            self.merged.append(_area(attributes.get("ref", "")))
        elif name == "dimension" and not _ONE.fullmatch(attributes.get("ref", "")):
            _area(attributes.get("ref", ""))
        self.cells += name == "sheetData"
        self._lists += name == "mergeCells"
        if not usual or self._lists > 1 or (self._lists and not self.cells):
            raise UnusualError("the sheet")

    def end(self, name: str) -> None:
        """It ends."""
        self._open.pop()


def _area(text: str) -> Area:
    found = _AREA.fullmatch(text)
    if not found:
        raise UnusualError("an area")
    left, top, right, bottom = found.groups()
    area = int(top) - 1, column_number(left.encode()) - 1, int(bottom) - 1, column_number(right.encode()) - 1
    if area[0] > area[2] or area[1] > area[3]:
        raise UnusualError("an area")
    return area
