"""A simulated school year, month by month: every school, grade and class adds up or names who breaks it."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from kongchuo.model.period import parse_period
from kongchuo.movements.balance import balances
from kongchuo.movements.explain import explanations
from kongchuo.movements.lists import left_without_record
from kongchuo.movements.placing import counted
from kongchuo.records.movements import Movement
from tests.movements.test_balance import assert_levels_add_up
from tests.movements.town import EAST, GRADES, HOPE, JUNIOR, SCHOOL, TOWNSHIP, child, compared, moved

MONTHS = ["2022-06", *(f"2022-{month:02}" for month in range(9, 13)), *(f"2023-{month:02}" for month in range(1, 7))]
OFFERED = {SCHOOL: range(1, 7), EAST: range(1, 7), HOPE: range(1, 10), JUNIOR: range(7, 10)}
Seat = tuple[str, int, int]  # school, grade, class


class Year:
    """Who sits where, the ledger, and whom it keeps silent about, by month."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.seats: dict[int, Seat] = {}
        self.ledger: list[Movement] = []
        self.rosters: dict[str, list[dict[str, object]]] = {}
        self.silent: dict[str, set[int]] = {}
        self.away: list[int] = []
        self.count = 0
        for school, grades in OFFERED.items():
            for grade in grades:
                for number in (1, 2):
                    for _ in range(3):
                        self._arrive((school, grade, number))
        for label in MONTHS:
            self._month(label)

    def _arrive(self, seat: Seat) -> int:
        self.seats[self.count] = seat
        self.count += 1
        return self.count - 1

    def _write(self, number: int, kind: str, day: date, seat: Seat, **more: object) -> None:
        school, grade, own = seat
        label = f"{GRADES[grade - 1]}年级({own})班"
        self.ledger.append(moved(number, kind, day, school, class_name=label, **more))

    def _month(self, label: str) -> None:
        month = parse_period("month", label)
        self.silent[label] = set()
        if label == "2022-09":
            self._summer()
        for _ in range(8 if label > "2022-06" else 0):
            self._event(label, month.start + timedelta(days=self.random.randrange(28)))
        self.rosters[label] = [
            child(number, grade, school, class_name=f"{GRADES[grade - 1]}年级({own})班")
            for number, (school, grade, own) in sorted(self.seats.items())
        ]

    def _summer(self) -> None:
        for number, (school, grade, own) in list(self.seats.items()):
            if grade not in (6, 9):
                self.seats[number] = (school, grade + 1, own)
                continue
            self._write(number, "毕业", date(2022, 6, 30), (school, grade, own))
            del self.seats[number]
            if grade == 6:
                self.seats[number] = (HOPE if school == HOPE else JUNIOR, 7, own)
                self._write(number, "招生", date(2022, 9, 1), self.seats[number])
        for school in (SCHOOL, EAST, HOPE):
            for own in (1, 2):
                self._write(self._arrive((school, 1, own)), "招生", date(2022, 9, 1), (school, 1, own))

    def _event(self, label: str, day: date) -> None:
        touched = {row.name for row in self.ledger if row.movement_date and f"{row.movement_date:%Y-%m}" == label}
        hidden = set().union(*self.silent.values())
        free = [one for one in self.seats if child(one)["name"] not in touched and one not in hidden]
        number = self.random.choice(free)
        school, grade, own = seat = self.seats[number]
        kind = self.random.choice(("转出", "休学", "转班", "留级", "转入", "复学", "离开", "换班"))
        recorded = kind not in ("离开", "换班")
        if kind in ("转出", "离开"):
            del self.seats[number]
        elif kind == "休学":
            self.away.append(number)
            del self.seats[number]
        elif kind in ("转班", "换班"):
            self.seats[number] = (school, grade, 3 - own)
        elif kind == "留级":
            if grade in (1, 7) or label == "2022-09":
                return
            self.seats[number] = (school, grade - 1, own)
        elif kind == "复学":
            if not self.away or child(self.away[0])["name"] in touched:
                return
            number = self.away.pop(0)
            self.seats[number] = seat
        else:
            number = self._arrive(seat)
        if recorded:
            self._write(number, kind, day, seat, suspension_end=day + timedelta(days=365) if kind == "休学" else None)
        else:
            self.silent[label].add(number)


@pytest.mark.parametrize("seed", range(12))
def test_every_school_grade_and_class_adds_up_or_names_the_children_who_break_it(seed: int) -> None:
    year = Year(seed)
    for before, label in pairwise(MONTHS):
        known = {month: year.rosters[month] for month in (before, label)}
        end = parse_period("month", label).end
        ledger = [row for row in year.ledger if row.movement_date and row.movement_date <= end]
        comparison = compared(known, ledger, month=label)
        movements = counted(comparison)
        rows, found = balances(comparison, movements, TOWNSHIP), explanations(comparison, movements)
        assert_levels_add_up(rows)
        effects: Counter[tuple[str, str | None, int | None, str]] = Counter()
        for one in found:
            effects[one.school, one.stage, one.grade, one.class_label] += one.effect
        classes = [row for row in rows if row.level == "class"]
        assert {
            (row.school, row.stage, row.grade, row.class_label): row.difference for row in classes if row.difference
        } == {key: effect for key, effect in effects.items() if effect}
        silent = {child(number)["name"] for number in year.silent[label]}
        assert silent == {one.child.name for one in found}
        whole = {one.child.name for one in found if not one.inside}
        assert whole == {one.name for one in left_without_record(comparison)}
        # Printed again when the year is over it says what it said.
        again = compared({month: year.rosters[month] for month in MONTHS}, year.ledger, month=label)
        movements = counted(again)
        assert (rows, found) == (balances(again, movements, TOWNSHIP), explanations(again, movements))
