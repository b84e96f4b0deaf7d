"""Faults in the villages' files, chosen so that no figure of a report depends on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from kongchuo.codes.classes import grade_label
from kongchuo.demo.fault_ledgers import ERROR, WARNING
from kongchuo.demo.fault_numbers import exchanged
from kongchuo.demo.people import Child
from kongchuo.demo.register import RegisterRow
from kongchuo.demo.schools import BY_KEY, VILLAGES, town
from kongchuo.demo.story import Seat
from kongchuo.demo.truth import CHECKED, Truth
from kongchuo.demo.village_forms import Row
from kongchuo.demo.year import YEAR
from kongchuo.model.period import school_age

# The newest roster of the register's school year, which `check` looks at beside it.
_NEWEST = "2023-06"
# Villages that send the template, where every column can be pointed at.
_PLAIN = ("望舒村", "鹿鸣村", "听泉村", "晨露村", "雁回村")


@dataclass(frozen=True)
class RegisterMark:
    """A cell of a child's row in which a rule must find something."""

    row: Row
    field: str
    rule: str
    severity: str


@dataclass
class VillageRows:
    """The rows of every village in their order, whose they are, and the cells with a fault."""

    truth: Truth
    random: Random
    rows: dict[str, list[Row]]
    owners: dict[int, RegisterRow]
    marks: list[RegisterMark] = field(default_factory=list)
    _taken: set[int] = field(default_factory=set)

    def mark(self, row: Row, name: str, rule: str, severity: str = WARNING) -> None:
        """Remembers what must be found in a cell."""
        self.marks.append(RegisterMark(row, name, rule, severity))

    def pupil(self, fits: Callable[[RegisterRow, Seat], bool]) -> tuple[Row, RegisterRow]:
        """The row of a pupil of the township to whom nothing has happened yet: wherever the register is
        wrong about such a child, the roster says where it is."""
        free = [
            (row, owner, seat)
            for village in _PLAIN
            for row in self.rows[village]
            if (owner := self.owners.get(id(row))) and (seat := self._seat(owner)) and fits(owner, seat)
        ]
        row, owner, _ = self.random.choice(free)
        self._taken.add(owner.child.key)
        return row, owner

    def _seat(self, owner: RegisterRow) -> Seat | None:
        key = owner.child.key
        busy = key in self._taken or any(key in children for children in self.truth.roles.values())
        if busy or owner.status != "在校" or owner.counts or owner.child.disability != "无":
            return None
        return next((seat for seat in self.truth.months[CHECKED] if seat.child == key and seat.status == "在读"), None)


def sow_register(found: VillageRows) -> None:
    """Puts the faults in; those of the story itself (elsewhere without proof, deferred without approval)
    are only marked."""
    for village in VILLAGES:
        for row in found.rows[village]:
            _of_story(found, row)
    _spoiled_pupils(found)
    _household(found)
    _another_village(found)
    _not_of_age(found)
    _on_roster(found)


def mistyped_on_register(truth: Truth) -> tuple[int, ...]:
    """Two pupils whose number a village copied wrongly; they are enrolled all the same."""
    asked = [
        row for row in truth.register if row.status == "在校" and not row.counts and exchanged(row.child.id_number)
    ]
    return tuple(row.child.key for row in (asked[7], asked[-7]))


def _of_story(found: VillageRows, row: Row) -> None:
    owner = found.owners[id(row)]
    if owner.child.key in mistyped_on_register(found.truth):
        found.mark(row, "id_number", "id-checksum", ERROR)
        found._taken.add(owner.child.key)
    ours = {school.name for school in town().schools}
    if owner.status == "在校" and owner.school not in ours and not owner.proof:
        found.mark(row, "proof", "elsewhere-without-proof")
    if owner.status == "延缓入学" and not owner.proof:
        found.mark(row, "proof", "deferral-without-approval", ERROR)


def _spoiled_pupils(found: VillageRows) -> None:
    row, _ = found.pupil(lambda owner, seat: True)
    row.update(school_name="", place="")
    found.mark(row, "school_name", "in-school-nowhere")
    row, owner = found.pupil(lambda owner, seat: seat.grade == 6 and BY_KEY[seat.school].stages == ("primary",))
    row["grade"] = grade_label(7 if owner.age == 11 else 8)
    found.mark(row, "grade", "school-against-grade", ERROR)
    row, owner = found.pupil(lambda owner, seat: seat.grade in (4, 5) and owner.age == seat.grade + 5)
    row["grade"] = grade_label(owner.age - 5 - 2)
    found.mark(row, "grade", "grade-against-age")
    row, _ = found.pupil(lambda owner, seat: owner.age in (12, 13))
    row["school_status"] = "已毕业"
    found.mark(row, "school_status", "finished-too-young")


def _household(found: VillageRows) -> None:
    """A child that has moved away counts for nobody, whichever column says so."""
    row = next(row for row in _all(found) if row["school_status"] == "已迁出")
    row["household_status"] = "在籍"
    found.mark(row, "household_status", "household-against-status")


def _another_village(found: VillageRows) -> None:
    row, _ = found.pupil(lambda owner, seat: True)
    row["village"] = next(village for village in VILLAGES if village != row["village"])
    found.mark(row, "village", "village-against-file")
    row, owner = found.pupil(lambda owner, seat: True)
    other = next(village for village in reversed(_PLAIN) if village != owner.child.family.village)
    again = {**row, "village": other}
    found.rows[other].append(again)
    for one in (row, again):
        found.mark(one, "id_number", "id-twice-on-register", ERROR)


def _not_of_age(found: VillageRows) -> None:
    """A child that is no longer or not yet of school age is in no figure."""
    row, owner = found.pupil(lambda owner, seat: owner.age == 6)
    small = _stranger(found, owner, range(5, 6))
    if small:
        found.mark(_add(found, row, small, "辍学"), "birth_date", "age-outside-register")


def _on_roster(found: VillageRows) -> None:
    """Pupils of fifteen, still on a roster: the register says that one is dead and one has dropped out."""
    present = {seat.child for seat in found.truth.months[_NEWEST] if seat.status == "在读"}
    known = {owner.child.key for owner in found.owners.values()}
    roles = {child for children in found.truth.roles.values() for child in children}
    old = [
        child
        for child in found.truth.children
        if child.key in present - known - roles and child.registered and school_age(child.birth, YEAR) == 15
        and child.family.village in _PLAIN
    ]  # fmt: skip
    wanted = (("已死亡", "gone-but-on-roster", ERROR), ("辍学", "out-of-school-on-roster", WARNING))
    for child, (status, rule, severity) in zip(old, wanted, strict=False):
        row = _add(found, found.rows[child.family.village][0], child, status)
        row.update(household_status="注销" if status == "已死亡" else "在籍")
        found.mark(row, "school_status", rule, severity)


def _add(found: VillageRows, like: Row, child: Child, status: str) -> Row:
    """A row for one more child of the village."""
    row: Row = {
        **like, "village": child.family.village, "householder": child.family.householder, "name": child.name,
        "sex": child.sex, "id_number": child.id_number, "birth_date": child.birth, "household_status": "在籍",
        "school_status": status, "school_name": "", "grade": "", "place": "", "proof": "", "disability": "无",
        "guardian_name": child.family.guardian, "phone": child.family.phone, "remarks": "",
    }  # fmt: skip
    found.rows[child.family.village].append(row)
    return row


def _stranger(found: VillageRows, owner: RegisterRow, ages: range) -> Child | None:
    """The same child a year younger, under another name and number: nobody on any roster."""
    from kongchuo.codes import id_number

    birth = owner.child.birth.replace(day=min(owner.child.birth.day, 28), year=owner.child.birth.year + 1)
    if school_age(birth, YEAR) not in ages:
        return None
    order = 901 if owner.child.sex == "男" else 902
    number = id_number.make("342225", birth, order)
    name = owner.child.name[:1] + "小苗"
    return replace(owner.child, key=-1, name=name, birth=birth, id_number=number)


def _all(found: VillageRows) -> Iterator[Row]:
    return (row for village in VILLAGES for row in found.rows[village])
