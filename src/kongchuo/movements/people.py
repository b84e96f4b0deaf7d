"""Who is who on two rosters: one number for each child."""

from collections.abc import Iterable, Iterator, Sequence
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


def identify(
    before: "pd.DataFrame", now: "pd.DataFrame", matches: Iterable[Match], same: Iterable[tuple[int, int]] = ()
) -> People:
    """Joins rows that are linked (earlier row → present rows, by position; `same`: pairs of earlier
    rows), and rows of one roster that have the same ID number and name."""
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
    for first, second in (*same, *_doubles(before), *((a + offset, b + offset) for a, b in _doubles(now))):
        join(first, second)
    numbers: dict[int, int] = {}
    found = [numbers.setdefault(root(node), len(numbers)) for node in range(len(parent))]
    return People(tuple(found[:offset]), tuple(found[offset:]), len(numbers))


def _doubles(rows: "pd.DataFrame") -> list[tuple[int, int]]:
    """Pairs of positions with the same ID number and name; or, without a number, with the same name,
    birth date and sex in the same class."""
    numbered = rows["id_number"].ne("")
    bare = ~numbered & rows["name"].ne("") & rows["birth"].ne("")
    in_class = ["school", "class_label", "name", "birth", "sex"]
    return [*_repeated(rows, numbered, ["id_number", "name"]), *_repeated(rows, bare, in_class)]


def _repeated(rows: "pd.DataFrame", wanted: "pd.Series[bool]", columns: list[str]) -> Iterator[tuple[int, int]]:
    """Each wanted row that is alike in these columns to an earlier one, after that one; by position."""
    positions = wanted.to_numpy().nonzero()[0]
    chosen = rows[columns].iloc[positions]
    repeated = chosen.duplicated(keep=False).to_numpy()
    first: dict[tuple[str, ...], int] = {}
    for position, values in zip(positions[repeated].tolist(), chosen[repeated].to_numpy().tolist(), strict=True):
        earliest = first.setdefault(tuple(values), position)
        if earliest != position:
            yield earliest, position


def best_rows(people: People, before: "pd.DataFrame", now: "pd.DataFrame") -> "pd.DataFrame":
    """One row for each child, by the child's number: the present one, unless only the earlier one
    has a valid ID number. Ledgers are matched against these."""
    import pandas as pd

    rows = pd.concat([now, before], ignore_index=True)
    rows = rows.assign(person=[*people.now, *people.before], flawed=~rows["id_valid"].astype(bool))
    rows = rows.sort_values(["person", "flawed"], kind="stable").drop_duplicates("person")
    return rows.set_index("person").drop(columns="flawed")
