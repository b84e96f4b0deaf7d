"""应入学: whom next September's grade 1 and grade 7 wait for, by the register (义务教育法 §11, §12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kongchuo.enrolment.districts import Districts
from kongchuo.indicators.register import ENROLLED, JUNIOR_AGES, PRIMARY_AGES, Registered, State
from kongchuo.model.township import Stage, Township

FIRST_AGE, JUNIOR_AGE = PRIMARY_AGES[0], JUNIOR_AGES[0]
SIX, LEAVER, UNCLEAR = "满六周岁", "六年级毕业", "满十二周岁"
_LAST_PRIMARY_GRADE = 6
_NEVER_ENTERED = ("未入学", "延缓入学")
_ELSEWHERE = (State.ELSEWHERE_PROVED, State.ELSEWHERE_UNPROVED)

Grade = Literal[1, 7]
GRADES: tuple[Grade, ...] = (1, 7)


@dataclass(frozen=True, slots=True)
class Comer:
    """A child who is to enter grade 1 or 7. `school` is None when nothing says which; `due` is False
    for a child who gets no notice, and `note` says why, or what is to be checked before. `reason` is
    SIX, LEAVER, UNCLEAR (twelve, and nobody knows in which grade) or how old a child is who never came."""

    child: Registered
    grade: Grade
    village: str
    school: str | None
    due: bool
    reason: str
    note: str = ""

    @property
    def stage(self) -> Stage:
        """The stage it enters."""
        return "primary" if self.grade == 1 else "junior"


@dataclass(frozen=True)
class Coming:
    """Those of one September (`year`). `youngest` is whether the register lists any child who turns six
    by then: many registers begin with six-year-olds."""

    year: int
    comers: tuple[Comer, ...]
    youngest: bool

    def due(self, grade: Grade) -> tuple[Comer, ...]:
        """Those to whom a notice goes."""
        return tuple(one for one in self.comers if one.grade == grade and one.due)

    def apart(self, grade: Grade) -> tuple[Comer, ...]:
        """Those of that age to whom none goes."""
        return tuple(one for one in self.comers if one.grade == grade and not one.due)


def coming(register: Sequence[Registered], township: Township, places: Districts, *, year: int, ahead: int) -> Coming:
    """Who enters in September of `year`, by grade, school, village and name. `ahead` is how many years
    the register's ages (counted on 31 August) lie before it."""
    found = []
    for child in register:
        age = None if child.age is None else child.age + ahead
        found += [*_to_primary(child, age, places), *_to_junior(child, age, township, places)]
    order = {school.name: number for number, school in enumerate(township.schools)}
    found.sort(
        key=lambda one: (
            one.grade, order.get(one.school or "", len(order)), places.order(one.village), one.child.record.name,
            one.child.record.id_number,
        )
    )  # fmt: skip
    return Coming(
        year, tuple(found), any(child.age is not None and child.age + ahead == FIRST_AGE for child in register)
    )


def _to_primary(child: Registered, age: int | None, places: Districts) -> Iterator[Comer]:
    if age is None or child.state in (State.DECEASED, State.MOVED_AWAY):
        return
    village = places.village(child.record.village)
    school = places.school(child.record.village, "primary")
    if age == FIRST_AGE:
        why_not = _taught(child)
        yield Comer(child, 1, village, school, not why_not, SIX, why_not or _doubt(child))
    elif FIRST_AGE < age <= JUNIOR_AGES[-1] and _never_entered(child):
        yield Comer(child, 1, village, school, True, f"{age}周岁，以前没有入学", child.detail)


def _taught(child: Registered) -> str:
    """Why a child who turns six needs no notice; empty when it does."""
    if child.state is State.DEFERRED:
        return child.detail
    if child.state in (State.SPECIAL, State.HOME):
        return child.detail
    inside = child.state is State.IN_TOWNSHIP or (child.state in ENROLLED and child.grade is not None)
    return f"已经在校：{child.detail}" if inside else ""


def _doubt(child: Registered) -> str:
    return child.detail if child.state is State.TO_REVIEW or child.state in _ELSEWHERE else ""


def _never_entered(child: Registered) -> bool:
    return child.record.school_status in _NEVER_ENTERED and child.state in (State.NOT_IN_SCHOOL, State.DEFERRED)


def _to_junior(child: Registered, age: int | None, township: Township, places: Districts) -> Iterator[Comer]:
    if child.state in (State.DECEASED, State.MOVED_AWAY, State.FINISHED) or _never_entered(child):
        return
    finishing = child.grade == _LAST_PRIMARY_GRADE
    unknown = child.grade is None and age == JUNIOR_AGE
    if not finishing and not unknown:
        return
    village = places.village(child.record.village)
    own = township.school(child.school) if child.school else None
    school = (own and own.feeds) or (own and own.name if own and "junior" in own.stages else None)
    school = school or places.school(child.record.village, "junior")
    if child.state in (State.SPECIAL, State.HOME):
        yield Comer(child, 7, village, school, False, LEAVER if finishing else UNCLEAR, child.detail)
    elif finishing:
        note = "" if child.state is State.IN_TOWNSHIP else child.detail
        yield Comer(child, 7, village, school, True, LEAVER, note)
    else:
        note = f"就读年级不明，请核对今年是不是小学毕业。{child.detail}"
        yield Comer(child, 7, village, school, True, UNCLEAR, note)
