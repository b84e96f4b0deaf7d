"""Who sits where, and what the ledger says about those who come and go."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from kongchuo.demo.names import SURNAMES, elder_name
from kongchuo.demo.people import Child, People
from kongchuo.demo.schools import BY_KEY


@dataclass(frozen=True, slots=True)
class Seat:
    """A child's place on a school's roster."""

    child: int
    school: str
    grade: int
    number: int
    status: str = "在读"

    @property
    def order(self) -> tuple[str, int, int, int]:
        """By school, grade and class, then as the pupils came."""
        return (self.school, self.grade, self.number, self.child)


@dataclass(frozen=True, slots=True)
class Move:
    """A row of the ledger 学籍异动."""

    seat: Seat
    kind: str
    day: date
    other_school: str = ""
    region: str = ""
    reason: str = ""
    proof: str = ""
    suspension_end: date | None = None


@dataclass
class Story:
    """The school year as it is being told: change it, then take a `snapshot` of the month.

    `roles` remember to whom something was made to happen. A child has one role at most, so that
    no two stories get into each other's way.
    """

    random: Random
    people: People
    seats: list[Seat] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    months: dict[str, tuple[Seat, ...]] = field(default_factory=dict)
    roles: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _cast: set[int] = field(default_factory=set)

    def snapshot(self, label: str) -> None:
        """The rosters of a month."""
        self.months[label] = tuple(sorted(self.seats, key=lambda seat: seat.order))

    def cast(self, role: str, school: str, fits: Callable[[Seat], bool] = lambda seat: True) -> Seat:
        """A pupil of the school to whom nothing has happened yet, from one of its fuller classes."""
        sizes: defaultdict[tuple[int, int], int] = defaultdict(int)
        for seat in self.seats:
            if seat.school == school:
                sizes[seat.grade, seat.number] += 1
        free = [
            seat
            for seat in self.seats
            if seat.school == school and seat.child not in self._cast and seat.status == "在读" and fits(seat)
        ]
        free = [seat for seat in free if self.child(seat).registered and "·" not in self.child(seat).name] or free
        most = max(sizes[seat.grade, seat.number] for seat in free)
        seat = self.random.choice([seat for seat in free if sizes[seat.grade, seat.number] >= most - 1])
        self.give_role(role, seat.child)
        return seat

    def give_role(self, role: str, child: int) -> None:
        """Remembers that something happens to this child."""
        self._cast.add(child)
        self.roles[role].append(child)

    def child(self, seat: Seat) -> Child:
        """Who sits there."""
        return self.people.children[seat.child]

    def newcomer(self, role: str, school: str, grade: int, school_year: int) -> Seat:
        """A child whom nobody in the township knew takes a seat."""
        village = self.random.choice(BY_KEY[school].villages)
        child = self.people.child(grade, school_year, village, registered=False, on_time=True)
        self.give_role(role, child.key)
        seat = Seat(child.key, school, grade, self._smallest_class(school, grade))
        self.seats.append(seat)
        return seat

    def give_disability(self, seat: Seat, disability: str) -> None:
        """The child has a disability, on the roster and on the register."""
        self.people.children[seat.child] = replace(self.child(seat), disability=disability)

    def give_hardship(self, seat: Seat, hardship: str) -> None:
        """The child's family has a 困难类型, on the rosters of all its children."""
        family = self.child(seat).family
        changed = replace(family, hardship=hardship)
        children = self.people.children
        children[:] = [replace(child, family=changed) if child.family == family else child for child in children]

    def record(self, seat: Seat, kind: str, day: date, **details: str | date) -> None:
        """A row of the ledger."""
        self.moves.append(Move(seat, kind, day, **details))  # type: ignore[arg-type]

    def leave(self, seat: Seat) -> None:
        """The pupil is taken off the roster."""
        self.seats.remove(seat)

    def change(self, seat: Seat, status: str) -> Seat:
        """The pupil stays on the roster with another status."""
        return self._put(seat, replace(seat, status=status))

    def move(self, seat: Seat, school: str) -> Seat:
        """The pupil sits in the same grade of another school."""
        return self._put(seat, replace(seat, school=school, number=self._smallest_class(school, seat.grade)))

    def change_class(self, seat: Seat, number: int) -> Seat:
        """The pupil sits in another class of the same grade."""
        return self._put(seat, replace(seat, number=number))

    def also(self, seat: Seat, school: str) -> Seat:
        """The pupil takes a second seat and keeps the first."""
        second = replace(seat, school=school, number=self._smallest_class(school, seat.grade))
        self.seats.append(second)
        return second

    def _put(self, old: Seat, new: Seat) -> Seat:
        self.seats[self.seats.index(old)] = new
        return new

    def _smallest_class(self, school: str, grade: int) -> int:
        taken = [seat.number for seat in self.seats if seat.school == school and seat.grade == grade]
        return min(range(1, BY_KEY[school].classes[grade] + 1), key=taken.count)


def clerk(seed: int, school: str) -> str:
    """Who keeps a school's papers."""
    random = Random(f"{seed} {school}")
    return elder_name(random, random.choice(SURNAMES))
