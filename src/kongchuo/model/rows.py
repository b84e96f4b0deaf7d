"""Rows of many pupils as plain columns.

A county's month is 150,000 rows that are looked at column by column. Lists of texts, each text kept once, take a
tenth of the memory of objects and are quicker to go through than pandas' columns of objects, which also cost a
quarter of a second to load. The words are pandas' where it has one: `rows["school"]`, `rows[mask]`, `tolist`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import pandas as pd


class Column:
    """The values of a column, or, as a mask, which rows are meant."""

    __slots__ = ("_values",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def tolist(self) -> list[Any]:
        """The values; not to be changed."""
        return self._values if isinstance(self._values, list) else list(self._values)

    def sum(self) -> int:
        """The sum of numbers, or how many rows a mask means."""
        return sum(self._values)

    def isin(self, wanted: Collection[Any]) -> "Column":
        """The mask of the rows with one of these values."""
        return Column([value in wanted for value in self._values])

    def __eq__(self, value: object) -> "Column":  # type: ignore[override]
        return Column([one == value for one in self._values])

    def __and__(self, other: "Column") -> "Column":
        return Column([one and another for one, another in zip(self._values, other, strict=True)])

    def __invert__(self) -> "Column":
        return Column([not one for one in self._values])


class Rows:
    """Columns of equal length by name. What is chosen or joined is worked out when a column is asked
    for, so that a selection costs a number a row and not a copy of everything."""

    __slots__ = ("_count", "_find", "names")

    def __init__(self, names: Iterable[str], count: int, find: Callable[[str], Sequence[Any]]) -> None:
        self.names = tuple(names)
        self._count = count
        self._find = find

    @classmethod
    def of(cls, columns: Mapping[str, Sequence[Any]]) -> "Rows":
        """The rows of these columns."""
        known = dict(columns)
        return cls(known, len(next(iter(known.values()))), known.__getitem__)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, wanted: str) -> Column: ...
    @overload
    def __getitem__(self, wanted: Iterable[bool]) -> "Rows": ...
    def __getitem__(self, wanted: str | Iterable[bool]) -> "Column | Rows":
        """A column by its name, or the rows that a mask means."""
        if isinstance(wanted, str):
            if wanted not in self.names:
                raise KeyError(wanted)
            return Column(self._find(wanted))
        return self.take(list(compress(range(self._count), wanted)))

    def take(self, positions: Sequence[int]) -> "Rows":
        """The rows at these positions."""
        if len(positions) == self._count and all(map(int.__eq__, positions, range(self._count))):
            return self
        if len(positions) < 2:
            return Rows(self.names, len(positions), lambda name: [self._find(name)[one] for one in positions])
        pick = itemgetter(*positions)
        return Rows(self.names, len(positions), lambda name: list(pick(self._find(name))))

    def assign(self, **columns: Sequence[Any] | str) -> "Rows":
        """The rows with further columns, or others in their place; a text stands in every row."""
        known = {
            name: [values] * self._count if isinstance(values, str) else values for name, values in columns.items()
        }
        assert all(len(values) == self._count for values in known.values())
        names = dict.fromkeys((*self.names, *known))
        return Rows(names, self._count, lambda name: known[name] if name in known else self._find(name))

    def records(self, *names: str) -> "Iterator[tuple[Any, ...]]":
        """The values of these columns, row by row."""
        return zip(*map(self._find, names), strict=True)

    def settled(self) -> "Rows":
        """The same rows with every column worked out now, so that what they were made of can go."""
        return Rows.of({name: self[name].tolist() for name in self.names})

    def frame(self) -> "pd.DataFrame":
        """The rows as a DataFrame of plain objects."""
        import pandas as pd

        return pd.DataFrame({name: list(self._find(name)) for name in self.names}, dtype=object)


def joined(parts: Sequence[Rows]) -> Rows:
    """The rows of several below each other; all have the same columns."""
    if len(parts) == 1:
        return parts[0]
    names = parts[0].names
    return Rows(
        names,
        sum(map(len, parts)),
        lambda name: list(chain.from_iterable(part._find(name) for part in parts)),
    )
