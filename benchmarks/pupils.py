"""Invented pupils by the thousand: clean rows with all columns of a roster, and rows with one fault each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from random import Random

from kongchuo.codes import id_number
from kongchuo.codes.classes import class_label, grade_label
from kongchuo.demo import names
from kongchuo.demo.people import DIVISIONS
from kongchuo.records.roster import Pupil

YEAR = 2022
COLUMNS = {name: spec.heading for name, spec in Pupil.columns().items()}
# Two columns that many forms have and no rule looks at make it thirty.
HEADINGS = (*COLUMNS.values(), "身高", "体重")
_CLASS_SIZE = 45
_SLIPS = 0.02


@dataclass(frozen=True)
class School:
    """A school; primary schools have grades 1–6, junior schools 7–9."""

    name: str
    code: str
    village: str
    grades: range

    @property
    def stage(self) -> str:
        """As `kongchuo.toml` says it."""
        return "primary" if self.grades[0] == 1 else "junior"


def schools(number: int) -> list[School]:
    """Every fourth is a junior school. The names are made of the sixty-year cycle, so they are nobody's."""
    found = []
    for index, (side, stem, branch) in enumerate(
        product("东南西北", "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥")
    ):
        junior = index % 4 == 3
        name = f"马井镇{stem}{branch}{side}{'初级中学' if junior else '小学'}"
        code = f"{'31' if junior else '21'}349{index:05}"
        found.append(School(name, code, f"{stem}{branch}{side}村", range(7, 10) if junior else range(1, 7)))
    return found[:number]


@dataclass
class Register:
    """Makes pupils one after another; no two share number, or name, sex and birth date."""

    random: Random
    _numbers: set[str] = field(default_factory=set)
    _people: set[tuple[str, str, date]] = field(default_factory=set)

    def school(self, school: School, size: int) -> Iterator[dict[str, str]]:
        """The clean rows of a school, by field name."""
        share, rest = divmod(size, len(school.grades))
        serial = 0
        for place, grade in enumerate(school.grades):
            pupils = share + (place < rest)
            classes = -(-pupils // _CLASS_SIZE)
            for index in range(pupils):
                serial += 1
                yield self.pupil(school, grade, index * classes // pupils + 1, serial)

    def pupil(self, school: School, grade: int, number: int, serial: int) -> dict[str, str]:
        """One clean row."""
        random = self.random
        sex, surname = random.choice("男女"), names.surname(random)
        name, birth = self._person(grade, sex, surname)
        card = self._number(birth, sex)
        entry = YEAR - grade + 1 if grade < 7 else YEAR - grade + 7
        address = f"萧县马井镇{school.village}{random.randrange(1, 900)}号"
        values = {
            "serial": str(serial),
            "school_name": school.name,
            "school_code": school.code,
            "grade": grade_label(grade),
            "class_name": class_label(grade, number),
            "name": name,
            "sex": sex,
            "id_type": "居民身份证",
            "id_number": card,
            "birth_date": birth.isoformat(),
            "ethnicity": random.choices(("汉族", "回族", "苗族"), (97, 2, 1))[0],
            "roll_number": f"G{card}",
            "roll_status": "在读",
            "entry_date": f"{entry}-09",
            "boarding": random.choice(("走读", "走读", "住校")),
            "household_address": address,
            "address": address,
            "guardian_name": names.elder_name(random, surname),
            "guardian_relation": "父亲",
            "phone": names.phone_number(random),
            "left_behind": random.choices(("非留守儿童", "单亲留守", "双亲留守"), (6, 2, 2))[0],
            "migrant_child": "否",
            "orphan": "否",
            "hardship": random.choices(("无", "脱贫户", "低保"), (8, 1, 1))[0],
            "disability": "无",
            "dual_hardship": "否",
            "head_teacher": f"{names.SURNAMES[(grade * 7 + number) % 90]}老师",
            "remarks": "",
        }
        return {name: values[name] for name in COLUMNS}

    def _person(self, grade: int, sex: str, surname: str) -> tuple[str, date]:
        while True:
            name = names.child_name(self.random, sex, surname)
            birth = date(YEAR - grade - 6, 9, 1) + timedelta(days=self.random.randrange(365))
            if (name, sex, birth) not in self._people:
                self._people.add((name, sex, birth))
                return name, birth

    def _number(self, birth: date, sex: str) -> str:
        while True:
            order = self.random.randrange(1, 500) * 2 - (sex == "男")
            number = id_number.make(self.random.choice(DIVISIONS), birth, order)
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def slipped(row: dict[str, str], random: Random) -> dict[str, str]:
    """The row of another list; in two of a hundred the number does not match any more: a digit wrong, two exchanged,
    the check digit wrong, or no number at all."""
    if random.random() >= _SLIPS:
        return row
    number, place = row["id_number"], random.randrange(16)
    other = str((int(number[place]) + random.randrange(1, 10)) % 10)
    kinds = (
        f"{number[:place]}{other}{number[place + 1 :]}",
        f"{number[:place]}{number[place + 1]}{number[place]}{number[place + 2 :]}",
        f"{number[:17]}{'1' if number[17] != '1' else '2'}",
        "",
    )
    return {**row, "id_number": random.choice([kind for kind in kinds if kind != number])}


def _check_digit(row: dict[str, str], _: dict[str, str]) -> None:
    number = row["id_number"]
    row["id_number"] = number[:17] + ("1" if number[17] != "1" else "2")


def _short(row: dict[str, str], _: dict[str, str]) -> None:
    row["id_number"] = row["id_number"][:17]


def _birth(row: dict[str, str], _: dict[str, str]) -> None:
    row["birth_date"] = (date.fromisoformat(row["birth_date"]) + timedelta(days=1)).isoformat()


def _other(name: str, value: str) -> Callable[[dict[str, str], dict[str, str]], None]:
    def change(row: dict[str, str], _: dict[str, str]) -> None:
        row[name] = value

    return change


def _twice(row: dict[str, str], before: dict[str, str]) -> None:
    row.update({name: before[name] for name in ("id_number", "birth_date", "sex")})


# What is done to a row, and whether the peers' rules see it. The number that is repeated is that
# of a row whose own fault lies elsewhere.
FAULTS: tuple[tuple[Callable[[dict[str, str], dict[str, str]], None], bool], ...] = (
    (_check_digit, True),
    (_birth, True),
    (_other("sex", "未说明"), True),
    (_other("ethnicity", "汉满族"), True),
    (_other("sex", ""), True),
    (_short, True),
    (_other("phone", "1541234"), False),
    (_other("roll_status", "在逃"), False),
    (_other("boarding", "骑车"), False),
    (_twice, True),
)


def spoiled(rows: list[dict[str, str]], faults: int) -> tuple[list[dict[str, str]], int]:
    """The rows with one fault each in so many of them, spread evenly, and how many of them a peer must find."""
    found = [dict(row) for row in rows]
    seen = 0
    for index in range(faults):
        place = index * len(rows) // faults
        change, shared = FAULTS[index % len(FAULTS)]
        change(found[place], found[place - 1])
        seen += shared
    return found, seen
