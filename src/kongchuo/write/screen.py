"""One house style for all that is shown on a terminal.

Nothing but characters that a Chinese (GBK) console has, and no vertical lines: where a console
draws quotation marks two columns wide, a text may then be a column longer without breaking a frame.
Texts from data go in as `Text`, so that nothing in a sheet is taken for markup or an escape code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Literal

from kongchuo.model.finding import Severity
from kongchuo.write.measure import half_widths
from kongchuo.write.wording import shown
from kongchuo.write.wrapping import longest_piece, wrap

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
BAD = "bold red"
GOOD = "green"
STRONG = "bold"
MUTED = "dim"

Align = Literal["left", "right", "center"]


def console_text(renderables: Iterable["RenderableType"], *, width: int, color: bool) -> str:
    """The renderables below each other as text, `width` columns wide, with or without colour codes."""
    from rich.console import Console

    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    for renderable in renderables:
        console.print(renderable)
    return "\n".join(line.rstrip(" ") for line in stream.getvalue().split("\n"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that wraps as Chinese is wrapped, which rich does not know."""

    content: str
    style: str = ""

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.text import Text

        for line in wrap(self.content, options.max_width):
            yield Text(line, style=self.style, justify=options.justify, no_wrap=True, overflow="crop")

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        from rich.measure import Measurement

        most = min(half_widths(self.content), options.max_width)
        return Measurement(min(most, longest_piece(self.content)), most)


def text(content: str, style: str = "", *, indent: int = 0) -> "RenderableType":
    """A paragraph, wrapped; `indent` moves all its lines to the right."""
    from rich.padding import Padding

    return Padding(Paragraph(shown(content), style), (0, 0, 0, indent))


def words(content: str, style: str = "") -> "Text":
    """A piece of text as it stands: no markup, no control characters."""
    from rich.text import Text

    return Text(shown(content), style=style, overflow="fold")


def cell(content: str, style: str = "") -> Paragraph:
    """The text of a cell, wrapped within its column."""
    return Paragraph(shown(content), style)


def rows(
    lines: Iterable[Sequence["Paragraph | Text | str"]],
    *,
    indent: int = 0,
    right: Sequence[int] = (),
    keep: Sequence[int] = (),
) -> "RenderableType":
    """Lines of cells under each other without headings. Columns in `keep` are not broken while
    there is room; those in `right` are set to the right."""
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    filled = [[cell(one) if isinstance(one, str) else one for one in line] for line in lines]
    for index in range(max(map(len, filled), default=0)):
        table.add_column(justify="right" if index in right else "left", overflow="fold", no_wrap=index in keep)
    for line in filled:
        table.add_row(*line)
    return Padding(table, (0, 0, 0, indent))


def table(
    headings: Sequence[tuple[str, Align]],
    lines: Iterable[Sequence["Paragraph | Text | str"]],
    *,
    indent: int = 0,
) -> "RenderableType":
    """A table with headings over a line of hyphens."""
    from rich.box import Box
    from rich.padding import Padding
    from rich.table import Table

    # Only the rule under the headings is drawn, in ASCII: GBK consoles draw ─ two columns wide.
    box = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    made = Table(box=box, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style=STRONG)
    for heading, align in headings:
        made.add_column(heading, justify=align, overflow="fold")
    for line in lines:
        made.add_row(*(cell(one) if isinstance(one, str) else one for one in line))
    return Padding(made, (0, 0, 0, indent))


__all__ = [
    "BAD",
    "GOOD",
    "MUTED",
    "STRONG",
    "STYLES",
    "Table",
    "cell",
    "console_text",
    "rows",
    "table",
    "text",
    "words",
]
