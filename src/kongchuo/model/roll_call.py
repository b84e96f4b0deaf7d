"""开学点名: who has come back at the opening of a term, and whom to call."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kongchuo.model.period import Period
from kongchuo.model.township import Township

TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Absence:
    """A child that is on no roster since the opening of the term, with all that a caller needs.

    `school` is the one that has it on its last roster (None for a child of the register who has been
    on none), `expected` the one it should have come to where that is another. `last_seen` is a month
    such as `2022-09`; `detail` ends with a full stop and never holds a whole ID number.
    """

    school: str | None
    grade: int | None
    class_label: str
    name: str
    id_number: str
    sex: str
    guardian: str
    phone: str
    village: str
    last_seen: str | None
    detail: str
    expected: str | None = None

    @property
    def id_tail(self) -> str | None:
        """The last four characters of the ID number; None where no number stands."""
        return self.id_number[-4:] if any(map(str.isdigit, self.id_number)) else None

    @property
    def order(self) -> tuple[Any, ...]:
        """By grade, class and name, as rosters are written."""
        return (self.grade or 0, len(self.class_label), self.class_label, self.name, self.id_number, self.village)


@dataclass(frozen=True, slots=True)
class SchoolCall:
    """A school's last roster called over: `last` = `came` + `explained` + `absent` + `unjudged`.

    `month` is that of the last roster (None: there is none), `unsent` what has not come of the opening
    month: empty, the school's name, or a part of it (初中部). `graduated` is a part of `explained`.
    """

    school: str
    month: Period | None
    unsent: str
    last: int = 0
    came: int = 0
    explained: int = 0
    absent: int = 0
    unjudged: int = 0
    graduated: int = 0


@dataclass(frozen=True)
class Entrants:
    """The register's children of age six in September: `listed` = `came` + `explained` + `absent` + `unjudged`."""

    listed: int
    came: int
    explained: tuple[Absence, ...]
    absent: tuple[Absence, ...]
    unjudged: int = 0


@dataclass(frozen=True)
class RollCall:
    """The opening of a term, called over. `due` is a week after `opening`; lists drawn up before it
    are provisional. `absent` and `explained` (without the leaving class) are ordered by school and class.
    """

    township: Township
    month: Period
    opening: date
    due: date
    as_of: date
    schools: tuple[SchoolCall, ...]
    absent: tuple[Absence, ...]
    explained: tuple[Absence, ...]
    entrants: Entrants | None = None
    remarks: tuple[str, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether the week after the opening was not yet over."""
        return self.as_of < self.due

    @property
    def total(self) -> SchoolCall:
        """All schools together."""
        names = ("last", "came", "explained", "absent", "unjudged", "graduated")
        sums = {name: sum(getattr(one, name) for one in self.schools) for name in names}
        return SchoolCall(TOTAL, None, "", **sums)

    @property
    def unsent(self) -> tuple[str, ...]:
        """What has sent no roster of the opening month."""
        return tuple(one.unsent for one in self.schools if one.unsent)

    @property
    def to_call(self) -> int:
        """How many children somebody must call."""
        return len(self.absent) + (len(self.entrants.absent) if self.entrants else 0)

    def absent_of(self, school: str) -> tuple[Absence, ...]:
        """The absentees of a school's last roster."""
        return tuple(one for one in self.absent if one.school == school)
