"""Children of the register, each with its one state (docs/decisions/0013-reconcile.md)."""

from functools import lru_cache

from kongchuo.codes import classes
from kongchuo.codes.proof import proved
from kongchuo.codes.special_school import is_special
from kongchuo.indicators.whereabouts import (
    ENROLLED,
    FIRST_JUNIOR_GRADE,
    JUNIOR_AGES,
    NOT_COUNTED,
    PRIMARY_AGES,
    Registered,
    Seat,
    State,
)
from kongchuo.records.register import Child

__all__ = [
    "ENROLLED",
    "FIRST_JUNIOR_GRADE",
    "JUNIOR_AGES",
    "NOT_COUNTED",
    "PRIMARY_AGES",
    "Registered",
    "Seat",
    "State",
    "registered",
]

# States that a likely pupil puts in doubt. What the register settles otherwise (with proof, 送教上门, …)
# counts as DOMAIN section 3 says, and the pair is listed all the same.
_OPEN = frozenset({State.NOT_IN_SCHOOL, State.ELSEWHERE_UNPROVED})


def registered(
    record: Child,
    age: int | None,
    seats: tuple[Seat, ...],
    likely: tuple[Seat, ...],
    ours: str | None,
    *,
    matched_by: str | None = None,
    repeats: tuple[Child, ...] = (),
    double: Child | None = None,
) -> Registered:
    """A child of the register with its state. `age` is counted on 31 August, `seats` are its rows on the
    rosters and `likely` rows that may be its own; `ours` is the township's school that the register names.
    `repeats` are further rows of the register that are this child, `double` is one that may be."""
    seat = next((one for one in seats if one.enrolled), None)
    state, detail = _state(record, seats, seat, ours)
    conflict = _conflict(record, state, seat, ours)
    pupils = tuple(one for one in likely if one.enrolled) if seat is None else ()
    if (pupils or double) and state in _OPEN:
        state, detail = State.TO_REVIEW, _doubt(pupils) if pupils else _doubled(double)
    elif pupils:
        conflict += _doubt(pupils)
    elsewhere = dict.fromkeys(one.school for one in seats if one.enrolled)
    if len(elsewhere) > 1:
        conflict += f"同时在{'、'.join(elsewhere)}的花名册上，只计一次。"
    if repeats:
        conflict += f"登记册上登记了{len(repeats) + 1}次（{_villages(record, *repeats)}），只计一次。"
    grade = (seat.grade or None) if seat else classes.parse_grade(record.grade) if record.grade else None
    label = seat.class_label if seat else record.grade
    return Registered(
        record, age, state, seat.school if seat else None, grade, label, detail + conflict,
        matched_by, seats, pupils, repeats, double, conflict,
    )  # fmt: skip


def _state(record: Child, seats: tuple[Seat, ...], seat: Seat | None, ours: str | None) -> tuple[State, str]:
    status = record.school_status
    if status == "已死亡":
        return State.DECEASED, "已死亡。"
    if status == "已迁出" or record.household_status in ("迁出", "注销"):
        return State.MOVED_AWAY, "户口已迁出或注销。"
    if status == "送教上门":
        return State.HOME, f"送教上门，学籍在{seat.place}。" if seat else "送教上门。"
    if seat:
        return State.IN_TOWNSHIP, _seated(seat.place, seat.status)
    if status == "已毕业":
        return State.FINISHED, "已毕业。"
    if status == "延缓入学":
        if proved(record.proof):
            return State.DEFERRED, f"批准延缓入学（{record.proof}）。"
        return State.NOT_IN_SCHOOL, "登记为延缓入学，没有批准材料。"
    if status == "在校":
        return _elsewhere(record, seats, ours)
    return State.NOT_IN_SCHOOL, f"登记为{status}。" if status else "就学状态没有填写或看不清。"


@lru_cache(maxsize=1 << 14)
def _seated(place: str, status: str) -> str:
    """One text for all of a class: nearly all children of a county are told so."""
    return f"{place}{status}。"


def _elsewhere(record: Child, seats: tuple[Seat, ...], ours: str | None) -> tuple[State, str]:
    school = record.school_name or record.place or "外地"
    if is_special(school):
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


def _conflict(record: Child, state: State, seat: Seat | None, ours: str | None) -> str:
    """What the register says against the roster on which the child is a pupil."""
    if seat is None or state is State.HOME:
        return ""
    if state in (State.DECEASED, State.MOVED_AWAY):
        return f"但在{seat.place}的花名册上（{seat.status}），请核对是登记册错了，还是花名册没有销。"
    status = record.school_status
    if status and status != "在校":
        return f"登记册上写的是“{status}”，请改登记册。"
    if record.school_name and ours != seat.school:
        return f"登记册上写的就读学校是“{record.school_name}”。"
    return ""


def _doubt(pupils: tuple[Seat, ...]) -> str:
    places = "、".join(f"{one.place}的{one.name or '学生'}" for one in pupils[:3])
    more = f"等{len(pupils)}人" if len(pupils) > 3 else ""
    return f"可能是{places}{more}，请核对身份证件号、姓名和出生日期。"


def _doubled(double: Child | None) -> str:
    village = (double.village if double else "") or "别处"
    return f"可能与{village}登记的同名同生日儿童是同一人（登记了两次），请核对。"


def _villages(*rows: Child) -> str:
    """The villages; with what each says where they say different things."""
    said = len({row.school_status for row in rows}) > 1
    texts = (
        f"{row.village or '村名空'}：{row.school_status or '空'}" if said else row.village or "村名空" for row in rows
    )
    return "、".join(dict.fromkeys(texts))
