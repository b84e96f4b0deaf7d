"""Where a child of the register is taught: the states, the rows of rosters, the child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from kongchuo.model.listed import Listed
from kongchuo.model.township import Stage
from kongchuo.model.where import Where, column_index
from kongchuo.records.register import Child

PRIMARY_AGES = range(6, 12)
JUNIOR_AGES = range(12, 15)
FIRST_JUNIOR_GRADE = 7
_ENROLLED = ("在读", "休学")


class State(StrEnum):
    """Where a child of the register is; the words are those of `reconcile`."""

    IN_TOWNSHIP = "in_township_school"
    ELSEWHERE_PROVED = "elsewhere_proved"
    ELSEWHERE_UNPROVED = "elsewhere_unproved"
    SPECIAL = "special_school"
    HOME = "home_teaching"
    DEFERRED = "deferred"
    FINISHED = "finished"
    DECEASED = "deceased"
    MOVED_AWAY = "moved_away"
    NOT_IN_SCHOOL = "not_in_school"
    TO_REVIEW = "to_review"

    @property
    def words(self) -> str:
        """The state as the clerk reads it."""
        return _WORDS[self]


_WORDS = {
    State.IN_TOWNSHIP: "本镇在校",
    State.ELSEWHERE_PROVED: "外地在校，有证明",
    State.ELSEWHERE_UNPROVED: "外地在校，无证明",
    State.SPECIAL: "特殊教育学校",
    State.HOME: "送教上门",
    State.DEFERRED: "批准延缓入学",
    State.FINISHED: "已毕业",
    State.DECEASED: "已死亡",
    State.MOVED_AWAY: "已迁出",
    State.NOT_IN_SCHOOL: "未在校",
    State.TO_REVIEW: "待核对",
}
ENROLLED = frozenset({State.IN_TOWNSHIP, State.ELSEWHERE_PROVED, State.SPECIAL, State.HOME, State.FINISHED})
NOT_COUNTED = frozenset({State.DECEASED, State.MOVED_AWAY, State.DEFERRED})


class Seat(NamedTuple):
    """A row of the present rosters. What else stands in it, for whoever must compare it with the register, is
    looked up in the columns of all rows (`roll`)."""

    school: str
    grade: int
    class_label: str
    status: str
    roll: Mapping[str, Sequence[Any]] | None = None
    position: int = 0

    @property
    def where(self) -> Where | None:
        """The cell of the name on the roster."""
        if self.roll is None:
            return None
        file, sheet, row, cell = (self.roll[name][self.position] for name in ("file", "sheet", "row", "cell"))
        return Where(file, sheet, row, column_index(cell.rstrip("0123456789")), "name")

    @property
    def name(self) -> str:
        """The pupil's name."""
        return self._text("name")

    @property
    def sex(self) -> str:
        """The sex, stated or that of the ID number."""
        return self._text("sex")

    @property
    def id_number(self) -> str:
        """The ID number."""
        return self._text("id_number")

    @property
    def birth(self) -> str:
        """The birth date as ISO text."""
        return self._text("birth")

    @property
    def guardian(self) -> str:
        """The guardian's name."""
        return self._text("guardian")

    @property
    def address(self) -> str:
        """The home address, or the address."""
        return self._text("village")

    @property
    def month(self) -> str:
        """The roster's month."""
        return self._text("month")

    def _text(self, name: str) -> str:
        return str(self.roll[name][self.position]) if self.roll else ""

    @property
    def enrolled(self) -> bool:
        """Whether the roster counts the child as present or suspended; 转出, 毕业 and the like are no pupils."""
        return self.status in _ENROLLED

    @property
    def place(self) -> str:
        """School and class as one text."""
        return f"{self.school}{self.class_label}"


@dataclass(frozen=True, slots=True)
class Registered:
    """A child of the register. `age` is in complete years on 31 August, None when no birth date is
    known; `school` and `grade` are the roster's (or, elsewhere, what the register says).

    `matched_by` is the reason of the link to `seats`, its rows on the present rosters; `likely` are
    rows that may be its own, for a person to confirm. `repeats` are further rows of the register that
    are this child, `double` is one that may be. `conflict` says where register and roster disagree;
    `detail` holds that too.
    """

    record: Child
    age: int | None
    state: State
    school: str | None
    grade: int | None
    class_label: str
    detail: str
    matched_by: str | None = None
    seats: tuple[Seat, ...] = ()
    likely: tuple[Seat, ...] = ()
    repeats: tuple[Child, ...] = ()
    double: Child | None = None
    conflict: str = ""

    @property
    def stage(self) -> Stage | None:
        """The stage of the child's age, whatever grade it is in."""
        if self.age in PRIMARY_AGES:
            return "primary"
        return "junior" if self.age in JUNIOR_AGES else None

    @property
    def disabled(self) -> bool:
        """Whether the register names a disability, at an age of compulsory schooling."""
        return self.record.disability not in (None, "无") and self.stage is not None

    @property
    def seat(self) -> Seat | None:
        """The row of the rosters on which the child is a pupil."""
        return next((one for one in self.seats if one.enrolled), None)

    @property
    def lost(self) -> bool:
        """Whether the child is old enough for school and in none. Who is older than 14 and has not
        finished grade 9 is still looked for (义务教育法 §11, §13)."""
        return self.state is State.NOT_IN_SCHOOL and (self.age is None or self.age >= PRIMARY_AGES.start)

    @property
    def evidence(self) -> Where | None:
        """Where the state is written: on the roster, else in the register."""
        seat = self.seat or (self.likely[0] if self.likely and self.state is State.TO_REVIEW else None)
        return seat.where if seat else self.record.where

    def enrolled(self, own_level: bool = False) -> bool:
        """Whether the child counts as enrolled; `own_level` wants a child of junior age in grade 7 or
        above (or finished)."""
        if self.state not in ENROLLED:
            return False
        if not own_level or self.stage != "junior" or self.state is State.FINISHED:
            return True
        if self.state in (State.SPECIAL, State.HOME) and self.grade is None:
            return True  # taught without grades
        return self.grade is not None and self.grade >= FIRST_JUNIOR_GRADE

    def listed(self, name: str) -> Listed:
        """The child on the list of that name; its place is its village when it is in no school."""
        record = self.record
        where = self.school or record.school_name or None
        return Listed(
            name, record.name, record.id_number, where, self.stage, self.grade, self.class_label, None, self.detail
        )
