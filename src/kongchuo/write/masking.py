"""The last look before something is written: no number in it may name a person.

Whoever writes a report masks the numbers he knows of. A number can stand where none is expected
(`陈小满13800000000` in the column of names), so every text is looked at once more here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kongchuo.codes.text import mask_numbers
from kongchuo.model.grid import Block, Cell, Chart, Document, Grid, Row, Run, Sheet, Text
from kongchuo.model.long_rows import LongRows

# The names of files and sheets lead the reader to a place: they stay as they are.
_PLACES = frozenset({"file", "files", "path", "sheet"})
_FILE_NAME = re.compile(r"\.(xls[xmb]?|et|ods|csv|tsv|txt|html?|xml)\b", re.IGNORECASE)


def masked_text(text: str) -> str:
    """A text with its long numbers masked, unless it names a file."""
    return text if text.isalpha() or _FILE_NAME.search(text) else mask_numbers(text)


def masked_json(value: Any, key: str = "") -> Any:
    """A JSON document with the long numbers in its texts masked."""
    if isinstance(value, str):
        return value if key in _PLACES else mask_numbers(value)
    if isinstance(value, dict):
        return {name: masked_json(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [masked_json(inner, key) for inner in value]
    return value


def masked_document(document: Document) -> Document:
    """A document with the long numbers in its cells and paragraphs masked."""
    return replace(document, title=mask_numbers(document.title), sheets=tuple(map(_sheet, document.sheets)))


def _sheet(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        name=mask_numbers(sheet.name),
        blocks=tuple(map(_block, sheet.blocks)),
        title=sheet.title and masked_text(sheet.title),
        subtitle=sheet.subtitle and masked_text(sheet.subtitle),
    )


def _block(block: Block) -> Block:
    if isinstance(block, Text):
        return replace(block, text=masked_text(block.text))
    if isinstance(block, Chart):
        return replace(block, categories=tuple(map(mask_numbers, block.categories)))
    return _grid(block)


def _grid(grid: Grid) -> Grid:
    return replace(
        grid,
        rows=_rows(grid.rows),
        title=grid.title and masked_text(grid.title),
        notes=tuple(map(masked_text, grid.notes)),
    )


def _rows(rows: Sequence[Row]) -> Sequence[Row]:
    if isinstance(rows, LongRows):
        # The texts of a run are masked as they are written, each different one once.
        parts = (replace(part, shown=masked_text) if isinstance(part, Run) else _row(part) for _, part in rows.parts)
        return LongRows(parts)
    return tuple(map(_row, rows))


def _row(row: Row) -> Row:
    cells = tuple(map(_cell, row.cells))
    return row if cells == row.cells else replace(row, cells=cells)


def _cell(cell: Cell) -> Cell:
    value, link = cell.value, cell.link
    if isinstance(value, str):
        value = masked_text(value)
    if link is not None and (name := mask_numbers(link.sheet)) != link.sheet:
        link = replace(link, sheet=name)
    return cell if value == cell.value and link is cell.link else replace(cell, value=value, link=link)
