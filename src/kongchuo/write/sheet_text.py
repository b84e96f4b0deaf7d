"""A sheet of grids and texts on a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kongchuo.model.grid import Cell, Chart, Grid, Meaning, Sheet, Text
from kongchuo.model.ratio import Ratio
from kongchuo.write import screen
from kongchuo.write.masking import masked_text

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLES = {
    Meaning.BAD: screen.BAD,
    Meaning.GOOD: screen.GOOD,
    Meaning.TOTAL: screen.STRONG,
    Meaning.GROUP: screen.STRONG,
    Meaning.MUTED: screen.MUTED,
    Meaning.PLAIN: "",
}


def render(sheet: Sheet, *, width: int = 80, color: bool = False, reveal: bool = False) -> str:
    """The blocks of a sheet below each other; charts are left to the workbook. Numbers that name a
    person are masked unless the user asked to see them."""
    return screen.console_text(_blocks(sheet, reveal), width=width, color=color)


def _blocks(sheet: Sheet, reveal: bool) -> "Iterator[RenderableType]":
    if sheet.title:
        yield screen.text(sheet.title, screen.STRONG)
    if sheet.subtitle:
        yield screen.text(sheet.subtitle)
    for block in sheet.blocks:
        if isinstance(block, Grid):
            yield from _grid(block, reveal)
        elif isinstance(block, Text):
            if block.heading:
                yield ""
            content = block.text.lstrip(" ")
            style = screen.STRONG if block.heading else _STYLES[block.meaning]
            yield screen.text(_masked(content, reveal), style, indent=len(block.text) - len(content))
        else:
            assert isinstance(block, Chart)


def _grid(grid: Grid, reveal: bool) -> "Iterator[RenderableType]":
    if grid.title:
        yield ""
        yield screen.text(grid.title, screen.STRONG)
    lines = [[screen.cell(_shown(cell, reveal), _STYLES[cell.meaning]) for cell in row.cells] for row in grid.rows]
    if any(column.text for column in grid.columns):
        yield screen.table([(column.text, column.align) for column in grid.columns], lines)
    else:
        indent = _indent(grid)
        yield screen.rows(lines, indent=indent, keep=range(min(2, len(grid.columns))))
    for note in grid.notes:
        yield screen.text(_masked(note, reveal))


def _indent(grid: Grid) -> int:
    """How far a grid without headings is moved to the right: as far as its first text begins."""
    first = grid.rows[0].cells[0].value if grid.rows else ""
    return len(first) - len(first.lstrip(" ")) if isinstance(first, str) else 0


def _shown(cell: Cell, reveal: bool) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, Ratio):
        return value.percent or "—"
    return _masked(str(value).lstrip(" "), reveal)


def _masked(text: str, reveal: bool) -> str:
    return text if reveal else masked_text(text)
