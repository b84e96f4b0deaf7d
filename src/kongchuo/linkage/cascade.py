"""The cascade: from the strongest evidence to the weakest, and no link where two would be possible."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from kongchuo.linkage import evidence
from kongchuo.linkage.certain import certain
from kongchuo.linkage.components import components
from kongchuo.linkage.entries import Entry, entries
from kongchuo.linkage.evidence import Edge
from kongchuo.linkage.person import Person
from kongchuo.linkage.persons import Persons
from kongchuo.linkage.reach import within_reach
from kongchuo.linkage.reason import Reason

__all__ = ["Links", "Match", "Reason", "Tie", "link"]

Step = Callable[[Sequence[Entry], Sequence[Entry]], Iterable[Edge]]

_STEPS: tuple[Step, ...] = (
    evidence.same_id_and_name,
    evidence.same_id_like_name,
    evidence.id_one_edit,
    evidence.same_name_and_birth,
    evidence.like_name_and_same_birth,
    evidence.same_guardian_and_name,
)


_NO_PAIRS: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the same person's row in the other list; several rows when one child stands there twice."""

    left: int
    rights: tuple[int, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Tie:
    """Rows that may be one person: nobody is merged, a person must look. No row is in two ties.

    `pairs` says which left may be which right; in a tie of several not every one may be every other.
    """

    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    reason: Reason
    pairs: tuple[tuple[int, int], ...] = field(default=(), compare=False)


class Links:
    """Who is who in two lists, by the keys of their rows; `matches` and `ties` are sorted by left key.

    `settled` are the many pairs, left to right, for which no Match is made unless it is asked for.
    """

    def __init__(
        self, matches: tuple[Match, ...] = (), ties: tuple[Tie, ...] = (), settled: Mapping[int, int] = _NO_PAIRS
    ) -> None:
        self.ties = ties
        self.settled = settled
        self._found = {match.left: match for match in matches}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Links) and (self.matches, self.ties) == (other.matches, other.ties)

    def __hash__(self) -> int:
        return hash((self.matches, self.ties))

    def __repr__(self) -> str:
        return f"Links({self.matches!r}, {self.ties!r})"

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Everyone who is linked."""
        made = (Match(left, (right,), Reason.ID) for left, right in self.settled.items())
        return tuple(sorted((*self._found.values(), *made), key=lambda match: match.left))

    @property
    def further(self) -> Iterable[Match]:
        """The matches of those who are not among the settled."""
        return self._found.values()

    def reason(self, left: int) -> Reason | None:
        """Why a row on the left is linked; None when it is not."""
        if left in self.settled:
            return Reason.ID
        match = self._found.get(left)
        return match.reason if match else None

    @property
    def pairs(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Everyone who is linked, with the rows on the right, in no order."""
        yield from zip(self.settled, zip(self.settled.values(), strict=True), strict=True)
        yield from ((match.left, match.rights) for match in self._found.values())

    @cached_property
    def _ties(self) -> dict[int, Tie]:
        return {left: tie for tie in self.ties for left in tie.lefts}

    @cached_property
    def _right_ties(self) -> dict[int, Tie]:
        return {right: tie for tie in self.ties for right in tie.rights}

    @cached_property
    def rights(self) -> frozenset[int]:
        """The keys of all rows on the right that are linked."""
        return frozenset((*self.settled.values(), *(one for match in self._found.values() for one in match.rights)))

    def of(self, left: int) -> Match | None:
        """The match of a row on the left."""
        right = self.settled.get(left)
        return self._found.get(left) if right is None else Match(left, (right,), Reason.ID)

    def rights_of(self, left: int) -> tuple[int, ...]:
        """The rows on the right that are the same person as a row on the left; none when it is not linked."""
        right = self.settled.get(left)
        if right is not None:
            return (right,)
        match = self._found.get(left)
        return match.rights if match else ()

    def tie(self, left: int) -> Tie | None:
        """The tie that a row on the left is in."""
        return self._ties.get(left)

    def maybe(self, left: int) -> tuple[int, ...]:
        """The rows on the right that an unlinked row on the left may be."""
        tie = self._ties.get(left)
        return tuple(right for ours, right in tie.pairs if ours == left) if tie else ()

    def tie_of_right(self, right: int) -> Tie | None:
        """The tie that a row on the right is in."""
        return self._right_ties.get(right)


def link(left: Iterable[Person], right: Iterable[Person]) -> Links:
    """Links two lists. The order of either makes no difference, and nobody is linked to two people."""
    mine, yours = Persons.of(left), Persons.of(right)
    sure = certain(mine, yours)
    certainly = {mine.key[one]: yours.key[other] for one, other in sure.pairs.items()}
    if not sure.lefts or not sure.rights:
        return Links(settled=certainly)
    lefts = entries(mine.chosen(sure.lefts))
    near = within_reach(lefts, yours, sure.rights)
    rights = entries(yours.chosen(near), [yours.birth[one] for one in sure.rights])
    matched: list[tuple[int, int, Reason]] = []
    tied: list[list[Edge]] = []
    ours, theirs = lefts, rights
    for step in _STEPS:
        edges = list(step(ours, theirs))
        settled = list(_settled(edges))
        for component in settled:
            if _one_person(component):
                matched.append((component[0].left.group, component[0].right.group, component[0].reason))
            else:
                tied.append(component)
        ours, theirs = _rest(ours, theirs, settled)
    tied = components(
        [*chain.from_iterable(tied), *evidence.doubts(ours, theirs), *_also(lefts, rights, ours, theirs, tied)]
    )
    return Links(tuple(_matches(lefts, rights, matched)), tuple(_ties(lefts, rights, tied)), certainly)


def _also(
    lefts: list[Entry], rights: list[Entry], ours: list[Entry], theirs: list[Entry], tied: list[list[Edge]]
) -> Iterator[Edge]:
    """What may tie somebody who is left over to a row that waits for a person's word: who may be one of two is not
    gone because the other has the better claim."""
    waiting = {edge.left.group for component in tied for edge in component}
    awaited = {edge.right.group for component in tied for edge in component}
    held = [entry for entry in lefts if entry.group in waiting]
    kept = [entry for entry in rights if entry.group in awaited]
    for find in (*_STEPS, evidence.doubts):
        yield from find(ours, kept)
        yield from find(held, theirs)


def _settled(edges: list[Edge]) -> Iterator[list[Edge]]:
    """The components of this step that hold a link and not only rivals; rivals wait for later steps."""
    for component in components(edges):
        if any(edge.decides for edge in component):
            yield component


def _one_person(component: list[Edge]) -> bool:
    return len({edge.left.group for edge in component}) == len({edge.right.group for edge in component}) == 1


def _rest(lefts: list[Entry], rights: list[Entry], settled: list[list[Edge]]) -> tuple[list[Entry], list[Entry]]:
    gone = {edge.left.group for component in settled for edge in component}
    taken = {edge.right.group for component in settled for edge in component}
    if not gone:
        return lefts, rights
    return (
        [entry for entry in lefts if entry.group not in gone],
        [entry for entry in rights if entry.group not in taken],
    )


def _matches(lefts: list[Entry], rights: list[Entry], matched: list[tuple[int, int, Reason]]) -> Iterator[Match]:
    places = _members(rights)
    found = {left: (right, reason) for left, right, reason in matched}
    for entry in lefts:
        if entry.group in found:
            right, reason = found[entry.group]
            yield Match(entry.person.key, tuple(places[right]), reason)


def _ties(lefts: list[Entry], rights: list[Entry], tied: list[list[Edge]]) -> list[Tie]:
    ours, theirs = _members(lefts), _members(rights)
    order = list(Reason)
    ties = []
    for component in tied:
        groups = {(edge.left.group, edge.right.group) for edge in component}
        pairs = sorted((left, right) for mine, other in groups for left in ours[mine] for right in theirs[other])
        ties.append(
            Tie(
                tuple(sorted({left for left, _ in pairs})),
                tuple(sorted({right for _, right in pairs})),
                min((edge.reason for edge in component), key=order.index),
                tuple(pairs),
            )
        )
    return sorted(ties, key=lambda tie: tie.lefts)


def _members(listed: list[Entry]) -> dict[int, list[int]]:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for entry in listed:
        members[entry.group].append(entry.person.key)
    return members
