"""The rows of a long list: single rows and runs of them, as one sequence."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

from kongchuo.model.grid import Row, Run


class LongRows(Sequence[Row]):
    """Rows below each other. Whoever asks for a row gets one; a writer takes the runs as they are (`parts`)."""

    def __init__(self, parts: Iterable[Row | Run]) -> None:
        self._parts = tuple(part for part in parts if isinstance(part, Row) or len(part))
        self._starts = [0, *accumulate(1 if isinstance(part, Row) else len(part) for part in self._parts)]

    @property
    def parts(self) -> Iterator[tuple[int, Row | Run]]:
        """Each row and each run with the position of its first row."""
        return zip(self._starts, self._parts, strict=False)

    @property
    def anchors(self) -> Iterator[tuple[str, int]]:
        """Every anchor with its row's position."""
        for start, part in self.parts:
            if isinstance(part, Run):
                yield from ((anchor, start + position) for position, anchor in part.anchors.items())
            elif part.anchor is not None:
                yield part.anchor, start

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[Row]:
        for part in self._parts:
            if isinstance(part, Run):
                yield from map(part.row, range(len(part)))
            else:
                yield part

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self)))))
        position = range(len(self))[index]
        place = bisect_right(self._starts, position) - 1
        part = self._parts[place]
        return part.row(position - self._starts[place]) if isinstance(part, Run) else part


def parts_of(rows: Sequence[Row]) -> Iterable[tuple[int, Row | Run]]:
    """The rows of any grid, runs as they are."""
    return rows.parts if isinstance(rows, LongRows) else enumerate(rows)


def anchors_of(rows: Sequence[Row]) -> Iterable[tuple[str, int]]:
    """Every anchor among the rows of any grid with its row's position."""
    if isinstance(rows, LongRows):
        return rows.anchors
    return ((row.anchor, position) for position, row in enumerate(rows) if row.anchor is not None)
