"""What the indicators count: the job gathers it from rosters, register and ledgers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kongchuo.indicators.register import Registered
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period
from kongchuo.model.township import Township

Unit = tuple[str, str]  # school and stage
Place = tuple[str, str, int]  # school, stage and grade (0: unknown)
ClassPlace = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Event:
    """A child in a ledger, where it counts (`class_label` empty when nobody says which class). `kind` is the movement's (转出, 休学, …) or empty for a
    dropout case; `doubt` says why the arrival of a 转出 is not established."""

    school: str | None
    stage: str | None
    grade: int | None
    child: Listed
    kind: str = ""
    doubt: str | None = None
    class_label: str = ""


@dataclass(frozen=True, slots=True)
class Graduate:
    """A grade 6 leaver; `continues` when it has gone on to a junior or special school."""

    school: str
    continues: bool
    child: Listed


@dataclass(frozen=True, slots=True)
class Cohort:
    """Pupils of a school's final grade and what is known of the years since they entered."""

    school: str
    stage: str
    finals: int
    entrants: int = 0
    came: int = 0
    went: int = 0
    unavailable: str | None = None


@dataclass(frozen=True)
class Facts:
    """All of it. None for a register, ledger or roster that the workspace does not have.

    `base`: 在读 pupils of 学年初 by place, `base_classes` the same by class, `base_months` the month
    each school's were taken from.
    `silent`: schools (and stages) whose present roster has not come.
    """

    township: Township
    period: Period
    base: Mapping[Place, int] = field(default_factory=dict)
    base_classes: Mapping[ClassPlace, int] = field(default_factory=dict)
    base_months: Mapping[Unit, Period] = field(default_factory=dict)
    silent: Sequence[Unit] = ()
    dropouts: Sequence[Event] | None = None
    movements: Sequence[Event] | None = None
    register: Sequence[Registered] | None = None
    graduates: Sequence[Graduate] | None = None
    no_graduates: str = ""
    cohorts: Sequence[Cohort] = ()

    def at(self, school: str | None) -> "Facts":
        """What concerns one school alone, of township and 学年初; everything for None. A county has
        thousands of figures, and none of a school's should look at all schools."""
        return self if school is None else self._schools.get(school, self)

    @cached_property
    def _schools(self) -> "dict[str, Facts]":
        base: defaultdict[str, dict[Place, int]] = defaultdict(dict)
        for place, number in self.base.items():
            base[place[0]][place] = number
        months: defaultdict[str, dict[Unit, Period]] = defaultdict(dict)
        for unit, month in self.base_months.items():
            months[unit[0]][unit] = month
        return {
            school.name: replace(
                self,
                township=replace(self.township, schools=(school,)),
                base=base[school.name],
                base_months=months[school.name],
            )
            for school in self.township.schools
        }
