"""What a person has concluded of two rows that are alike: 同一人 or 不是同一人 (docs/decisions/0018-conclusions.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kongchuo.model.accepted import letters

BOOK = "比对结论"
CONCLUSION, CODE = "结论", "编码"
SAME, DIFFERENT = "同一人", "不是同一人"

_HALF = 10
_NUMBER = 15  # an ID number as it is, or with digits missing; less is none
_TAIL = 4

Pair = tuple[str, str]
Index = Mapping[str, Iterable[int]]  # who bears an identity, by the caller's own numbers


def identity(name: str, id_number: str, birth: str, sex: str, guardian: str) -> str:
    """What stands for a row in a code: name, birth date, sex and the last four of the ID number, or the
    guardian where there is no number. The sheet beside the code shows just that, so it gives nothing away."""
    import hashlib

    rest = id_number[-_TAIL:] if len(id_number) >= _NUMBER else f"@{guardian}"
    text = "|".join((name, birth, sex, rest))
    return letters(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_HALF])


def code(one: str, other: str) -> str:
    """The code of a pair of rows; who stands on which side makes no difference."""
    return "-".join(sorted((one, other)))


@dataclass(frozen=True)
class Conclusions:
    """The pairs that are one child and those that are two, by the identities of their rows. `problems`
    says in sentences which conclusions could not be used."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    problems: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.different)

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether two people, each with the identities of all its rows, have been told apart."""
        others = tuple(other)
        return any(_ordered(ours, theirs) in self.different for ours in one for theirs in others)


NO_CONCLUSIONS = Conclusions()


def found(pairs: Iterable[Pair], left: Index, right: Index) -> Iterator[tuple[int, int]]:
    """The pairs of rows that the pairs of identities mean, sorted; none where an identity is borne by
    several people, for then nobody knows who was meant."""
    pairs = sorted(pairs)
    for one, other in sorted({*pairs, *((other, one) for one, other in pairs)}):
        ours, theirs = tuple(left.get(one, ())), tuple(right.get(other, ()))
        if len(ours) == len(theirs) == 1:
            yield ours[0], theirs[0]


def ambiguous(pairs: Iterable[Pair], left: Index, right: Index) -> int:
    """How many pairs mean people on both sides, but nobody knows whom."""
    return sum(
        any(ours and theirs and len(ours) + len(theirs) > 2 for ours, theirs in _bearers(one, other, left, right))
        for one, other in pairs
    )


def _bearers(one: str, other: str, left: Index, right: Index) -> Iterator[tuple[set[int], set[int]]]:
    for ours, theirs in ((one, other), (other, one)):
        yield set(left.get(ours, ())), set(right.get(theirs, ()))


def index(people: Iterable[tuple[int, Iterable[str]]]) -> dict[str, set[int]]:
    """Who bears which identity."""
    bearers: dict[str, set[int]] = {}
    for key, identities in people:
        for one in identities:
            bearers.setdefault(one, set()).add(key)
    return bearers


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet of conclusions: where it stands, whom it names, what was written."""

    place: str
    name: str
    conclusion: str
    code: str


def conclude(lines: Iterable[Line], unread: Iterable[str] = ()) -> Conclusions:
    """The conclusions of all sheets. What is blank is not decided yet; what cannot be understood, or is
    answered both ways, counts as not decided and is named."""
    problems = list(unread)
    answers: dict[Pair, dict[str, Line]] = {}
    for line in lines:
        if not line.conclusion:
            continue
        halves = line.code.upper().split("-")
        answer = _answer(line.conclusion)
        if answer is None:
            problems.append(f"{_where(line)}的结论“{line.conclusion}”看不明白，请写“{SAME}”或“{DIFFERENT}”。")
        elif len(halves) != 2 or any(len(half) != _HALF or not half.isalpha() for half in halves):
            problems.append(
                f"{_where(line)}有结论，但“{CODE}”是空的或不完整，不知道说的是哪两个人；请从“待核对”表整行复制。"
            )
        else:
            answers.setdefault(_ordered(*halves), {})[answer] = line
    both = {pair: own for pair, own in answers.items() if len(own) > 1}
    for own in both.values():
        first, second = sorted(own.values(), key=lambda line: line.place)
        problems.append(f"{_where(first)}与{second.place}对同样两个人的结论相反，请改成一样的；改好以前仍列为待核对。")
    decided = {
        answer: {pair for pair, own in answers.items() if pair not in both and answer in own}
        for answer in (SAME, DIFFERENT)
    }
    return Conclusions(frozenset(decided[SAME]), frozenset(decided[DIFFERENT]), tuple(problems))


_YES = ("同一人", "是同一人", "是同一个人", "同一个人", "是", "对", "√", "✓", "同一")
_NO = ("不是同一人", "不是同一个人", "非同一人", "不同人", "不是", "否", "不同", "×", "✗", "不同一")


def _answer(text: str) -> str | None:
    plain = "".join(text.split()).rstrip("。.！!")
    return SAME if plain in _YES else DIFFERENT if plain in _NO else None


def _where(line: Line) -> str:
    return f"{line.place}（{line.name}）" if line.name else line.place


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
