"""The bureau's table by age: 本在本, 本在外, 外在本, with the names behind."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kongchuo.indicators.register import Registered, State
from kongchuo.reconcile.result import Reconciliation, Stranger

YOUNGEST, OLDEST = 5, 15  # below and above that the ages are put together
UNKNOWN_AGE = OLDEST + 1

_AWAY = (State.ELSEWHERE_PROVED, State.ELSEWHERE_UNPROVED, State.SPECIAL)
_GONE = (State.DECEASED, State.MOVED_AWAY)


class Kind(StrEnum):
    """Where a child belongs in the table. The first five add up to the register without the dead and the
    moved; `OURS_HERE` and `OTHERS_HERE` add up to the rosters."""

    OURS_HERE = "本在本"
    OURS_AWAY = "本在外"
    NOWHERE = "未在校"
    REVIEW = "待核对"
    OTHER = "其他"
    OTHERS_HERE = "外在本"

    @property
    def words(self) -> str:
        """What the kind means."""
        return _MEANINGS[self]


_MEANINGS = {
    Kind.OURS_HERE: "户口在本镇，在本镇学校就读",
    Kind.OURS_AWAY: "户口在本镇，在外地学校或特殊教育学校就读",
    Kind.NOWHERE: "户口在本镇，不在任何学校",
    Kind.REVIEW: "户口在本镇，可能在本镇学校，待核对",
    Kind.OTHER: "户口在本镇，送教上门、批准延缓入学或已毕业",
    Kind.OTHERS_HERE: "户口不在本镇（登记册上没有，或已死亡、已迁出），在本镇学校就读",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A child of the register or a pupil who is on none, with its place in the table."""

    kind: Kind
    age: int
    sex: str
    child: Registered | None = None
    pupil: Stranger | None = None

    @property
    def unproved(self) -> bool:
        """Whether the child is in school elsewhere without a proof."""
        return self.child is not None and self.child.state is State.ELSEWHERE_UNPROVED


def placed(found: Reconciliation) -> dict[tuple[Kind, int], list[Placed]]:
    """All children by kind and age; the dead and the moved who are on no roster are in no place."""
    table: defaultdict[tuple[Kind, int], list[Placed]] = defaultdict(list)
    for one in _all(found):
        table[one.kind, one.age].append(one)
    return dict(table)


def _all(found: Reconciliation) -> Iterator[Placed]:
    for child in found.children:
        kind = _kind(child)
        if kind is not None:
            yield Placed(kind, _age(child.age), child.record.sex or (child.seat.sex if child.seat else ""), child=child)
    for pupil in found.strangers:
        yield Placed(Kind.OTHERS_HERE, _age(pupil.age), pupil.seat.sex, pupil=pupil)


def _kind(child: Registered) -> Kind | None:
    if child.state in _GONE:
        return Kind.OTHERS_HERE if child.seat else None
    if child.seat:
        return Kind.OURS_HERE
    if child.state in _AWAY:
        return Kind.OURS_AWAY
    if child.state is State.NOT_IN_SCHOOL:
        return Kind.NOWHERE
    return Kind.REVIEW if child.state is State.TO_REVIEW else Kind.OTHER


def _age(age: int | None) -> int:
    return UNKNOWN_AGE if age is None else min(max(age, YOUNGEST), OLDEST)


def age_words(age: int) -> str:
    """The age as a row of the table is called."""
    words = {YOUNGEST: f"{YOUNGEST}岁及以下", OLDEST: f"{OLDEST}岁及以上", UNKNOWN_AGE: "年龄不明"}
    return words.get(age, f"{age}岁")
