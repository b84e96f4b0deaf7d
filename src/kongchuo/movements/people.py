"""Who is who on two rosters: one number for each child."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kongchuo.model.rows import Rows, joined

Match = tuple[int, Sequence[int]]

_FEWEST_CHARACTERS = 15  # of a number that is one person's


@dataclass(frozen=True)
class People:
    """The child's number for every row of the earlier and of the present rosters."""

    before: tuple[int, ...]
    now: tuple[int, ...]
    count: int


def identify(before: Rows, now: Rows, matches: Iterable[Match], same: Iterable[tuple[int, int]] = ()) -> People:
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


def _doubles(rows: Rows) -> Iterator[tuple[int, int]]:
    """Pairs of positions with the same ID number and name; or, without a number, with the same name,
    birth date and sex in the same class."""
    # “无” and the like are no number, although many rows share them.
    numbered = [len(number) >= _FEWEST_CHARACTERS for number in rows["id_number"]]
    told = ((place, key) for place, key in enumerate(rows.records("id_number", "name")) if numbered[place])
    yield from _repeated(told, lambda key: key[0])
    if not all(numbered):
        in_class = ("name", "birth", "school", "class_label", "sex")
        bare = ((place, key) for place, key in enumerate(rows.records(*in_class)) if not numbered[place])
        yield from _repeated(bare, lambda key: key[0] and key[1])


def _repeated(
    keys: Iterable[tuple[int, tuple[str, ...]]], told: Callable[[tuple[str, ...]], object]
) -> Iterator[tuple[int, int]]:
    """Each row that is alike to an earlier one, after that one; by position."""
    first: dict[tuple[str, ...], int] = {}
    for position, key in keys:
        if told(key) and (earliest := first.setdefault(key, position)) != position:
            yield earliest, position


def best_rows(people: People, before: Rows, now: Rows) -> Rows:
    """One row for each child, in the order of the children's numbers (`person`): the present one, unless
    only the earlier one has a valid ID number. Ledgers are matched against these."""
    rows = joined([now, before])
    valid = rows["id_valid"].tolist()
    best: list[int | None] = [None] * people.count
    for position, person in enumerate(chain(people.now, people.before)):
        known = best[person]
        if known is None or (valid[position] and not valid[known]):
            best[person] = position
    return rows.take([one for one in best if one is not None]).assign(person=range(people.count))
