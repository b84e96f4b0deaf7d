"""What became of a grade 6 leaver (DOMAIN section 3, Transition)."""

from datetime import date

import pytest

from kongchuo.transition.result import Fate
from tests.factories import SCHOOL, make_id
from tests.transition.cohort import (
    BIRTH,
    EAST,
    JUNIOR,
    NINE_YEAR,
    arrival,
    followed,
    leaver,
    movement,
    one,
    outcome,
)

JUNE, SEPTEMBER, OCTOBER = "2023-06", "2023-09", "2023-10"
OTHERS = [arrival(31, name="赵梓涵", birth=date(2011, 8, 8))]  # so that a roster has been sent


def test_a_leaver_on_a_grade_7_roster_is_registered_there() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: [arrival()]})
    assert (found.fate, found.to_school, found.matched_by) == (Fate.REGISTERED, JUNIOR, "id_number")
    assert found.evidence is not None
    assert (found.evidence.file, found.evidence.sheet, found.evidence.cell) == (
        "花名册/2023-09/全镇.xlsx",
        "Sheet1",
        "D2",
    )


def test_a_suspended_leaver_is_a_leaver_and_a_suspended_arrival_is_registered() -> None:
    found = one({JUNE: [leaver(roll_status="休学")]}, {SEPTEMBER: [arrival(roll_status="休学")]})
    assert (found.fate, found.detail) == (Fate.REGISTERED, "花名册上为休学。")


def test_whoever_left_the_roll_before_is_no_leaver() -> None:
    rows = [leaver(3, roll_status="转出"), leaver(5, grade="五年级", class_name="五年级(1)班")]
    assert followed({JUNE: rows}, {SEPTEMBER: OTHERS}).followed == ()


def test_a_leaver_of_a_nine_year_school_comes_to_the_same_school() -> None:
    found = one({JUNE: [leaver(school_name=NINE_YEAR)]}, {SEPTEMBER: [arrival(school_name=NINE_YEAR)]})
    assert (found.expected, found.to_school) == (NINE_YEAR, NINE_YEAR)


def test_the_school_that_a_primary_school_feeds_is_expected() -> None:
    assert one({JUNE: [leaver()]}).expected == JUNIOR


@pytest.mark.parametrize(
    ("said", "proof", "fate"),
    [
        ("升入初中", "录取通知书", Fate.ELSEWHERE),
        ("升入初中", "", Fate.UNRESOLVED),
        ("外地就读", "学籍证明", Fate.ELSEWHERE),
        ("外地就读", "", Fate.UNRESOLVED),
        ("外地就读", "无", Fate.UNRESOLVED),
        ("外地就读", "待补", Fate.UNRESOLVED),
        ("特殊教育", "", Fate.SPECIAL),
        ("留级", "", Fate.REPEATING),
        ("延缓", "批复", Fate.DEFERRED),
        ("延缓", "", Fate.UNRESOLVED),
        ("死亡", "", Fate.DECEASED),
        ("未落实", "学籍证明", Fate.UNRESOLVED),
        ("不知道", "学籍证明", Fate.UNRESOLVED),
    ],
)
def test_the_ledger_decides_for_whoever_is_on_no_roster(said: str, proof: str, fate: Fate) -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [outcome(destination=said, proof=proof)])
    assert found.fate is fate
    assert found.matched_by == "id_number"
    assert found.evidence is not None
    assert found.evidence.file == "台账/毕业生去向.xlsx"


def test_whoever_is_nowhere_is_unresolved() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [])
    assert (found.fate, found.to_school, found.matched_by, found.evidence) == (Fate.UNRESOLVED, None, None, None)


def test_a_leaver_on_a_grade_6_roster_again_is_repeating() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: [*OTHERS, leaver()]})
    assert (found.fate, found.to_school, found.matched_by) == (Fate.REPEATING, SCHOOL, "id_number")


def test_a_grade_7_roster_counts_more_than_the_ledger() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: [arrival()]}, [outcome()])
    assert found.fate is Fate.REGISTERED
    assert found.detail == "台账登记为“外地就读”，但已在马井镇初级中学七年级花名册上，请核对台账。"
    assert found.to_check


def test_the_latest_roster_is_the_evidence() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: [arrival()], OCTOBER: [*OTHERS, arrival()]})
    assert found.evidence is not None
    assert (found.evidence.file, found.evidence.cell) == ("花名册/2023-10/全镇.xlsx", "D3")
    assert found.detail == ""


def test_whoever_came_in_september_and_is_gone_in_october_is_registered_and_remarked() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: [arrival()], OCTOBER: OTHERS})
    assert found.fate is Fate.REGISTERED
    assert found.detail == "2023年9月在册，2023年10月的花名册上已没有该生，请查明。"


def test_a_leaver_whose_number_was_corrected_over_the_months_is_one_arrival() -> None:
    result = followed(
        {JUNE: [leaver(id_number="")]}, {SEPTEMBER: [arrival(id_number="")], OCTOBER: [arrival(), *OTHERS]}
    )
    assert result.followed[0].matched_by == "name_birth_sex"
    assert [child.latest.pupil.name for child in result.unknown] == ["赵梓涵"]


def test_a_school_that_did_not_send_june_is_taken_at_its_latest_month() -> None:
    result = followed(
        {"2023-05": [leaver(1, school_name=EAST), leaver(3, name="张浩然")], JUNE: [leaver(3, name="张浩然")]}
    )
    assert sorted(child.leaver.school for child in result.followed) == [EAST, SCHOOL]
    assert {school: period.label for school, period in result.last_months.items()} == {SCHOOL: JUNE, EAST: "2023-05"}


def test_a_child_who_moved_between_the_last_rosters_is_one_leaver() -> None:
    found = one({"2023-05": [leaver(school_name=EAST)], JUNE: [leaver()]})
    assert found.leaver.school == SCHOOL


def test_a_child_on_two_last_rosters_is_one_leaver_and_remarked() -> None:
    found = one({JUNE: [leaver(), leaver(school_name=EAST)]}, {SEPTEMBER: [arrival()]})
    assert found.detail == f"同时在{SCHOOL}、{EAST}的六年级花名册上，只计一次，请核对。"


def test_a_possible_match_is_unresolved_and_shown_with_both_sides() -> None:
    result = followed({JUNE: [leaver(name="张浩然")]}, {SEPTEMBER: [arrival(name="张浩宇", id_number="")]})
    (found,) = result.followed
    assert found.fate is Fate.UNRESOLVED
    assert found.detail == f"可能是{JUNIOR}七年级(2)班的张浩宇，请核对。"
    assert [child.latest.pupil.name for child in found.maybe] == ["张浩宇"]
    assert result.unknown == ()


def test_a_possible_match_does_not_undo_what_the_ledger_decides() -> None:
    found = one(
        {JUNE: [leaver(name="张浩然")]},
        {SEPTEMBER: [arrival(name="张浩宇", id_number="")]},
        [outcome(name="张浩然")],
    )
    assert (found.fate, found.to_check) == (Fate.ELSEWHERE, True)


def test_twins_are_not_taken_for_each_other() -> None:
    rows = [leaver(1, name="张浩然"), leaver(3, name="张浩宇")]
    result = followed({JUNE: rows}, {SEPTEMBER: [arrival(3, name="张浩宇")]})
    assert [one.fate for one in result.followed] == [Fate.UNRESOLVED, Fate.REGISTERED]


@pytest.mark.parametrize("number", ["", "无", make_id(1, BIRTH)[:-1], make_id(1, BIRTH)[:5] + make_id(1, BIRTH)[6:]])
def test_a_ledger_entry_with_a_bad_id_number_is_found_by_name_and_school(number: str) -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [outcome(id_number=number)])
    assert found.fate is Fate.ELSEWHERE
    assert found.matched_by in {"name_and_school", "id_one_edit"}


def test_a_namesake_with_another_valid_number_is_somebody_else_in_the_ledger() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [outcome(7)])
    assert (found.fate, found.ledger) == (Fate.UNRESOLVED, None)


def test_an_entry_without_a_number_does_not_choose_between_namesakes() -> None:
    rows = [leaver(1), leaver(3, birth=date(2011, 9, 9))]
    result = followed({JUNE: rows}, {SEPTEMBER: OTHERS}, [outcome(id_number="")])
    assert [found.fate for found in result.followed] == [Fate.UNRESOLVED, Fate.UNRESOLVED]


def test_the_newest_of_several_entries_decides() -> None:
    entries = [outcome(destination="未落实", recorded_date="2023-07-01"), outcome(recorded_date="2023-09-20")]
    assert one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, entries).fate is Fate.ELSEWHERE


def test_an_entry_of_a_former_year_decides_nothing() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [outcome(destination="留级", recorded_date="2022-09-01")])
    assert found.fate is Fate.UNRESOLVED


def test_a_movement_is_mentioned_and_decides_nothing() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [], [movement()])
    assert found.fate is Fate.UNRESOLVED
    assert found.detail == "学籍异动台账：2023-07-01转出（某县某小学），有证明材料；毕业生去向台账没有登记。"


def test_the_ledger_naming_a_school_whose_roster_lacks_the_child_is_remarked() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [outcome(destination="升入初中", other_school="马井初中")])
    assert (found.fate, found.detail) == (
        Fate.ELSEWHERE,
        f"台账登记升入{JUNIOR}，但该校初一花名册上没有该生，请核对。",
    )


def test_an_entry_for_a_school_of_the_township_is_proved_by_its_roster_alone() -> None:
    entry = outcome(destination="升入初中", other_school="马井初中", proof="")
    found = one({JUNE: [leaver()]}, {SEPTEMBER: OTHERS}, [entry])
    assert (found.fate, found.detail) == (Fate.UNRESOLVED, f"台账登记升入{JUNIOR}。该校初一花名册上没有该生。")
    assert one({JUNE: [leaver()]}, {}, [entry]).detail == f"台账登记升入{JUNIOR}。"


def test_a_ledger_that_agrees_with_the_roster_calls_for_no_remark() -> None:
    entry = outcome(destination="升入初中", other_school="马井初中", proof="")
    assert one({JUNE: [leaver()]}, {SEPTEMBER: [arrival()]}, [entry]).remarks == ()


def test_a_leaver_under_another_grade_is_remarked() -> None:
    found = one({JUNE: [leaver()]}, {SEPTEMBER: [*OTHERS, arrival(grade="八年级", class_name="八年级(1)班")]})
    assert found.detail == f"在{JUNIOR}2023年9月的花名册上登记为八年级、在读，请核对。"


def test_without_any_grade_7_roster_the_result_is_pending() -> None:
    result = followed({JUNE: [leaver()]}, {SEPTEMBER: [leaver(5, name="王建国")]})
    assert result.pending
    assert result.followed[0].fate is Fate.UNRESOLVED
    assert result.unsent == (NINE_YEAR, JUNIOR)


def test_a_junior_school_that_has_sent_nothing_is_named() -> None:
    result = followed({JUNE: [leaver(school_name=NINE_YEAR)]}, {SEPTEMBER: OTHERS})
    assert not result.pending
    assert result.unsent == (NINE_YEAR,)
    assert result.followed[0].detail == f"{NINE_YEAR}还没有报送初一花名册。"


def test_whoever_comes_from_no_primary_roster_is_an_unknown_arrival() -> None:
    result = followed({JUNE: [leaver()]}, {SEPTEMBER: [arrival(), *OTHERS]})
    assert [child.latest.pupil.name for child in result.unknown] == ["赵梓涵"]
