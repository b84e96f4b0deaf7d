"""Finding the header: which rows name the columns, and which column is which field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kongchuo.codes.text import clean, compact, fold_heading
from kongchuo.model.table import CellValue
from kongchuo.read.groups import Part, parts_of
from kongchuo.read.heading_rows import is_data, is_named, may_name, side_by_side
from kongchuo.read.raw import RawSheet
from kongchuo.read.vocabulary import DAY, Vocabulary, left_alone, meanings

# How far down a header may stand, and over how many rows it may reach.
SEARCHED_ROWS = 80
DEEPEST = 3


@dataclass(frozen=True)
class Header:
    """Rows `first`–`last` (from 0) name the columns.

    `fields` maps a field to its column; `headings` is the heading of every column as the clerk
    sees it; `twice` lists (field, column) of headings that stand a second time; `unknown` the
    columns whose heading means nothing to kongchuo. `parts` are several lists under headings of their own
    (转入 | 转出): the word over each, where it begins, its fields; `words` is that over this list.
    """

    first: int
    last: int
    fields: Mapping[str, int]
    headings: Mapping[int, str]
    twice: tuple[tuple[str, int], ...] = ()
    unknown: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many columns it names."""
        return sum(len(fields) for _, _, fields in self.parts) or len(self.fields)


def find_header(sheet: RawSheet, words: Vocabulary, start: int = 0) -> Header | None:
    """The first header at or below a row: a block of up to three rows that names columns.

    The first one that people follow at once, or that names at least half as many columns as the
    best of all: neither a line of words before the header nor a richer header further down takes
    its place.
    """
    found = list(_candidates(sheet, words, start))
    if not found:
        return None
    most = max(len(header.fields) for header in found)
    enough = [header for header in found if len(header.fields) * 2 >= most or _leads(sheet, header)]
    earliest = enough[0]
    best = max(
        (header for header in enough if header.first <= earliest.last),
        key=lambda header: (header.size, header.first - header.last, -header.first),
    )
    last = _merged_down(sheet, best)
    return next((header for header in found if (header.first, header.last) == (best.first, last)), best)


def _merged_down(sheet: RawSheet, header: Header) -> int:
    """The last row down to which a heading is merged: a row of 年 | 月 | 日 names no column, but is no pupil."""
    columns = set(header.fields.values())
    reached = (
        bottom
        for top, left, bottom, _ in sheet.merged
        if header.first <= top <= header.last and left in columns and bottom < header.first + DEEPEST
    )
    return max((header.last, *reached))


def _leads(sheet: RawSheet, header: Header) -> bool:
    """Whether the next row with content is a person under this header."""
    for row in sheet.rows[header.last + 1 : header.last + 4]:
        if any(value not in ("", None) for value in row):
            column = header.fields.get("name", header.fields.get("id_number", 0))
            return is_data(row) and column < len(row) and row[column] not in ("", None)
    return False


def _candidates(sheet: RawSheet, words: Vocabulary, start: int) -> Iterator[Header]:
    for first in range(start, min(len(sheet.rows), start + SEARCHED_ROWS)):
        if not may_name(sheet.rows[first], words):
            continue
        for last in range(first, min(first + DEEPEST, len(sheet.rows))):
            if last > first and is_data(sheet.rows[last]) and not is_named(sheet.rows[last], words):
                break
            header = _header(sheet, words, first, last)
            if _names_people(header) and side_by_side(sheet.rows[first : last + 1], words):
                yield header


def _names_people(header: Header) -> bool:
    """A header names at least a person and one thing more."""
    return len(header.fields) >= 2 and bool({"name", "id_number"} & set(header.fields))


def _header(sheet: RawSheet, words: Vocabulary, first: int, last: int) -> Header:
    labels = _labels(sheet, first, last)
    claims: list[tuple[str, int, int]] = []  # field, rank, column
    known: set[int] = set()
    for column, parts in labels.items():
        found = meanings(parts, words)
        if found:
            claims.append((*found[0], column))
            known.add(column)
        elif left_alone(parts):
            known.add(column)
    fields: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    texts = {column: "".join(parts) for column, parts in labels.items()}
    for field, _, column in sorted(claims, key=lambda claim: (claim[1], claim[2])):
        if field not in fields:
            fields[field] = column
        elif field != DAY and fold_heading(texts[column]) == fold_heading(texts[fields[field]]):
            twice.append((field, column))
    unknown = tuple(column for column in labels if column not in known)
    lists = parts_of(labels, claims) if sum(field == "name" for field, _, _ in claims) > 1 else ()
    return Header(
        first, last, dict(sorted(fields.items(), key=lambda item: item[1])), texts, tuple(twice), unknown, lists
    )


def _labels(sheet: RawSheet, first: int, last: int) -> dict[int, list[str]]:
    """The heading parts of every column from top to bottom, merged areas spread over their cells."""
    grid: list[dict[int, str]] = [
        {column: text for column, value in enumerate(sheet.rows[index]) if (text := clean(value))}
        for index in range(first, last + 1)
    ]
    for top, left, bottom, right in sheet.merged:
        if first <= top <= last and right - left < 200:
            text = grid[top - first].get(left, "")
            for index in range(top, min(bottom, last) + 1):
                grid[index - first].update(dict.fromkeys(range(left, right + 1), text) if text else {})
    if len(grid) > 1:
        _spread(grid, _covered(sheet, first, last))
    labels: dict[int, list[str]] = {}
    for line in grid:
        for column, text in line.items():
            parts = labels.setdefault(column, [])
            if not parts or parts[-1] != text:
                parts.append(text)
    return dict(sorted(labels.items()))


def _covered(sheet: RawSheet, first: int, last: int) -> frozenset[tuple[int, int]]:
    """The cells of a header that lie in merged areas, by row of the header and column."""
    return frozenset(
        (index - first, column)
        for top, left, bottom, right in sheet.merged
        if first <= top <= last and right - left < 200
        for index in range(top, min(bottom, last) + 1)
        for column in range(left, right + 1)
    )


def _spread(grid: list[dict[int, str]], merged: frozenset[tuple[int, int]]) -> None:
    """A group heading that is not merged (CSV) covers the empty cells to its right that have sub-headings."""
    for index, (upper, lower) in enumerate(pairwise(grid)):
        group = ""
        for column in range(max((*upper, *lower), default=-1) + 1):
            if column in upper:
                group = upper[column] if column in lower and (index, column) not in merged else ""
            elif column in lower and group:
                upper[column] = group


def repeats(row: Sequence[CellValue], header: Header) -> bool:
    """Whether a row below repeats the header (printed on every page)."""
    same = 0
    for column in header.fields.values():
        value = row[column] if column < len(row) else None
        if isinstance(value, str) and value and _same_heading(value, header.headings[column]):
            same += 1
    return same >= 2 and same * 2 >= min(len(header.fields), sum(1 for value in row if value not in ("", None)))


def _same_heading(text: str, heading: str) -> bool:
    folded = fold_heading(text)
    return bool(folded) and (folded == fold_heading(heading) or folded in compact(heading))
