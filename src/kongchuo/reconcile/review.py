"""Likely pairs: a child of the register beside the pupil, or the other row of the register, that it may be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kongchuo.indicators.register import Registered
from kongchuo.linkage.concluded import person_identity
from kongchuo.linkage.person import Person
from kongchuo.model.conclusions import code
from kongchuo.model.where import Where
from kongchuo.reconcile.persons import child_person, seat_person

ROSTER, REGISTER = "花名册", "登记册"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rows as it is shown: what it is a row of, where, the person, its place in the file."""

    source: str
    place: str
    person: Person
    where: Where | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one child. `code` stands for them in 台账/比对结论."""

    child: Registered
    left: Side
    right: Side
    code: str

    @property
    def why(self) -> str:
        """What both rows have in common, and what differs."""
        ours, theirs = self.left.person, self.right.person
        told = [
            (word, mine, other)
            for word, mine, other in (
                ("姓名", ours.name, theirs.name),
                ("身份证件号", ours.id_number, theirs.id_number),
                ("出生日期", ours.birth, theirs.birth),
                ("性别", ours.sex, theirs.sex),
                ("监护人", ours.guardian, theirs.guardian),
            )
        ]
        same = [word for word, mine, other in told if mine and mine == other]
        differ = [word for word, mine, other in told if mine and other and mine != other and word != "监护人"]
        blank = [word for word, mine, other in told if bool(mine) != bool(other) and word != "监护人"]
        parts = [
            f"{'、'.join(words)}{what}"
            for words, what in ((same, "相同"), (differ, "不同"), (blank, "只有一边写了"))
            if words
        ]
        return "；".join(parts)


def pairs(children: Iterable[Registered]) -> Iterator[Pair]:
    """Every likely pair once, in the order of the children."""
    for child in children:
        record = child.record
        ours = child_person(0, record)
        left = Side(REGISTER, record.village, ours, record.where)
        found: dict[str, Pair] = {}
        for seat in child.likely:
            theirs = seat_person(seat)
            key = code(person_identity(ours), person_identity(theirs))
            found.setdefault(key, Pair(child, left, Side(ROSTER, f"{seat.place}", theirs, seat.where), key))
        if child.double is not None and not child.likely:
            theirs = child_person(0, child.double)
            key = code(person_identity(ours), person_identity(theirs))
            right = Side(REGISTER, child.double.village, theirs, child.double.where)
            found.setdefault(key, Pair(child, left, right, key))
        yield from found.values()
