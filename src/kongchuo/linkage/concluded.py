"""The cascade with what a person has said before: 同一人 links, 不是同一人 separates, and comes before all evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kongchuo.linkage.cascade import Links, Match, Tie, link
from kongchuo.linkage.likeness import Likeness, fold, likeness
from kongchuo.linkage.person import Person
from kongchuo.linkage.reason import Reason
from kongchuo.model.conclusions import NO_CONCLUSIONS, Conclusions, ambiguous, found, identity, index

Identities = Callable[[int], Iterable[str]]  # the identities of all rows of a person, by its key


@dataclass(frozen=True, slots=True)
class Concluded:
    """The links, and in sentences which conclusions contradict the ID numbers and were left aside."""

    links: Links
    problems: tuple[str, ...] = ()


def link_concluded(
    left: Sequence[Person],
    right: Sequence[Person],
    conclusions: Conclusions = NO_CONCLUSIONS,
    left_rows: Identities | None = None,
    right_rows: Identities | None = None,
) -> Concluded:
    """Links two lists as `link` does, after what has been concluded. `left_rows` and `right_rows` give
    the identities of a person who stands in several rows; without them it has that of the person."""
    if not conclusions:
        return Concluded(link(left, right))
    ours, theirs = _identities(left, left_rows), _identities(right, right_rows)
    pairs, problems = _same(left, right, ours, theirs, conclusions)
    taken, given = {key for key, _ in pairs}, {key for _, key in pairs}
    free = [person for person in left if person.key not in taken]
    rest = [person for person in right if person.key not in given]
    base = link(free, rest)

    def apart(one: int, other: int) -> bool:
        return conclusions.apart(ours[one], theirs[other])

    kept = [match for match in base.matches if not any(apart(match.left, other) for other in match.rights)]
    ties = tuple(tie for one in base.ties if (tie := _without(one, apart)) is not None)
    cut = {match.left for match in base.matches} - {match.left for match in kept}
    kept += _again([one for one in free if one.key in cut], rest, kept, ties, apart)
    kept += [Match(key, rights, Reason.CONCLUDED) for key, rights in _by_left(pairs).items()]
    return Concluded(Links(tuple(sorted(kept, key=lambda match: match.left)), ties), tuple(problems))


def person_identity(person: Person) -> str:
    """What stands for a row in the code of a pair."""
    return identity(person.name, person.id_number, person.birth, person.sex, person.guardian)


def _identities(people: Sequence[Person], rows: Identities | None) -> dict[int, tuple[str, ...]]:
    return {
        person.key: (person_identity(person),) if rows is None else tuple(dict.fromkeys(rows(person.key)))
        for person in people
    }


def _same(
    left: Sequence[Person],
    right: Sequence[Person],
    ours: Mapping[int, tuple[str, ...]],
    theirs: Mapping[int, tuple[str, ...]],
    conclusions: Conclusions,
) -> tuple[list[tuple[int, int]], list[str]]:
    """The pairs that are one child; those that a valid ID number contradicts are problems."""
    people, others = {one.key: one for one in left}, {one.key: one for one in right}
    holders, bearers = _by_number(left), _by_number(right)
    pairs, problems = [], []
    known, present = index(ours.items()), index(theirs.items())
    if doubtful := ambiguous(conclusions.same, known, present):
        problems.append(
            f"有{doubtful}条“同一人”的结论说的人在名册上不止一个（姓名、生日都一样），没有用上，请先把身份证件号补齐。"
        )
    for one, other in found(conclusions.same, known, present):
        mine, yours = people[one], others[other]
        if mine.id_number != yours.id_number and (_another(mine, bearers, other) or _another(yours, holders, one)):
            problems.append(
                f"“{mine.name}”和“{yours.name}”的结论是同一人，但按身份证件号，其中一人就是名册上的另一人，"
                "这条结论没有用，请再核对。"
            )
        else:
            pairs.append((one, other))
    return pairs, problems


def _another(person: Person, holders: Mapping[str, Sequence[Person]], key: int) -> bool:
    """Whether somebody else has the valid ID number and the name. A number under another name was
    copied from that line, and contradicts nothing."""
    return any(
        holder.key != key and likeness(fold(holder.name), fold(person.name)) >= Likeness.SOUND
        for holder in (holders.get(person.id_number, ()) if person.id_valid else ())
    )


def _by_number(people: Sequence[Person]) -> dict[str, list[Person]]:
    known: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.id_valid:
            known[person.id_number].append(person)
    return known


def _by_left(pairs: Sequence[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    rights: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        rights[one].append(other)
    return {one: tuple(sorted(others)) for one, others in rights.items()}


def _without(tie: Tie, apart: Callable[[int, int], bool]) -> Tie | None:
    """A tie without the pairs that have been told apart; None when nothing is left of it."""
    pairs = tuple(pair for pair in tie.pairs if not apart(*pair))
    if pairs == tie.pairs:
        return tie
    lefts, rights = (tuple(sorted({pair[side] for pair in pairs})) for side in (0, 1))
    return replace(tie, lefts=lefts, rights=rights, pairs=pairs) if pairs else None


def _again(
    lefts: Sequence[Person],
    rights: Sequence[Person],
    kept: Sequence[Match],
    ties: Sequence[Tie],
    apart: Callable[[int, int], bool],
) -> Iterator[Match]:
    """Whom a conclusion has taken its match from, once more among those who are still free; a match only
    where it is that of the one and nobody else's."""
    gone = {key for match in kept for key in match.rights} | {key for tie in ties for key in tie.rights}
    free = [person for person in rights if person.key not in gone]
    matches = [
        match
        for person in lefts
        for match in link([person], [other for other in free if not apart(person.key, other.key)]).matches
    ]
    counts: defaultdict[int, int] = defaultdict(int)
    for match in matches:
        for key in match.rights:
            counts[key] += 1
    return (match for match in matches if all(counts[key] == 1 for key in match.rights))
