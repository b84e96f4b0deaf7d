"""Rows that hang together by any pair."""

from collections.abc import Iterable

from kongchuo.linkage.evidence import Edge


def components(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The pairs in heaps, so that no individual of either list is in two of them."""
    listed = list(edges)
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for edge in listed:
        parent[root(("left", edge.left.group))] = root(("right", edge.right.group))
    heaps: dict[tuple[str, int], list[Edge]] = {}
    for edge in listed:
        heaps.setdefault(root(("left", edge.left.group)), []).append(edge)
    return list(heaps.values())
