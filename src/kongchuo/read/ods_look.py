"""A look into an .ods before calamine: a repeated row or column is one element and billions of cells."""

from xml.parsers import expat

from kongchuo.read.content import Content
from kongchuo.read.limits import Limits, beyond, check_extent, damaged
from kongchuo.read.zip_parts import markup, packed

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CELLS = (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell")
# The most that Excel and WPS allow in a cell.
_MOST_BLANKS = 32_767


def look(content: Content, limits: Limits) -> None:
    """UnreadableError when the file is damaged, too large or hostile."""
    with packed(content, limits) as archive:
        for info in archive.infolist():
            data = markup(archive.read(info))
            if data is not None and info.filename.lower().endswith("content.xml"):
                _check(data, limits)


def _check(data: bytes, limits: Limits) -> None:
    reader = _Extent(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise damaged() from None


class _Extent:
    """Counts rows and columns up to the last with content; empty ones at the end cost nothing."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._depth = 0
        self._tables = 0
        self._row = self._rows = self._repeat = 0
        self._column = self._widest = self._width = 0
        self._right = 0
        self._cell = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """An element opens."""
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise beyond(self._limits, "nesting", self._depth)
        if tag == f"{_TABLE} table":
            self._tables += 1
            if self._tables > self._limits.sheets:
                raise beyond(self._limits, "sheets", self._tables)
            self._row = self._rows = self._widest = 0
        elif tag == f"{_TABLE} table-row":
            self._repeat = _times(attrs, "number-rows-repeated")
            self._column = self._width = 0
        elif tag in _CELLS:
            self._column += _times(attrs, "number-columns-repeated")
            self._cell = True
            if f"{_OFFICE} value-type" in attrs or f"{_TABLE} formula" in attrs:
                self._filled()
        elif tag == f"{_TEXT} s" and _number(attrs.get(f"{_TEXT} c", "1")) > _MOST_BLANKS:
            raise damaged()

    def end(self, tag: str) -> None:
        """An element closes."""
        self._depth -= 1
        if tag in _CELLS:
            self._cell = False
        elif tag == f"{_TABLE} table-row":
            self._row += self._repeat
            if self._width:
                self._rows, self._widest = self._row, max(self._widest, self._width)
                check_extent(self._rows, self._widest, self._limits)

    def text(self, data: str) -> None:
        """Text inside a cell."""
        if self._cell and data.strip():
            self._filled()

    def _filled(self) -> None:
        self._width = self._column
        if self._width > self._limits.columns:
            check_extent(self._row + 1, self._width, self._limits)


def _times(attrs: dict[str, str], name: str) -> int:
    return max(1, _number(attrs.get(f"{_TABLE} {name}", "1")))


def _number(text: str) -> int:
    return int(text[:16]) if text.isascii() and text.isdigit() else 1
