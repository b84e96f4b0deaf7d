"""Long lists as the XML of a sheet, streamed into a finished workbook.

XlsxWriter keeps an object for every cell and the whole sheet as text until it closes: a list of a county's
children takes two gigabytes that way. A run of rows is therefore left out of what XlsxWriter writes and put
in when the file is packed, a few thousand rows at a time. The texts stand in their cells (`inlineStr`),
as in XlsxWriter's own mode for constant memory, because hardly any two of them are equal.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import repeat
from typing import TypeGuard
from zipfile import ZIP_DEFLATED, ZipFile

from kongchuo.model.grid import Meaning, Plain, Run
from kongchuo.model.where import column_letter
from kongchuo.write.layout import points
from kongchuo.write.measure import lines_needed, looks_like_formula, room
from kongchuo.write.stored import serial_day, stored

# Meaning, number format, whether it is a text, whether it looks like a formula → the number of the cell's format.
Styles = Callable[[Meaning, str | int | None, bool, bool], int]

_CHUNK = 2_000
# A longer text may not fit into a cell.
_SHORT = 1_000
# zlib's usual level (6) takes three quarters of the time that a list needs, to make it an eighth smaller.
_LEVEL = 3
_ROW = re.compile(r'<row r="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="A1(?::([A-Z]+)(\d+))?"/>')
_MARKUP = re.compile(r"[&<>]|_x[0-9A-Fa-f]{4}_")
_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
# What is escaped, what must not be taken for a formula or a number, and outer blanks.
_SPECIAL = re.compile(r"[&<>]|_x|^[=+\-@ ]| $|[0-9]{10}", re.MULTILINE)


@dataclass(frozen=True)
class PlacedRun:
    """A run with its first row (counted from 0), the widths of its columns and the formats of each."""

    run: Run
    top: int
    widths: Sequence[int]
    styles: Sequence[Styles]

    @property
    def end(self) -> int:
        """The first row after it."""
        return self.top + len(self.run)


def with_runs(package: bytes, runs: Mapping[str, Sequence[PlacedRun]]) -> bytes:
    """The workbook with the runs put into its sheets (by the names of their parts)."""
    made = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name in source.namelist():
            with target.open(name, "w") as file:  # dated 1980, as all parts of a workbook
                if name in runs:
                    for piece in _spliced(source.read(name).decode(), runs[name]):
                        file.write(piece.encode())
                else:
                    file.write(source.read(name))
    return made.getvalue()


def _spliced(xml: str, runs: Sequence[PlacedRun]) -> Iterator[str]:
    """The XML of a sheet with the rows of the runs between its own, from top to bottom."""
    waiting = sorted(runs, key=lambda one: one.top)
    start = xml.index("<sheetData>") + len("<sheetData>")
    yield _DIMENSION.sub(lambda found: _dimension(found, waiting), xml[:start])
    done = start
    for found in _ROW.finditer(xml, start):
        while waiting and waiting[0].top < int(found[1]) - 1:
            yield xml[done : found.start()]
            done = found.start()
            yield from _rows(waiting.pop(0))
    end = xml.index("</sheetData>", done)
    yield xml[done:end]
    for run in waiting:
        yield from _rows(run)
    yield xml[end:]


def _dimension(found: re.Match[str], runs: Iterable[PlacedRun]) -> str:
    last = max(int(found[2] or 1), *(run.end for run in runs))
    return f'<dimension ref="A1:{found[1] or "A"}{last}"/>'


def _rows(placed: PlacedRun) -> Iterator[str]:
    """The XML of a run, in pieces."""
    run, letters = placed.run, [column_letter(index) for index in range(len(placed.run.columns))]
    cells = "".join(f'<c r="{letter}%s"%s' for letter in letters)
    template = f'<row r="%s" ht="%s" customHeight="1">{cells}</row>'
    tails = [_Tails(styles, run.meanings.get(index, {})) for index, styles in enumerate(placed.styles)]
    for first in range(0, len(run), _CHUNK):
        columns = [column[first : first + _CHUNK] for column in run.columns]
        top = placed.top + first + 1
        numbers = list(map(str, range(top, top + len(columns[0]))))
        parts: list[Iterable[str]] = [numbers, _heights(columns, placed.widths)]
        for column, tail in zip(columns, tails, strict=True):
            parts += (numbers, tail.of(column))
        yield "".join(map(template.__mod__, zip(*parts, strict=False)))


class _Tails(dict[Plain, str]):
    """What follows the reference of a cell, by its value; worked out once for values that come again."""

    def __init__(self, styles: Styles, meanings: Mapping[Plain, Meaning]) -> None:
        super().__init__()
        self._styles = styles
        self._meanings = meanings

    def of(self, column: Sequence[Plain]) -> Iterable[str]:
        """The tails of a column's cells."""
        if isinstance(column, range):
            return map(f' s="{self._styles(Meaning.PLAIN, None, False, False)}"><v>%s</v></c>'.__mod__, column)
        if not self._meanings and _all_simple(column):
            style = self._styles(Meaning.PLAIN, None, True, False)
            return map(f' s="{style}" t="inlineStr"><is><t>%s</t></is></c>'.__mod__, column)
        if len(self) > _CHUNK:
            self.clear()
        return map(self.__getitem__, column)

    def __missing__(self, value: Plain) -> str:
        meaning = self._meanings.get(value, Meaning.PLAIN)
        kept, number_format = stored(value)
        text = isinstance(kept, str)
        style = self._styles(meaning, number_format, text, isinstance(kept, str) and looks_like_formula(kept))
        if isinstance(kept, str):
            made = f' s="{style}" t="inlineStr"><is><t{_spaces(kept)}>{_escaped(kept)}</t></is></c>'
        else:
            kept = serial_day(kept.date()) if isinstance(kept, datetime) else kept
            made = f' s="{style}"/>' if kept is None else f' s="{style}"><v>{kept}</v></c>'
        self[value] = made
        return made


def _all_simple(column: Sequence[Plain]) -> TypeGuard[Sequence[str]]:
    """Whether all cells are texts that stand in the XML as they are and look like nothing else, as names and masked
    numbers do; seen by a look at all of them together."""
    if not {str}.issuperset(map(type, column)):
        return False
    texts: list[str] = list(column)  # type: ignore[arg-type]
    together = "\n".join(texts)
    return max(map(len, texts)) < _SHORT and "".join(texts).isprintable() and not _SPECIAL.search(together)


def _escaped(text: str) -> str:
    if not _MARKUP.search(text):
        return text
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPED.sub(r"_x005F_\1", plain)


def _spaces(text: str) -> str:
    return ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""


def _heights(columns: Sequence[Sequence[Plain]], widths: Sequence[int]) -> Iterable[str]:
    """The heights of rows, as XlsxWriter rounds them; nearly always all texts fit on one line."""
    tall: dict[int, int] = {}
    for column, width in zip(columns, widths, strict=False):
        if isinstance(column, range):
            continue
        different = {value for value in column if isinstance(value, str)}
        together = "".join(different)
        if not together or (together.isascii() and together.isprintable() and max(map(len, different)) <= room(width)):
            continue
        lines = {value: lines_needed(value, width) for value in different}
        if any(number > 1 for number in lines.values()):
            for position, value in enumerate(column):
                tall[position] = max(tall.get(position, 1), lines.get(value, 1))  # type: ignore[arg-type]
    if not tall:
        return repeat(_height(1))
    return (_height(tall.get(position, 1)) for position in range(len(columns[0])))


@cache
def _height(lines: int) -> str:
    return f"{int(points(lines) * 4 / 3 + 0.5) * 0.75:.16g}"
