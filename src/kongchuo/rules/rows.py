"""Looking for the rows that a rule objects to: what stands in them is judged once, however many rows say the same.

Nearly all tables are clean, and their rows say few different things: a rule that hands its columns to `objections`
costs next to nothing on them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Said = TypeVar("Said")


def objections(judge: Callable[..., Said | None], *columns: Iterable[Any]) -> Iterator[tuple[int, Said]]:
    """Position of every row to whose values in these columns `judge` says something, and what it says. The columns
    are as long as each other and can be gone through twice."""
    said = {}
    for row in set(zip(*columns, strict=True)):
        found = judge(*row)
        if found:
            said[row] = found
    if said:
        for position, row in enumerate(zip(*columns, strict=True)):
            if row in said:
                yield position, said[row]


def read_each(read: Callable[[str], Said], texts: Iterable[str]) -> list[Said]:
    """What every text of a column means, each different text read once."""
    known = {text: read(text) for text in set(texts)}
    return list(map(known.__getitem__, texts))
