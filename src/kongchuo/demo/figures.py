"""The figures of the month with the faults as they must come out, worked out from the truth by the
definitions (DOMAIN.md, section 3) and by nothing else of kongchuo."""

from collections import Counter
from datetime import date

from kongchuo.demo.attendance import absent
from kongchuo.demo.faults import Sown
from kongchuo.demo.layouts.forms import FORMS
from kongchuo.demo.schools import BY_KEY
from kongchuo.demo.truth import CHECKED, Truth, period
from kongchuo.model.township import Stage, stage_of_grade

_INS = ("招生", "复学", "转入", "其他增加")
_OUTS = ("毕业", "结业", "休学", "退学", "开除", "死亡", "转出", "其他减少", "出国")
_ADDED, _LOST = ("转入", "其他增加"), ("休学", "退学", "死亡", "转出", "其他减少", "出国")


def children_to_look_for(truth: Truth, sown: Sown) -> dict[str, list[str]]:
    """Every list of `report --month 2023-03` with the names that must be on it, sorted."""
    roles = truth.roles
    found = {
        "left_without_record": (*roles["left_without_record"], *sown.doubtful),
        "joined_without_record": (
            *roles["joined_without_record"],
            *roles["moved_without_record"],
            *roles["late_in_spring"],
            *sown.joined,
            *sown.doubtful,
        ),
        "twice_enrolled": (*roles["twice_enrolled"], *sown.twice),
        "transfer_not_arrived": (*roles["transfer_lost"], *roles["transfer_unproved"]),
        "suspension_expired": roles["suspension_expired"],
        "suspected_dropout": (*roles["suspected"], *roles["found_yesterday"]),
        "absent_warning": (absent(truth)[0].child,),
        "absent_suspected": (absent(truth)[1].child,),
        "confirmed_dropout": (
            *roles["dropped_out"],
            *roles["reported_late"],
            *roles["returned_later"],
            *roles["left_again"],
        ),
        "returned": roles["returned"],
        "reported_late": roles["reported_late"],
    }
    return {name: sorted(truth.children[child].name for child in children) for name, children in found.items()}


def poor_dropouts(truth: Truth, sown: Sown) -> list[tuple[str, str]]:
    """The dropouts, suspected ones and those who left without a record, of families that their school's
    roster has as poor, with the 困难类型; sorted."""
    told = {
        school for form in FORMS if any(one.field == "hardship" for one in form.headings) for school in form.schools
    }
    roles = truth.roles
    asked = {
        *roles["dropped_out"], *roles["reported_late"], *roles["returned_later"], *roles["left_again"],
        *roles["suspected"], *roles["found_yesterday"], *roles["left_without_record"], *sown.doubtful,
        absent(truth)[1].child,
    }  # fmt: skip
    seats = {seat.child: seat for month in ("2023-02", CHECKED) for seat in truth.months[month]}
    kinds = [
        (truth.children[child].name, truth.children[child].family.hardship)
        for child in asked
        if seats[child].school in told
    ]
    return sorted((name, kind) for name, kind in kinds if kind != "无")


def differences(truth: Truth, sown: Sown, before: str, now: str) -> dict[tuple[str, Stage], int]:
    """Closing minus expected of every school and stage of the second month."""
    opening, closing = truth.at_school(before), truth.at_school(now)
    span = period(now)
    change: Counter[tuple[str, Stage]] = Counter()
    for move in truth.moves:
        stage = stage_of_grade(move.seat.grade)
        if move.day in span and stage:
            change[BY_KEY[move.seat.school].name, stage] += (move.kind in _INS) - (move.kind in _OUTS)
    return {
        key: closing[key] + sown.differences.get(key, 0) - opening[key] - change[key]
        for key in sorted({*opening, *closing, *sown.differences})
    }


def enrolment(truth: Truth, sown: Sown, month: str, stage: Stage) -> tuple[int, int]:
    """Enrolled and all of the register; who cannot be found on a roster for a fault is not enrolled."""
    enrolled, asked = truth.enrolment(month, stage)
    ages = range(6, 12) if stage == "primary" else range(12, 15)
    lost = [row for row in truth.register if row.child.key in sown.doubtful and row.age in ages]
    return enrolled - len(lost), asked


def dropouts(truth: Truth, end: date, stage: Stage) -> int:
    """Cases of the ledger that are open on a day."""
    return sum(
        case.found <= end
        and stage_of_grade(case.seat.grade) == stage
        and (case.state in ("确认", "劝返中") or (case.returned is not None and case.returned > end))
        for case in truth.cases
    )


def net_loss(truth: Truth, end: date, stage: Stage) -> int:
    """The 两基 formula: who left for whatever reason, less who came, since 1 September."""
    start = date(period(f"{end:%Y-%m}").school_year, 9, 1)
    kinds = [move.kind for move in truth.moves if start <= move.day <= end and stage_of_grade(move.seat.grade) == stage]
    return sum((kind in _LOST) - (kind in _ADDED) for kind in kinds)
