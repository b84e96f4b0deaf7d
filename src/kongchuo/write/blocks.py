"""Paragraphs and lines of cells on a screen, laid out without rich.

rich takes longer to load than a thousand pupils to check, and half a second to lay out what ten
thousand faults leave on the screen; only tables with headings still need it (`screen.table`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kongchuo.write.measure import half_widths
from kongchuo.write.wrapping import longest_piece, wrap

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement

Piece = tuple[str, str]  # a text and its style
Line = Sequence[Piece]

# The blanks between two columns.
_GAP = 2
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def painted(line: Line, *, color: bool) -> str:
    """A line as the terminal takes it, with or without colour codes."""
    return "".join(_paint(text, style) if color and style and text.strip() else text for text, style in line)


def _paint(text: str, style: str) -> str:
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that wraps as Chinese is wrapped, which rich does not know; `indent` moves all its lines."""

    content: str
    style: str = ""
    indent: int = 0

    def lines(self, width: int) -> Iterator[Line]:
        """The lines of the paragraph on a screen of that width."""
        for line in wrap(self.content, max(width - self.indent, 1)):
            yield ((" " * self.indent, ""), (line, self.style))

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.text import Text

        for line in wrap(self.content, options.max_width):
            yield Text(line, style=self.style, justify=options.justify, no_wrap=True, overflow="crop")

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        from rich.measure import Measurement

        most = min(half_widths(self.content), options.max_width)
        return Measurement(min(most, longest_piece(self.content)), most)


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of cells under each other. Columns in `keep` are not broken while there is room; those in
    `right` are set to the right."""

    cells: Sequence[Sequence[Paragraph]]
    indent: int = 0
    right: Sequence[int] = ()
    keep: Sequence[int] = ()

    def lines(self, width: int) -> Iterator[Line]:
        """The lines of all rows on a screen of that width."""
        columns = max(map(len, self.cells), default=0)
        natural = [
            max((half_widths(row[index].content) for row in self.cells if index < len(row)), default=0)
            for index in range(columns)
        ]
        room = max(width - self.indent - _GAP * (columns - 1), columns)
        widths = _narrowed(natural, [index not in self.keep for index in range(columns)], room)
        for row in self.cells:
            yield from self._row(row, widths)

    def _row(self, row: Sequence[Paragraph], widths: Sequence[int]) -> Iterator[Line]:
        wrapped = [wrap(cell.content, max(width, 1)) for cell, width in zip(row, widths, strict=False)]
        for number in range(max(map(len, wrapped), default=0)):
            line: list[Piece] = [(" " * self.indent, "")]
            for index, (cell, own) in enumerate(zip(row, wrapped, strict=False)):
                text = own[number] if number < len(own) else ""
                blank = " " * max(widths[index] - half_widths(text), 0)
                gap = " " * _GAP if index < len(row) - 1 else ""
                line += [(blank, ""), (text, cell.style)] if index in self.right else [(text, cell.style), (blank, "")]
                line.append((gap, ""))
            yield line

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.text import Text

        for line in self.lines(options.max_width):
            yield Text.assemble(*line, no_wrap=True, overflow="crop")


def _narrowed(natural: Sequence[int], may: Sequence[bool], room: int) -> list[int]:
    """Column widths that fit into the room: the widest of those that may be broken give way first,
    the others only when that is not enough."""
    widths = list(natural)
    for chosen in ([index for index, one in enumerate(may) if one], list(range(len(widths)))):
        while sum(widths) > room and chosen and (most := max(widths[index] for index in chosen)) > 1:
            widest = [index for index in chosen if widths[index] == most]
            second = max((widths[index] for index in chosen if widths[index] < most), default=1)
            excess = sum(widths) - room
            step = min(most - second, -(-excess // len(widest)))
            for index in widest:
                widths[index] -= min(step, max(sum(widths) - room, 0))
    return widths
