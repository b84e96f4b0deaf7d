"""What stands on a school's roster about each pupil, before the school puts it into its own form."""

from dataclasses import dataclass, field
from random import Random

from kongchuo.codes.classes import class_label, grade_label
from kongchuo.demo.layouts.page import Value
from kongchuo.demo.people import Child
from kongchuo.demo.schools import BY_KEY, DemoSchool, teachers
from kongchuo.demo.story import Seat
from kongchuo.demo.truth import Truth, period

_ELSEWHERE = ("河南省永城市", "江苏省徐州市", "山东省单县")


@dataclass
class Line:
    """A pupil's row. `values` are canonical texts (dates for days) by roster field; a field in
    `verbatim` is written as it is, without the school's own spelling."""

    seat: Seat
    values: dict[str, Value]
    verbatim: set[str] = field(default_factory=set)

    @property
    def school(self) -> DemoSchool:
        """The school on whose roster it stands."""
        return BY_KEY[self.seat.school]

    def put(self, name: str, value: Value) -> None:
        """Makes a cell say exactly this."""
        self.values[name] = value
        self.verbatim.add(name)


def lines_of(truth: Truth, month: str) -> list[Line]:
    """All rows of all rosters of a month, in order."""
    staff = teachers(Random(f"{truth.seed} {period(month).school_year}"))
    return [_line(truth, seat, month, staff[seat.school, seat.grade, seat.number]) for seat in truth.months[month]]


def _line(truth: Truth, seat: Seat, month: str, teacher: str) -> Line:
    child, school = truth.child(seat), BY_KEY[seat.school]
    home_taught = seat.child in truth.roles["home_taught"]
    values: dict[str, Value] = {
        "school_name": school.name,
        "school_code": school.code,
        "grade": grade_label(seat.grade),
        "class_name": class_label(seat.grade, seat.number),
        "name": child.name,
        "sex": child.sex,
        "id_type": "居民身份证",
        "id_number": child.id_number,
        "birth_date": child.birth,
        "ethnicity": child.ethnicity,
        "roll_number": f"G{child.id_number}",
        "roll_status": seat.status,
        "entry_date": _entry(seat, period(month).school_year),
        "boarding": "送教上门" if home_taught else _boarding(seat),
        "household_address": child.address if child.registered else _ELSEWHERE[seat.child % len(_ELSEWHERE)],
        "address": child.address,
        "guardian_name": child.family.guardian,
        "guardian_relation": child.family.relation,
        "phone": child.family.phone,
        "left_behind": child.left_behind if child.registered else "非留守儿童",
        "migrant_child": "否" if child.registered else "是",
        "orphan": "否",
        "hardship": child.family.hardship,
        "disability": child.disability,
        "dual_hardship": "否",
        "head_teacher": teacher,
        "remarks": _remarks(child, home_taught),
    }
    return Line(seat, values)


def _entry(seat: Seat, school_year: int) -> str:
    """September of the year in which the class entered the stage."""
    first = 1 if seat.grade <= 6 else 7
    return f"{school_year - seat.grade + first}-09"


def _boarding(seat: Seat) -> str:
    return "住校" if seat.grade >= 7 and seat.child % 10 < 4 else "走读"


def _remarks(child: Child, home_taught: bool) -> str:
    if home_taught:
        return "送教上门"
    return "随班就读" if child.disability != "无" else ""
