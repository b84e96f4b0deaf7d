"""Positions that belong together by any pair."""

from collections import defaultdict
from collections.abc import Iterable


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
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
    return [
        tuple(members[position]) if position in members else (position,)
        for position in range(count)
        if position not in parent or position in members
    ]
