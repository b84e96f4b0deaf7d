"""The ledger 考勤 of March 2023: ordinary absences, leave, two runs that must be found, and faults.

It has a generator of its own, so that the township is the same with it and without it.
"""

from collections.abc import Sequence
from random import Random

from kongchuo.codes.classes import class_label
from kongchuo.demo.fault_ledgers import ERROR, WARNING, LedgerRows, Row
from kongchuo.demo.schools import BY_KEY
from kongchuo.demo.story import Seat
from kongchuo.demo.truth import CHECKED, Truth

NOTE = "note"
# Wednesday to Friday: three school days, then back. Thursday over a weekend to the end of the month: seven.
WARNED, SUSPECTED = "2023-03-15至2023-03-17", "2023-03-23至2023-03-31"
_ORDINARY = (
    ("2023-03-02", "感冒", "是"),
    ("3月7日—3月8日", "发烧", "是"),
    ("2023-03-09、2023-03-13", "", "否"),
    ("2023-03-14上午", "看牙", "是"),
    ("2023-03-16至2023-03-24", "住院", "是"),
    ("2023-03-20", "", ""),
)
_LONG = 9


def absent(truth: Truth) -> tuple[Seat, ...]:
    """The pupils of the ledger without a case: the first of them has a 预警, the second a 疑似."""
    busy = {child for children in truth.roles.values() for child in children}
    kept = set.intersection(
        *({seat.child for seat in truth.months[month]} for month in ("2022-09", "2023-02", CHECKED))
    )
    free = [
        seat
        for seat in truth.months[CHECKED]
        if seat.child in kept - busy and seat.status == "在读" and "·" not in truth.child(seat).name
    ]
    return tuple(Random(f"{truth.seed} attendance").sample(free, len(_ORDINARY) + _LONG))


def sow_attendance(truth: Truth, rows: LedgerRows) -> None:
    """All rows and the faults in them."""
    seats = absent(truth)
    warned, suspected, broken, *others = seats
    found = rows.attendance
    found += [_row(truth, seat, *words) for seat, words in zip(others, _ORDINARY, strict=False)]
    found.append(_row(truth, warned, WARNED, "", "否"))
    found.append(_row(truth, suspected, SUSPECTED, "家长说在外地", "否"))
    # A day of leave in between: no run of three.
    found += [_row(truth, broken, day, "", leave) for day, leave in (
        ("2023-03-20至2023-03-21", "否"), ("2023-03-22", "是"), ("2023-03-23", "否"))]  # fmt: skip
    case = _seat(truth, truth.roles["reported_late"][0])
    found.append(_row(truth, case, "2023-03-06至2023-03-31", "", "否"))
    _faults(truth, rows, others[len(_ORDINARY) :])


def _faults(truth: Truth, rows: LedgerRows, seats: Sequence[Seat]) -> None:
    def add(seat: Seat, days: str, leave: str, name: str, rule: str, severity: str) -> Row:
        row = _row(truth, seat, days, "", leave)
        rows.attendance.append(row)
        rows.mark(row, name, rule, severity)
        return row

    add(seats[0], "上周三", "否", "absent", "absence-date-unreadable", ERROR)
    add(seats[1], "2023-03-11", "否", "absent", "absence-on-free-day", NOTE)
    add(seats[2], "2023-03-09", "口头", "leave", "leave-unknown", WARNING)
    again = _row(truth, seats[3], "2023-03-10", "", "是")
    rows.attendance.append(again)
    add(seats[3], "2023-03-10", "是", "absent", "absence-twice", ERROR)
    gone = next(
        move for move in truth.moves
        if move.kind == "转出" and move.seat.child == truth.roles["transfer_proved"][0]
    )  # fmt: skip
    left = add(gone.seat, "2023-03-30", "否", "absent", "absence-after-leaving", WARNING)
    rows.mark(left, "id_number", "absent-stranger")


def _seat(truth: Truth, child: int) -> Seat:
    return next(seat for seat in truth.months[CHECKED] if seat.child == child)


def _row(truth: Truth, seat: Seat, days: str, reason: str, leave: str) -> Row:
    child = truth.child(seat)
    return {
        "school_name": BY_KEY[seat.school].name,
        "class_name": class_label(seat.grade, seat.number),
        "name": child.name,
        "id_number": child.id_number,
        "absent": days,
        "reason": reason,
        "leave": leave,
    }
