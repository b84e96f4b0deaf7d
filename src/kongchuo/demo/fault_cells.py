"""Faults of all other cells: names, codes, dates, grades and classes."""

from collections import Counter

from kongchuo.demo.faults import Sown
from kongchuo.demo.layouts.page import ErrorCell, Formula
from kongchuo.demo.lines import Line
from kongchuo.demo.schools import BY_KEY


def sow_cells(sown: Sown) -> None:
    """One or two of each kind, at schools whose form has the column."""
    _empty(sown)
    _codes(sown)
    _names_and_phones(sown)
    _dates(sown)
    _grades_and_classes(sown)
    _broken(sown)


def _empty(sown: Sown) -> None:
    sown.spoil(sown.pick("center"), "sex", "", "empty-required-cell")
    sown.spoil(sown.pick("yanhui"), "name", "", "empty-required-cell")
    sown.spoil(sown.pick("yunxi"), "id_number", "", "empty-required-cell")


def _codes(sown: Sown) -> None:
    sown.spoil(sown.pick("second_junior"), "sex", "难", "unknown-sex")
    sown.spoil(sown.pick("luming"), "ethnicity", "汗族", "unknown-ethnicity")
    sown.spoil(sown.pick("qinghe"), "roll_status", "在外", "unknown-status")
    sown.spoil(sown.pick("center"), "id_type", "学生证", "unknown-id-type", "warning")
    sown.spoil(sown.pick("center"), "hardship", "家里困难", "unknown-code", "warning")
    sown.spoil(sown.pick("tongyin"), "school_code", "213490004", "school-code-malformed")
    sown.spoil(sown.pick("center"), "school_code", BY_KEY["yunxi"].code, "school-code-against-workspace", "warning")
    line = sown.pick("center", lambda line: line.values["disability"] == "无")
    line.put("remarks", "随班就读")
    sown.mark(line, "disability", "contradictory-codes")
    line = sown.pick("center", lambda line: line.values["migrant_child"] == "否")
    line.put("left_behind", "双亲留守")
    sown.spoil(line, "migrant_child", "是", "contradictory-codes", "warning")


def _names_and_phones(sown: Sown) -> None:
    line = sown.pick("second_junior")
    sown.spoil(
        line, "name", f"{sown.child(line).name[0]}?{sown.child(line).name[-1]}", "odd-name-characters", "warning"
    )
    line = sown.pick("yunxi")
    sown.spoil(line, "phone", sown.child(line).family.phone[:10], "phone-malformed")
    line = sown.pick("yanhui")
    sown.spoil(line, "phone", f"12{sown.child(line).family.phone[2:]}", "phone-malformed")


def _dates(sown: Sown) -> None:
    line = sown.pick("yanhui")
    sown.spoil(line, "birth_date", f"{sown.child(line).birth.year}年2月30日", "unreadable-date")
    line = sown.pick("center")
    sown.spoil(line, "entry_date", f"{sown.child(line).birth.year + 3}-09", "entry-too-early")
    sown.spoil(sown.pick("luming"), "entry_date", "2032-09", "entry-in-future")
    # A grade two too high makes the pupil look two years too young for it.
    line = sown.pick("yunxi", lambda line: line.seat.grade == 3 and _on_time(sown, line))
    line.put("grade", "５年级")
    sown.mark(line, "birth_date", "age-off-grade", "warning")


def _on_time(sown: Sown, line: Line) -> bool:
    """Whether the pupil began school at six."""
    birth = sown.child(line).birth
    return birth.year + (birth.month >= 9) == 2022 - line.seat.grade - 5


def _grades_and_classes(sown: Sown) -> None:
    sown.spoil(sown.pick("qinghe"), "class_name", "借读", "unreadable-grade")
    sown.spoil(sown.pick("yanhui"), "class_name", "待定", "unreadable-class", "warning")
    line = sown.pick("center", lambda line: line.seat.grade == 6)
    line.put("class_name", "七年级(1)班")
    sown.spoil(line, "grade", "七年级", "grade-outside-stages")
    sown.shift(line, -1)  # counted at a stage that the school has not
    sown.differences[line.school.name, "junior"] = 1
    line = sown.pick("tongyin", lambda line: line.seat.grade == 3)
    sown.spoil(line, "class_name", "四年级(1)班", "class-against-grade")
    line = sown.pick("maixiang")
    sown.spoil(line, "school_name", "马井镇麦香教学站", "unknown-school", "warning")
    sown.shift(line, -1)  # counted at a school that nobody knows
    _class_filled_down(sown)


def _class_filled_down(sown: Sown) -> None:
    """The class was filled down too far: one class seems to have grown, the next to have shrunk."""
    before = Counter(seat.number for seat in sown.truth.months["2023-02"] if (seat.school, seat.grade) == ("center", 2))
    now = [line for line in sown.lines if (line.seat.school, line.seat.grade) == ("center", 2)]
    second = [line for line in now if line.seat.number == 2]
    # Enough for both classes to be out of line with February, whoever else came or went.
    gone = max(0, before[1] - sum(line.seat.number == 1 for line in now))
    come = max(0, len(second) - before[2])
    for line in second[: max(5 + max(gone, come), len(second) // 3)]:
        line.put("class_name", "二年级(1)班")
    sown.sheet_marks += [("center", "class-headcount-jump", "warning")] * 2


def _broken(sown: Sown) -> None:
    sown.spoil(sown.pick("second_junior"), "phone", Formula("=VLOOKUP(C5,[1]电话!A:B,2,0)"), "formula-without-value")
    sown.spoil(sown.pick("first_junior"), "guardian_name", ErrorCell(), "error-cell")
