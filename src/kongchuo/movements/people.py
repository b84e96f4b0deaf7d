"""Who is who on two rosters: one number for each child."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Match = tuple[int, Sequence[int]]


@dataclass(frozen=True)
class People:
    """The child's number for every row of the earlier and of the present rosters."""

    before: tuple[int, ...]
    now: tuple[int, ...]
    count: int


def identify(before: "pd.DataFrame", now: "pd.DataFrame", matches: Iterable[Match]) -> People:
    """Joins rows that are linked (earlier row → present rows, by position), and rows of one roster
    that have the same ID number and name."""
    offset = len(before)
    parent = list(range(offset + len(now)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(left: int, right: int) -> None:
        first, second = sorted((root(left), root(right)))
        parent[second] = first

    for left, rights in matches:
        for right in rights:
            join(left, offset + right)
    for first, second in (*_doubles(before), *((a + offset, b + offset) for a, b in _doubles(now))):
        join(first, second)
    numbers: dict[int, int] = {}
    found = [numbers.setdefault(root(node), len(numbers)) for node in range(len(parent))]
    return People(tuple(found[:offset]), tuple(found[offset:]), len(numbers))


def _doubles(rows: "pd.DataFrame") -> list[tuple[int, int]]:
    """Pairs of positions with the same ID number and name."""
    repeated = rows["id_number"].ne("") & rows.duplicated(["id_number", "name"], keep=False)
    first: dict[tuple[str, str], int] = {}
    pairs = []
    numbers, names = rows["id_number"].tolist(), rows["name"].tolist()
    for position in repeated.to_numpy().nonzero()[0].tolist():
        earliest = first.setdefault((numbers[position], names[position]), position)
        if earliest != position:
            pairs.append((earliest, position))
    return pairs


def best_rows(people: People, before: "pd.DataFrame", now: "pd.DataFrame") -> "pd.DataFrame":
    """One row for each child, by the child's number: the present one, unless only the earlier one
    has a valid ID number. Ledgers are matched against these."""
    import pandas as pd

    rows = pd.concat([now, before], ignore_index=True)
    rows = rows.assign(person=[*people.now, *people.before], flawed=~rows["id_valid"].astype(bool))
    rows = rows.sort_values(["person", "flawed"], kind="stable").drop_duplicates("person")
    return rows.set_index("person").drop(columns="flawed")
