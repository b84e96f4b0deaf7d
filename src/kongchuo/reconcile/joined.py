"""Positions that belong together by any pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """The positions below `count` in groups, in the order of the first of each."""
    listed = list(pairs)
    parent = {position: position for pair in listed for position in pair}

    def root(position: int) -> int:
        while parent[position] != position:
            parent[position] = parent[parent[position]]
            position = parent[position]
        return position

    for first, second in listed:
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    members: defaultdict[int, list[int]] = defaultdict(list)
    for position in sorted(parent):
        members[root(position)].append(position)
    # The first of a group is its root: the smaller of two roots becomes that of both.
    for position in range(count):
        if position in members:
            yield tuple(members[position])
        elif position not in parent:
            yield (position,)
