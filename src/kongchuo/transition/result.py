"""What became of the grade 6 leavers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kongchuo.linkage.reason import Reason
from kongchuo.model.period import Period
from kongchuo.model.township import Township
from kongchuo.model.where import Where
from kongchuo.records.outcomes import Outcome
from kongchuo.transition.enrolled import Child

# How a ledger entry without a usable ID number was matched, beside the reasons of the cascade.
NAME_AND_SCHOOL = "name_and_school"


class Fate(StrEnum):
    """The outcome of a leaver; exactly one each (INTERFACE section 4)."""

    REGISTERED = "registered"
    ELSEWHERE = "elsewhere"
    SPECIAL = "special"
    REPEATING = "repeating"
    DEFERRED = "deferred"
    DECEASED = "deceased"
    UNRESOLVED = "unresolved"

    @property
    def words(self) -> str:
        """The outcome as the clerk reads it."""
        return _FATES[self]


_FATES = {
    Fate.REGISTERED: "已到本镇初中",
    Fate.ELSEWHERE: "外地就读",
    Fate.SPECIAL: "特殊教育",
    Fate.REPEATING: "留级",
    Fate.DEFERRED: "延缓入学",
    Fate.DECEASED: "死亡",
    Fate.UNRESOLVED: "去向不明",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What else is known about a leaver; `check` asks a person to look, for two sources disagree."""

    text: str
    check: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A leaver and what became of it.

    `expected` is the junior school it should come to, `found` its grade 7 (or repeated grade 6)
    rows, `maybe` the grade 7 pupils that it may be.
    """

    leaver: Child
    fate: Fate
    expected: str | None
    to_school: str | None = None
    matched_by: str | None = None
    evidence: Where | None = None
    found: Child | None = None
    ledger: Outcome | None = None
    remarks: tuple[Remark, ...] = ()
    maybe: tuple[Child, ...] = ()
    tied_by: Reason | None = None

    @property
    def detail(self) -> str:
        """All remarks as one text."""
        return "".join(remark.text for remark in self.remarks)

    @property
    def to_check(self) -> bool:
        """Whether two sources disagree about the child."""
        return any(remark.check for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class Transition:
    """A cohort followed. `cohort` is the year in which it finishes grade 6.

    `last_months`: the month from which each school's leavers are taken. `seventh_months`: the
    newest grade 7 roster of each school. `unsent`: junior schools without any grade 7 roster since
    September. `no_leavers`: primary schools without any grade 6 on their rosters. `unread`: files
    that could not be read, whose pupils are missing. `unknown`: grade 7 pupils who are none of the
    leavers. `strangers`: those of them who were on no roster of the school year before. `remarks` are conclusions
    on likely pairs that could not be used.
    """

    cohort: int
    as_of: date
    township: Township
    followed: tuple[Followed, ...]
    arrivals: tuple[Child, ...]
    unknown: tuple[Child, ...]
    last_months: Mapping[str, Period]
    seventh_months: Mapping[str, Period]
    unsent: tuple[str, ...] = ()
    no_leavers: tuple[str, ...] = ()
    has_ledger: bool = True
    unread: tuple[str, ...] = ()
    strangers: tuple[Child, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether no junior school has sent a grade 7 roster since September: 初一花名册尚未收到."""
        return not self.arrivals

    @property
    def counts(self) -> dict[Fate, int]:
        """Leavers by outcome, every outcome named."""
        found = Counter(one.fate for one in self.followed)
        return {fate: found[fate] for fate in Fate}

    @property
    def doubtful(self) -> tuple[Followed, ...]:
        """Those who may be one of the grade 7 pupils that nobody was linked to."""
        return tuple(one for one in self.followed if one.maybe)

    @property
    def unresolved(self) -> tuple[Followed, ...]:
        """Whom nobody has seen again."""
        return tuple(one for one in self.followed if one.fate is Fate.UNRESOLVED)

    @property
    def primary_schools(self) -> tuple[str, ...]:
        """The schools that leavers come from, in the workspace's order."""
        return self._ordered({one.leaver.school for one in self.followed})

    @property
    def junior_schools(self) -> tuple[str, ...]:
        """The schools that leavers should come to or have come to, in the workspace's order."""
        expected = {one.expected for one in self.followed if one.expected}
        return self._ordered(expected | {child.school for child in self.arrivals})

    def _ordered(self, names: set[str]) -> tuple[str, ...]:
        own = [school.name for school in self.township.schools]
        return tuple(sorted(names, key=lambda name: (own.index(name) if name in own else len(own), name)))
