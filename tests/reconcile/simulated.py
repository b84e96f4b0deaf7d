"""An invented township in which it is known where every child truly is, and what the clerks did wrong."""

import random
from datetime import date, timedelta
from typing import Any

from kongchuo.indicators.register import State
from tests.factories import SCHOOL, make_id
from tests.movements.town import EAST, HOPE
from tests.reconcile.town import entry, pupil

SURNAMES, GIVEN = "张王李赵周吴孙刘陈杨", "浩子梓然涵轩欣怡思文博俊杰诗琪佳明建国"
HOMOPHONES = str.maketrans("浩欣佳涵杰", "昊鑫嘉晗洁")
VILLAGES = ("云溪村", "麦香村", "鹿鸣村")

# What can be wrong with a child who sits in a school of the township; the answer is the same for all.
SLIPS = (
    "clean", "clean", "clean", "number mistyped on the register", "number mistyped on the roster",
    "number missing on the register", "number missing on the roster", "number stored as a number",
    "name by sound", "number missing and name by sound", "twice on the register", "twice on the rosters",
    "suspended", "register says not in school",
)  # fmt: skip
# Children on no roster: what the register says, and what they are.
AWAY: dict[str, tuple[dict[str, str], State]] = {
    "elsewhere": ({"school_name": "苏州市某小学", "proof": "学籍证明"}, State.ELSEWHERE_PROVED),
    "elsewhere without proof": ({"school_name": "苏州市某小学"}, State.ELSEWHERE_UNPROVED),
    "special": ({"school_name": "县特殊教育学校"}, State.SPECIAL),
    "home": ({"school_status": "送教上门"}, State.HOME),
    "deferred": ({"school_status": "延缓入学", "proof": "批复"}, State.DEFERRED),
    "finished": ({"school_status": "已毕业"}, State.FINISHED),
    "deceased": ({"school_status": "已死亡"}, State.DECEASED),
    "moved": ({"school_status": "已迁出"}, State.MOVED_AWAY),
    "never enrolled": ({"school_status": "未入学"}, State.NOT_IN_SCHOOL),
    "gone from our school": ({}, State.NOT_IN_SCHOOL),
    "left the roll": ({}, State.NOT_IN_SCHOOL),
    "two valid numbers": ({}, State.TO_REVIEW),
}


class Township:
    """The register, the rosters and the truth: by the number of a child its state, by the row of a
    roster the number of its child. Children whose number is negative are on no register."""

    def __init__(self, seed: int, size: int) -> None:
        self.chance = random.Random(seed)
        self.register: list[dict[str, Any]] = []
        self.roster: list[dict[str, Any]] = []
        self.truth: dict[int, State] = {}
        self.taken: set[tuple[date, int]] = set()
        for number in range(size):
            self._child(number)
        for number in range(5):
            self._stranger(-number - 1)
        self.chance.shuffle(self.register)
        self.chance.shuffle(self.roster)

    def _child(self, number: int) -> None:
        name, birth, order = self._person(number)
        home = self.chance.choice(VILLAGES)
        guardian = f"{name[0]}{self.chance.choice('大二三')}"
        self._happens(number, name, order, {"birth": birth, "guardian_name": guardian}, home)
        if number % 11 == 10:  # a twin, whose name differs in one character
            twin = name[:2] + ("成" if name[2] != "成" else "才")
            self._happens(number + 10_000, twin, order + 2, {"birth": birth, "guardian_name": guardian}, home)

    def _person(self, number: int) -> tuple[str, date, int]:
        """Namesakes there may be; but no two children share birth date and sex, but for twins."""
        name = self.chance.choice(SURNAMES) + "".join(self.chance.sample(GIVEN, 2))
        while True:
            birth = date(2008, 9, 1) + timedelta(days=self.chance.randrange(365 * 8))
            order = self.chance.randrange(1, 490) * 2 + number % 2
            if (birth, number % 2) not in self.taken:
                self.taken.add((birth, number % 2))
                return name, birth, order

    def _happens(self, number: int, name: str, order: int, home: dict[str, Any], village: str) -> None:
        row = entry(order, name=name, village=village, child=number, **home)
        seat = pupil(order, name=name, child=number, school_name=self.chance.choice((SCHOOL, EAST, HOPE)), **home)
        if self.chance.random() < 0.6:
            self._seated(self.chance.choice(SLIPS), row, seat)
            self.truth[number] = State.IN_TOWNSHIP
            return
        fate = self.chance.choice(list(AWAY))
        changes, state = AWAY[fate]
        self.register.append(row | changes)
        self.truth[number] = state
        if fate == "left the roll":
            self.roster.append(seat | {"roll_status": "转出"})
        if fate == "two valid numbers":
            self.roster.append(seat | {"id_number": make_id(order + 4, home["birth"], "342225")})

    def _seated(self, slip: str, row: dict[str, Any], seat: dict[str, Any]) -> None:
        number = row["id_number"]
        if slip == "number mistyped on the register":
            row["id_number"] = self._mistyped(number)
        elif slip == "number mistyped on the roster":
            seat["id_number"] = self._mistyped(number)
        elif slip == "number missing on the register":
            row["id_number"] = self.chance.choice(("", "无"))
        elif slip == "number stored as a number":
            seat["id_number"] = float(number[:15] + "000")
        elif slip == "suspended":
            seat["roll_status"] = "休学"
        elif slip == "register says not in school":
            row["school_status"] = "未入学"
        if "missing" in slip and "register" not in slip:
            seat["id_number"] = ""
        if "sound" in slip:
            seat["name"] = seat["name"].translate(HOMOPHONES)
        if slip == "twice on the register":
            self.register.append(row | {"village": "望舒村", "householder": "外婆"})
        if slip == "twice on the rosters":
            self.roster.append(seat | {"school_name": EAST if seat["school_name"] != EAST else SCHOOL})
        self.register.append(row)
        self.roster.append(seat)

    def _mistyped(self, number: str) -> str:
        place = self.chance.randrange(17)
        wrong = (int(number[place]) + self.chance.randint(1, 9)) % 10
        return f"{number[:place]}{wrong}{number[place + 1 :]}"

    def _stranger(self, number: int) -> None:
        name, birth, order = self._person(-number)
        self.roster.append(pupil(order, name=f"欧阳{name[1:]}", birth=birth, guardian_name="欧阳大", child=number))
