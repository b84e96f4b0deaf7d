"""A workbook's document as Markdown, so that a test compares what the reader sees."""

from collections.abc import Iterator

from kongchuo.model.grid import Block, Cell, Chart, Document, Grid, Link, Meaning, Sheet
from kongchuo.model.ratio import Ratio

_SIGNS = {Meaning.BAD: "!", Meaning.GOOD: "+"}


def markdown(document: Document) -> str:
    """All sheets; `→` stands behind a figure with a link, `!` before a missed target."""
    return "\n".join(line for sheet in document.sheets for line in _sheet(sheet)) + "\n"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"# {sheet.name}"
    yield from (f"\n{text}" for text in (sheet.title, sheet.subtitle) if text)
    for block in sheet.blocks:
        yield ""
        yield from _block(block)
    yield ""


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        if block.title:
            yield f"## {block.title}\n"
        words = (f"{column.group}·{column.text}" if column.group else column.text for column in block.columns)
        yield f"| {' | '.join(words)} |"
        yield "|" + "---|" * len(block.columns)
        for row in block.rows:
            cells = [text for cell in row.cells for text in (_cell(cell), *[""] * (cell.span - 1))]
            yield f"| {' | '.join(cells)} |"
        yield from (f"\n{note}" for note in block.notes)
    elif isinstance(block, Chart):
        yield f"[图] {block.title}：{dict(zip(block.categories, block.series[0][1], strict=True))}"
    else:
        yield block.text


def _cell(cell: Cell) -> str:
    value = cell.value
    text = value.percent or "—" if isinstance(value, Ratio) else "" if value is None else str(value)
    return f"{_SIGNS.get(cell.meaning, '')}{text}{'→' if cell.link else ''}"


def links(document: Document) -> Iterator[Link]:
    """Every link of the document."""
    for sheet in document.sheets:
        for block in sheet.blocks:
            if isinstance(block, Grid):
                yield from (cell.link for row in block.rows for cell in row.cells if cell.link)


def anchors(document: Document) -> set[tuple[str, str]]:
    """Every place that a link can lead to."""
    return {
        (sheet.name, anchor)
        for sheet in document.sheets
        for block in sheet.blocks
        if isinstance(block, Grid)
        for anchor in (block.anchor, *(row.anchor for row in block.rows))
        if anchor
    }
