"""What a report is before anyone chooses a file format: grids of cells with a meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, overload

from kongchuo.model.ratio import Ratio


class Meaning(StrEnum):
    """Why a cell stands out; only writers know fonts and colours."""

    PLAIN = "plain"
    BAD = "bad"  # a target missed, a child to look for
    GOOD = "good"
    TOTAL = "total"
    MUTED = "muted"  # not available, not applicable
    GROUP = "group"  # a row that heads the rows below it


@dataclass(frozen=True, slots=True)
class Link:
    """A jump inside the document: to a sheet, or to the row or grid of that anchor on it."""

    sheet: str
    anchor: str | None = None


Value = str | int | Ratio | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its meaning; a Ratio prints as an exact percentage."""

    value: Value = None
    meaning: Meaning = Meaning.PLAIN
    link: Link | None = None
    span: int = 1  # how many columns of the grid it covers


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a grid: heading, width in Chinese half-widths, alignment. An empty text continues
    the heading of the column before. `choices` are offered in the cells below it, for a reader to fill in."""

    text: str
    width: int = 10
    align: Literal["left", "center", "right"] = "center"
    group: str | None = None  # a heading over several columns
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `anchor` lets a Link find it."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


Plain = str | int | date | None


class Derived(Sequence[Plain]):
    """A column worked out from other values when it is looked at, so that a county's masked numbers need not all be
    kept at once."""

    def __init__(self, work_out: Callable[[Any], Plain], values: Sequence[Any]) -> None:
        self._work_out = work_out
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, index: int) -> Plain: ...
    @overload
    def __getitem__(self, index: slice) -> list[Plain]: ...
    def __getitem__(self, index: int | slice) -> Plain | list[Plain]:
        if isinstance(index, slice):
            return list(map(self._work_out, self._values[index]))
        return self._work_out(self._values[index])


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring rows that look alike, kept as columns of equal length, because a list of a county's
    children has too many for an object a cell.

    `meanings` says in which column some values stand out, `anchors` which rows (counted from 0) a Link finds.
    `shown` is what its texts are shown as, worked out when they are looked at.
    """

    columns: tuple[Sequence[Plain], ...]
    meanings: Mapping[int, Mapping[Plain, Meaning]] = field(default_factory=dict)
    anchors: Mapping[int, str] = field(default_factory=dict)
    shown: Callable[[str], str] | None = None

    def __len__(self) -> int:
        return len(self.columns[0])

    def row(self, position: int) -> Row:
        """One of its rows."""
        cells = tuple(self._cell(index, column[position]) for index, column in enumerate(self.columns))
        return Row(cells, self.anchors.get(position))

    def _cell(self, index: int, value: Plain) -> Cell:
        meaning = self.meanings[index].get(value, Meaning.PLAIN) if index in self.meanings else Meaning.PLAIN
        return Cell(self.shown(value) if self.shown and isinstance(value, str) else value, meaning)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a title above and notes below. Its rows are a tuple, or a `LongRows` of a long list."""

    columns: tuple[Heading, ...]
    rows: Sequence[Row]
    title: str | None = None
    anchor: str | None = None
    notes: tuple[str, ...] = ()
    filter: bool = False  # an autofilter on the header row


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    meaning: Meaning = Meaning.PLAIN
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A column or line chart with its figures."""

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    kind: Literal["column", "line"] = "column"
    unit: str = "人"


Block = Grid | Text | Chart


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, printed on A4 landscape."""

    name: str
    blocks: tuple[Block, ...]
    title: str | None = None
    subtitle: str | None = None
    portrait: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A workbook to be. `created` is its date of creation, so that the same inputs give the same bytes."""

    title: str
    sheets: tuple[Sheet, ...]
    created: date
