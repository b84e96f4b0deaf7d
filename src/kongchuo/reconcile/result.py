"""What became of every child of the register and of every pupil of the rosters."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kongchuo.indicators.register import JUNIOR_AGES, PRIMARY_AGES, Registered, Seat, State
from kongchuo.model.period import Period
from kongchuo.model.township import Stage, Township

NOT_ON_REGISTER = "not_on_register"
NOT_ON_REGISTER_WORDS = "不在册"
LOST_WORDS, TOO_YOUNG_WORDS = "未入学", "不到入学年龄"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A pupil who is on no register, with all its rows on the rosters. `doubtful` when it may be a
    child of the register, which then waits for a person's word."""

    seats: tuple[Seat, ...]
    age: int | None
    doubtful: bool = False
    village: str = ""

    @property
    def seat(self) -> Seat:
        """The first row."""
        return self.seats[0]

    @property
    def stage(self) -> Stage | None:
        """The stage of the pupil's age, whatever grade it is in."""
        if self.age in PRIMARY_AGES:
            return "primary"
        return "junior" if self.age in JUNIOR_AGES else None

    @property
    def detail(self) -> str:
        """What is known, in words."""
        places = "、".join(dict.fromkeys(f"{seat.place}{seat.status}" for seat in self.seats))
        return f"{places}，各村登记册上没有。{self.remark}"

    @property
    def remark(self) -> str:
        """What is known beside school, class and village."""
        schools = dict.fromkeys(seat.school for seat in self.seats)
        twice = f"同时在{'、'.join(schools)}的花名册上，只计一次。" if len(schools) > 1 else ""
        home = "" if self.village or not self.seat.address else f"户籍或住址：{self.seat.address}。"
        return twice + home + ("可能就是登记册上的儿童，见“待核对”。" if self.doubtful else "")


@dataclass(frozen=True, slots=True)
class Matched:
    """The children of the register, each once, and the pupils who are not among them, each once;
    `problems` are conclusions that could not be used."""

    children: tuple[Registered, ...]
    strangers: tuple[Stranger, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reconciliation:
    """A month's rosters against the register of the school year that begins in `year`.

    `months` are those of the rosters used by school: an older one stands in for a school that has sent
    none this month. `silent` are schools (or parts of nine-year schools) without any this school year. `remarks` say what could not be
    read or used.
    """

    township: Township
    month: Period
    year: int
    as_of: date
    children: tuple[Registered, ...]
    strangers: tuple[Stranger, ...]
    months: Mapping[str, Period]
    silent: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day of which the workbook speaks: that of the run, at the latest the end of the month."""
        return min(self.as_of, self.month.end)

    @cached_property
    def counts(self) -> dict[State, int]:
        """The children of the register by state, every state named; they add up to the register."""
        found = Counter(child.state for child in self.children)
        return {state: found[state] for state in State}

    @cached_property
    def matched(self) -> int:
        """The pupils of the rosters who are on the register."""
        return sum(child.seat is not None for child in self.children)

    @property
    def roster(self) -> int:
        """The pupils of the rosters, each once: those on the register and those who are not."""
        return self.matched + len(self.strangers)

    @cached_property
    def lost(self) -> tuple[Registered, ...]:
        """The children of school age who are in no school, village by village."""
        return tuple(child for child in self.children if child.lost)

    @cached_property
    def too_young(self) -> int:
        """How many of those in no school are not six yet."""
        return self.counts[State.NOT_IN_SCHOOL] - len(self.lost)

    @property
    def spoken(self) -> tuple[tuple[str, int], ...]:
        """The states as the clerk reads them, with how many: those not six yet stand apart from those who
        should be in school. They add up to the register."""
        found: list[tuple[str, int]] = []
        for state, count in self.counts.items():
            if state is State.NOT_IN_SCHOOL:
                found += [(LOST_WORDS, len(self.lost)), (TOO_YOUNG_WORDS, self.too_young)]
            else:
                found.append((state.words, count))
        return tuple(found)

    @cached_property
    def to_review(self) -> tuple[Registered, ...]:
        """The children who may be somebody on a roster, or on the register twice."""
        return tuple(child for child in self.children if child.likely or child.state is State.TO_REVIEW)

    @cached_property
    def late(self) -> dict[str, Period]:
        """Schools whose roster is not of the month itself."""
        return {school: month for school, month in self.months.items() if month != self.month}

    @cached_property
    def by_village(self) -> dict[str, tuple[Registered, ...]]:
        """The children of each village in the order of the register; those without a village under an empty name."""
        found: dict[str, list[Registered]] = {}
        for child in self.children:
            found.setdefault(child.record.village, []).append(child)
        return {village: tuple(children) for village, children in found.items()}
