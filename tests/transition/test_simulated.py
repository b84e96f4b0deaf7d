"""Invented townships whose truth is known: slips, twins and movers lose no child and merge nobody."""

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.transition.result import Fate, Transition
from tests.factories import SCHOOL, make_id
from tests.transition.cohort import EAST, JUNIOR, NINE_YEAR, arrival, followed, leaver, outcome

SURNAMES, GIVEN = "张王李赵周吴孙刘陈杨", "浩子梓然涵轩宇欣怡思文博俊杰诗琪佳明建国"
HOMOPHONES = str.maketrans("浩欣佳宇涵", "昊鑫嘉雨晗")

# What the tool must answer for each thing that can happen to a leaver.
TRUTH = {
    "arrived": Fate.REGISTERED,
    "arrived, ID mistyped": Fate.REGISTERED,
    "arrived, ID missing": Fate.REGISTERED,
    "arrived, ID stored as a number": Fate.REGISTERED,
    "arrived, name by sound": Fate.REGISTERED,
    "arrived, ID missing and name by sound": Fate.REGISTERED,
    "elsewhere": Fate.ELSEWHERE,
    "elsewhere, ID missing": Fate.ELSEWHERE,
    "elsewhere without proof": Fate.UNRESOLVED,
    "special": Fate.SPECIAL,
    "repeating": Fate.REPEATING,
    "repeating by ledger": Fate.REPEATING,
    "deferred": Fate.DEFERRED,
    "deceased": Fate.DECEASED,
    "gone": Fate.UNRESOLVED,
}


class Cohort:
    """A cohort with, for every leaver, what has happened to it."""

    def __init__(self, seed: int, size: int) -> None:
        self.chance = random.Random(seed)
        self.leavers: list[dict[str, Any]] = []
        self.truth: list[str] = []
        self.later: list[dict[str, Any]] = []
        self.ledger: list[dict[str, Any]] = []
        for number in range(size):
            self._leaver(number)
        for number in range(5):
            birth = date(2011, 1, 1) + timedelta(days=self.chance.randrange(365))
            self.later.append(arrival(900 + number, name=f"外{GIVEN[number]}{GIVEN[-number - 1]}", birth=birth))
        self.chance.shuffle(self.later)
        self.chance.shuffle(self.ledger)

    def _leaver(self, number: int) -> None:
        twin = self.leavers[-1] if number % 13 == 12 else None
        name = self.chance.choice(SURNAMES) + "".join(self.chance.sample(GIVEN, 2))
        birth = date(2010, 9, 1) + timedelta(days=self.chance.randrange(365))
        school = self.chance.choice((SCHOOL, EAST, NINE_YEAR))
        order = number * 2 % 898 + 1
        if twin:
            birth, school = date.fromisoformat(twin["birth_date"]), twin["school_name"]
            name = twin["name"][:2] + ("成" if twin["name"][2] != "成" else "才")
        row = leaver(order, name=name, school_name=school, birth=birth, guardian_name=name[0] + "大")
        self.leavers.append(row)
        fate = self.chance.choice(list(TRUTH)) if self.chance.random() < 0.5 else "arrived"
        self.truth.append(fate)
        self._happens(fate, row, order, birth)

    def _happens(self, fate: str, row: dict[str, Any], order: int, birth: date) -> None:
        number, name = row["id_number"], row["name"]
        junior = NINE_YEAR if row["school_name"] == NINE_YEAR else JUNIOR
        there = arrival(order, name=name, birth=birth, school_name=junior, guardian_name=row["guardian_name"])
        entry = outcome(name=name, school_name=row["school_name"], id_number=number)
        place = self.chance.randrange(17)
        changes = {
            "arrived": {},
            "arrived, ID mistyped": {
                "id_number": number[:place]
                + str((int(number[place]) + self.chance.randint(1, 9)) % 10)
                + number[place + 1 :]
            },
            "arrived, ID missing": {"id_number": self.chance.choice(("", "无"))},
            "arrived, ID stored as a number": {"id_number": float(number[:15] + "000")},
            "arrived, name by sound": {"name": name.translate(HOMOPHONES)},
            "arrived, ID missing and name by sound": {"id_number": "", "name": name.translate(HOMOPHONES)},
        }
        said = {
            "elsewhere": {},
            "elsewhere, ID missing": {"id_number": ""},
            "elsewhere without proof": {"proof": ""},
            "special": {"destination": "特殊教育"},
            "repeating by ledger": {"destination": "留级"},
            "deferred": {"destination": "延缓", "proof": "批复"},
            "deceased": {"destination": "死亡"},
        }
        if fate in changes:
            self.later.append(there | changes[fate])
        elif fate in said:
            self.ledger.append(entry | said[fate])
        elif fate == "repeating":
            self.later.append(row)

    def follow(self) -> Transition:
        return followed({"2023-06": self.leavers}, {"2023-09": self.later}, self.ledger)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_every_leaver_has_its_one_true_outcome_and_they_add_up(seed: int) -> None:
    cohort = Cohort(seed, 60)
    result = cohort.follow()
    expected = {row["id_number"]: (what, TRUTH[what]) for row, what in zip(cohort.leavers, cohort.truth, strict=True)}
    actual = {one.leaver.id_number: one for one in result.followed}
    assert actual.keys() == expected.keys()
    assert sum(result.counts.values()) == len(cohort.leavers)
    for number, (what, fate) in expected.items():
        found = actual[number]
        if found.fate is not fate:
            # Two leavers of one name in a ledger without numbers, or of one birth date, are left to a person.
            assert found.fate is Fate.UNRESOLVED, (what, found)
            assert "missing" in what, (what, found)
        if found.fate is Fate.REGISTERED:
            assert found.found is not None
            assert found.found.birth == found.leaver.birth


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_rows_changes_no_outcome(seed: int) -> None:
    cohort = Cohort(seed, 40)
    before = {one.leaver.id_number: one.fate for one in cohort.follow().followed}
    for rows in (cohort.leavers, cohort.later, cohort.ledger):
        cohort.chance.shuffle(rows)
    assert before == {one.leaver.id_number: one.fate for one in cohort.follow().followed}


def test_whom_the_cascade_loses_in_a_large_township_is_next_to_nobody() -> None:
    cohort = Cohort(11, 400)
    actual = {one.leaver.id_number: one.fate for one in cohort.follow().followed}
    wrong = [
        what
        for row, what in zip(cohort.leavers, cohort.truth, strict=True)
        if actual[row["id_number"]] is not TRUTH[what]
    ]
    assert len(wrong) <= 2


def test_make_id_of_the_simulation_is_unique() -> None:
    numbers = {make_id(order) for order in range(1, 999)}
    assert len(numbers) == 998
