"""One house style for all that is shown on a terminal.

Nothing but characters that a Chinese (GBK) console has, and no vertical lines: where a console
draws quotation marks two columns wide, a text may then be a column longer without breaking a frame.
Texts from data go in as `Text`, so that nothing in a sheet is taken for markup or an escape code.
"""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Literal

from kongchuo.model.finding import Severity
from kongchuo.write.blocks import Paragraph, Rows, painted
from kongchuo.write.wording import shown

if TYPE_CHECKING:
    from rich.console import RenderableType

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
BAD = "bold red"
GOOD = "green"
STRONG = "bold"
MUTED = "dim"

Align = Literal["left", "right", "center"]


def console_text(renderables: Iterable["RenderableType"], *, width: int, color: bool) -> str:
    """The renderables below each other as text, `width` columns wide, with or without colour codes."""
    parts: list[str] = []
    for renderable in renderables:
        if isinstance(renderable, str):
            renderable = Paragraph(renderable)
        if isinstance(renderable, Paragraph | Rows):
            parts += [f"{painted(line, color=color)}\n" for line in renderable.lines(width)]
        else:
            parts.append(_rendered(renderable, width, color))
    return "\n".join(line.rstrip(" ") for line in "".join(parts).split("\n"))


def _rendered(renderable: "RenderableType", width: int, color: bool) -> str:
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
    console.print(renderable)
    return stream.getvalue()


def text(content: str, style: str = "", *, indent: int = 0) -> "RenderableType":
    """A paragraph, wrapped; `indent` moves all its lines to the right."""
    return Paragraph(shown(content), style, indent)


def words(content: str, style: str = "") -> Paragraph:
    """A piece of text as it stands: no markup, no control characters."""
    return Paragraph(shown(content), style)


def cell(content: str, style: str = "") -> Paragraph:
    """The text of a cell, wrapped within its column."""
    return Paragraph(shown(content), style)


def rows(
    lines: Iterable[Sequence[Paragraph | str]],
    *,
    indent: int = 0,
    right: Sequence[int] = (),
    keep: Sequence[int] = (),
) -> "RenderableType":
    """Lines of cells under each other without headings. Columns in `keep` are not broken while
    there is room; those in `right` are set to the right."""
    return Rows([[cell(one) if isinstance(one, str) else one for one in line] for line in lines], indent, right, keep)


def table(
    headings: Sequence[tuple[str, Align]],
    lines: Iterable[Sequence[Paragraph | str]],
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
    "cell",
    "console_text",
    "rows",
    "table",
    "text",
    "words",
]
