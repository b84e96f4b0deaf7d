"""The days of the absences of a table."""

from kongchuo.codes.day_spans import Span, from_text
from kongchuo.model.table import Table
from kongchuo.rules import skip


def spans(table: Table) -> list[tuple[Span, ...]]:
    """The days of every row; none where they cannot be read or the reader has reported the cell."""
    texts = table.derived.get("absent_days") or ("",) * len(table)
    read = {text: from_text(text) for text in set(texts)}
    found = [read[text] for text in texts]
    for position in skip.broken(table, "absent"):
        found[position] = ()
    return found


def words(found: tuple[Span, ...]) -> str:
    """`2023-03-06至2023-03-10、2023-03-13`."""
    return "、".join(_words(span) for span in found)


def _words(span: Span) -> str:
    if span.last == span.first:
        return span.first.isoformat()
    return f"{span.first}至{span.last or '今'}"
