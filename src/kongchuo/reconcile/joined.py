"""Positions that belong together by any pair."""

from collections.abc import Iterable


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The positions below `count` in groups, in the order of the first of each."""
    parent = list(range(count))

    def root(position: int) -> int:
        while parent[position] != position:
            parent[position] = parent[parent[position]]
            position = parent[position]
        return position

    for first, second in pairs:
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for position in range(count):
        found.setdefault(root(position), []).append(position)
    return [tuple(positions) for positions in found.values()]
