"""Children of the register and where each of them is taught."""

from dataclasses import dataclass
from enum import StrEnum

from kongchuo.codes import classes
from kongchuo.codes.proof import proved
from kongchuo.model.listed import Listed
from kongchuo.model.township import Stage
from kongchuo.records.register import Child

PRIMARY_AGES = range(6, 12)
JUNIOR_AGES = range(12, 15)
FIRST_JUNIOR_GRADE = 7
_SPECIAL = ("特殊教育", "特教", "启智", "培智", "聋", "盲")
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


@dataclass(frozen=True, slots=True)
class Registered:
    """A child of the register. `age` is in complete years on 31 August, None when no birth date is
    known; `school` and `grade` are the roster's (or, elsewhere, what the register says)."""

    record: Child
    age: int | None
    state: State
    school: str | None
    grade: int | None
    class_label: str
    detail: str

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


@dataclass(frozen=True, slots=True)
class Seat:
    """A row of the present rosters that is the child's."""

    school: str
    grade: int
    class_label: str
    status: str


def registered(
    record: Child, age: int | None, seats: tuple[Seat, ...], likely: tuple[Seat, ...], ours: str | None
) -> Registered:
    """A child of the register with its state. `age` is counted on 31 August, `seats` are its rows on the
    rosters and `likely` rows that may be its own; `ours` is the township's school that the register names."""
    state, detail = _state(record, seats, likely, ours)
    seat = next((one for one in seats if one.status in _ENROLLED), None)
    grade = (seat.grade or None) if seat else classes.parse_grade(record.grade) if record.grade else None
    label = seat.class_label if seat else record.grade
    return Registered(record, age, state, seat.school if seat else None, grade, label, detail)


def _state(record: Child, seats: tuple[Seat, ...], likely: tuple[Seat, ...], ours: str | None) -> tuple[State, str]:
    status = record.school_status
    if status == "已死亡":
        return State.DECEASED, "已死亡。"
    if status == "已迁出" or record.household_status in ("迁出", "注销"):
        return State.MOVED_AWAY, "户口已迁出或注销。"
    seat = next((one for one in seats if one.status in _ENROLLED), None)
    if seat:
        return State.IN_TOWNSHIP, f"{seat.school}{seat.class_label}{seat.status}。"
    if likely:
        seat = likely[0]
        return State.TO_REVIEW, f"可能是{seat.school}{seat.class_label}的学生，请核对身份证件号、姓名和出生日期。"
    if status == "送教上门":
        return State.HOME, "送教上门。"
    if status == "已毕业":
        return State.FINISHED, "已毕业。"
    if status == "延缓入学":
        if proved(record.proof):
            return State.DEFERRED, f"批准延缓入学（{record.proof}）。"
        return State.NOT_IN_SCHOOL, "登记为延缓入学，没有批准材料。"
    if status == "在校":
        return _elsewhere(record, seats, ours)
    return State.NOT_IN_SCHOOL, f"登记为{status}。" if status else "就学状态没有填写或看不清。"


def _elsewhere(record: Child, seats: tuple[Seat, ...], ours: str | None) -> tuple[State, str]:
    school = record.school_name or record.place or "外地"
    if any(mark in school for mark in _SPECIAL):
        return State.SPECIAL, f"{school}。"
    if seats:
        return State.NOT_IN_SCHOOL, f"{seats[0].school}花名册上学籍状态为“{seats[0].status}”。"
    if ours:
        return State.NOT_IN_SCHOOL, f"登记在{ours}就读，该校花名册上没有。"
    if proved(record.proof):
        return State.ELSEWHERE_PROVED, f"在{school}就读（{record.proof}）。"
    if not record.school_name and not record.place:
        return State.NOT_IN_SCHOOL, "登记为在校，没有写在哪里就读，花名册上也没有。"
    return State.ELSEWHERE_UNPROVED, f"登记在{school}就读，没有证明材料。"
