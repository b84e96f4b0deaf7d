"""Who is gone, who is new, who stands twice: exactly those without a record."""

import random
from collections.abc import Iterable
from datetime import date

import pytest

from kongchuo.model.listed import Listed
from kongchuo.movements.lists import (
    joined_without_record,
    left_without_record,
    suspicious_classes,
    twice_enrolled,
)
from kongchuo.records.movements import Movement
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, child, compared, moved


def names(found: Iterable[Listed]) -> list[str]:
    return [one.name for one in found]


def name(number: int) -> str:
    return str(child(number)["name"])


def test_a_pupil_who_is_gone_without_a_record_is_left_without_record() -> None:
    (found,) = left_without_record(compared({"2023-02": [child(1), child(2)], "2023-03": [child(2)]}))
    assert (name(1), SCHOOL, 4, "四年级(1)班", "2023-02") == (
        found.name, found.school, found.grade, found.class_label, found.last_seen,
    )  # fmt: skip
    assert "台账没有异动记录。" == found.detail


@pytest.mark.parametrize("day", [date(2023, 2, 1), date(2023, 2, 27), date(2023, 3, 31)])
def test_a_movement_out_since_the_first_day_of_the_earlier_month_explains(day: date) -> None:
    rosters = {"2023-02": [child(1), child(2)], "2023-03": [child(2)]}
    assert () == left_without_record(compared(rosters, [moved(1, "转出", day)]))


@pytest.mark.parametrize(
    ("kind", "day"), [("转出", date(2023, 1, 31)), ("转出", date(2023, 4, 1)), ("转班", date(2023, 3, 1))]
)
def test_other_movements_do_not(kind: str, day: date) -> None:
    rosters = {"2023-02": [child(1), child(2)], "2023-03": [child(2)]}
    assert [name(1)] == names(left_without_record(compared(rosters, [moved(1, kind, day)])))


def test_who_came_back_by_the_ledger_and_is_not_there_is_left_without_record() -> None:
    ledger = [moved(1, "休学", date(2023, 2, 9)), moved(1, "复学", date(2023, 3, 9))]
    assert [name(1)] == names(
        left_without_record(compared({"2023-02": [child(1), child(2)], "2023-03": [child(2)]}, ledger))
    )


def test_a_status_that_changed_without_a_movement_is_left_without_record() -> None:
    (found,) = left_without_record(compared({"2023-02": [child(1)], "2023-03": [child(1, roll_status="休学")]}))
    assert "学籍状态为“休学”" in found.detail


def test_pupils_of_a_school_that_has_not_sent_its_roster_are_not_left() -> None:
    rosters = {"2023-02": [child(1), child(2, school=EAST)], "2023-03": [child(1)]}
    assert () == left_without_record(compared(rosters))


def test_a_pupil_now_at_another_school_of_the_township_has_joined_there_and_not_left() -> None:
    comparison = compared(
        {
            "2023-02": [child(1), child(2), child(3, school=EAST)],
            "2023-03": [child(2), child(1, 4, EAST), child(3, school=EAST)],
        }
    )
    assert () == left_without_record(comparison)
    (found,) = joined_without_record(comparison)
    assert (name(1), EAST) == (found.name, found.school)


@pytest.mark.parametrize("kind", ["招生", "转入", "复学", "其他增加"])
def test_a_movement_in_says_where_from(kind: str) -> None:
    rosters = {"2023-02": [child(2)], "2023-03": [child(1), child(2)]}
    assert [name(1)] == names(joined_without_record(compared(rosters)))
    assert () == joined_without_record(compared(rosters, [moved(1, kind, date(2023, 3, 2))]))


def test_a_school_without_an_earlier_roster_has_nobody_who_joined() -> None:
    assert () == joined_without_record(compared({"2023-02": [child(2)], "2023-03": [child(2), child(1, 4, EAST)]}))


def test_over_the_summer_leaving_classes_have_not_left_and_new_classes_have_not_joined() -> None:
    june = [
        child(1, 6),
        child(2, 5),
        child(3, 9, JUNIOR),
        child(4, 6, HOPE),
        child(5, 3, HOPE),
        child(9, 8, HOPE),
        child(10, 8, JUNIOR),
    ]
    september = [
        child(2, 6), child(6, 1), child(1, 7, JUNIOR), child(10, 9, JUNIOR), child(4, 7, HOPE), child(5, 4, HOPE), child(7, 8, HOPE),
    ]  # fmt: skip
    comparison = compared({"2023-06": june, "2023-09": september}, month="2023-09")
    assert [name(9)] == names(left_without_record(comparison))
    assert [name(7)] == names(joined_without_record(comparison))


def test_a_child_on_two_rosters_is_twice_enrolled() -> None:
    rosters = {
        "2023-02": [child(1), child(2, school=EAST)],
        "2023-03": [child(1), child(1, 4, EAST), child(2, school=EAST)],
    }
    (found,) = twice_enrolled(compared(rosters))
    assert name(1) == found.name
    assert f"{SCHOOL}四年级(1)班" in found.detail
    assert f"{EAST}四年级(1)班" in found.detail


def test_a_new_child_who_stands_twice_is_twice_enrolled() -> None:
    assert [name(1)] == names(twice_enrolled(compared({"2023-03": [child(1), child(1, 4, EAST)]})))


def test_two_children_with_a_copied_number_are_not_one_child() -> None:
    number = child(1)["id_number"]
    rosters = {"2023-03": [child(1), child(2, id_number=number)]}
    assert () == twice_enrolled(compared(rosters))


def test_a_whole_class_that_is_gone_is_likelier_a_sheet_that_was_not_sent() -> None:
    comparison = compared({"2023-02": map(child, range(8)), "2023-03": [child(9, 5)]})
    left = left_without_record(comparison)
    assert [(SCHOOL, "四年级(1)班", 8)] == list(suspicious_classes(left, {(SCHOOL, "四年级(1)班"): 8}))
    assert [] == list(suspicious_classes(left, {(SCHOOL, "四年级(1)班"): 9}))


def _mistyped(row: dict[str, object], chance: random.Random) -> dict[str, object]:
    """The row with an ID that is missing or has one wrong digit, or a like-sounding name."""
    number = str(row["id_number"])
    spot = chance.randrange(6, 17)
    wrong = str((int(number[spot]) + chance.randrange(1, 10)) % 10)
    return chance.choice(
        [
            {**row, "id_number": ""},
            {**row, "id_number": number[:spot] + wrong + number[spot + 1 :]},
            {**row, "id_number": number.lower()},
        ]
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_lists_of_an_invented_township_are_its_true_leavers_and_comers(seed: int) -> None:
    """Recorded and silent movements of every kind, with typing errors in the rosters and the ledger."""
    chance = random.Random(seed)
    homes = [(SCHOOL, 4), (EAST, 3), (HOPE, 6), (HOPE, 8), (JUNIOR, 7)]
    town = {number: homes[number % 5] for number in range(240)}
    before = [child(number, grade, school) for number, (school, grade) in town.items()]
    ledger: list[Movement] = []
    left, joined = set(), set()
    for number in chance.sample(range(240), 60):
        school, grade = town[number]
        event = chance.choice(["leaves", "silently", "moves", "moves silently", "comes", "appears"])
        day = date(2023, 3, chance.randrange(1, 29))
        if event == "leaves":
            ledger.append(moved(number, chance.choice(["转出", "休学", "死亡", "出国"]), day, school))
            del town[number]
        elif event == "silently":
            left.add(name(number))
            del town[number]
        elif event.startswith("moves"):
            target = next(home for home in homes if home[0] != school)
            town[number] = target
            if event == "moves":
                ledger += [
                    moved(number, "转出", day, school, other_school=target[0]),
                    moved(number, "转入", day, target[0]),
                ]
            else:
                joined.add(name(number))
        else:
            town[500 + number] = (school, grade)
            if event == "comes":
                ledger.append(moved(500 + number, "转入", day, school))
            else:
                joined.add(name(500 + number))
    now = [child(number, grade, school) for number, (school, grade) in town.items()]
    for rows in (before, now):
        for position in chance.sample(range(len(rows)), 8):
            rows[position] = _mistyped(rows[position], chance)
    comparison = compared({"2023-02": before, "2023-03": now}, ledger)
    assert left == set(names(left_without_record(comparison)))
    assert joined == set(names(joined_without_record(comparison)))
    assert () == twice_enrolled(comparison)


def test_leave_holds_a_place_on_a_roll_too() -> None:
    (found,) = twice_enrolled(compared({"2023-03": [child(1), child(1, 4, EAST, roll_status="休学")]}))
    assert SCHOOL == found.school
    assert "（休学，" in found.detail
    assert () == twice_enrolled(compared({"2023-03": [child(1), child(1, 4, EAST, roll_status="转出")]}))


def test_a_row_without_a_number_that_stands_twice_in_a_class_is_one_child() -> None:
    bare = child(1, id_number="")
    rosters = {"2023-02": [bare, bare, child(2)], "2023-03": [child(2)]}
    assert [name(1)] == names(left_without_record(compared(rosters)))


def test_who_changed_schools_before_a_school_missed_a_month_is_one_child_without_an_id_number_too() -> None:
    # EAST sent nothing in February; the child has gone on to SCHOOL, where its number was left out at first.
    rosters = {
        "2023-01": [child(1, 4, EAST), child(3, 4, EAST)],
        "2023-02": [child(1, id_number=""), child(2)],
        "2023-03": [child(1), child(2), child(3, 4, EAST)],
    }
    comparison = compared(rosters)
    assert () == left_without_record(comparison)
    assert () == joined_without_record(comparison)


def test_who_was_on_two_rosters_may_be_at_the_school_whose_roster_has_not_come() -> None:
    rosters = {"2023-02": [child(1), child(1, 4, EAST), child(2)], "2023-03": [child(2)]}
    assert () == left_without_record(compared(rosters))
