"""Where each child of the register is, and who of the rosters is on no register (DOMAIN sections 3 and 6)."""

from datetime import date

import pytest

from kongchuo.indicators.register import State
from tests.factories import SCHOOL, make_id
from tests.movements.town import EAST, JUNIOR
from tests.reconcile.town import BIRTH, entry, matched, one, pupil


def test_a_child_on_a_roster_is_in_school_with_reason_and_place() -> None:
    found = one(entry(), pupil(9, name="王建国", birth=date(2012, 2, 2)), pupil())
    assert (found.state, found.school, found.matched_by) == (State.IN_TOWNSHIP, SCHOOL, "id_number")
    assert found.evidence is not None
    assert (found.evidence.file, found.evidence.sheet, found.evidence.cell) == (
        "花名册/2023-03/中心小学.xlsx",
        "Sheet1",
        "D3",
    )
    assert found.detail == f"{SCHOOL}四年级(1)班在读。"


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"school_name": "苏州市某小学", "proof": "学籍证明"}, State.ELSEWHERE_PROVED),
        ({"school_name": "苏州市某小学", "proof": "待补"}, State.ELSEWHERE_UNPROVED),
        ({"school_name": "县特殊教育学校"}, State.SPECIAL),
        ({"school_status": "送教上门"}, State.HOME),
        ({"school_status": "延缓入学", "proof": "批复"}, State.DEFERRED),
        ({"school_status": "延缓入学"}, State.NOT_IN_SCHOOL),
        ({"school_status": "已毕业"}, State.FINISHED),
        ({"school_status": "已死亡"}, State.DECEASED),
        ({"school_status": "已迁出"}, State.MOVED_AWAY),
        ({"household_status": "注销"}, State.MOVED_AWAY),
        ({"school_status": "未入学"}, State.NOT_IN_SCHOOL),
        ({"school_status": "辍学"}, State.NOT_IN_SCHOOL),
        ({"school_status": ""}, State.NOT_IN_SCHOOL),
        ({"school_status": "不知道"}, State.NOT_IN_SCHOOL),
        ({}, State.NOT_IN_SCHOOL),
        ({"school_name": "", "place": ""}, State.NOT_IN_SCHOOL),
    ],
)
def test_a_child_on_no_roster_is_what_the_register_says(changes: dict[str, str], state: State) -> None:
    found = one(entry(**changes))
    assert (found.state, found.matched_by) == (state, None)
    assert found.evidence is not None
    assert (found.evidence.file, found.evidence.cell) == ("适龄儿童/2022/全镇.xlsx", "C2")


@pytest.mark.parametrize(("status", "state"), [("已死亡", State.DECEASED), ("已迁出", State.MOVED_AWAY)])
def test_the_dead_and_the_moved_on_a_roster_keep_their_state_and_the_contradiction_is_said(
    status: str, state: State
) -> None:
    found = matched([entry(school_status=status)], [pupil()])
    (child,) = found.children
    assert (child.state, child.seat is not None, found.strangers) == (state, True, ())
    assert child.conflict == f"但在{SCHOOL}四年级(1)班的花名册上（在读），请核对是登记册错了，还是花名册没有销。"
    assert child.conflict in child.detail


@pytest.mark.parametrize("status", ["转出", "毕业", "退学", "死亡", "其他离校"])
def test_whoever_has_left_the_roll_is_no_pupil(status: str) -> None:
    found = matched([entry()], [pupil(roll_status=status), pupil(3, name="王建国", roll_status=status)])
    assert [(child.state, child.seat) for child in found.children] == [(State.NOT_IN_SCHOOL, None)]
    assert found.children[0].detail == f"{SCHOOL}花名册上学籍状态为“{status}”。"
    assert found.strangers == ()


def test_a_suspended_pupil_is_in_school() -> None:
    assert one(entry(), pupil(roll_status="休学")).state is State.IN_TOWNSHIP


def test_home_teaching_with_a_roll_is_home_teaching() -> None:
    found = one(entry(school_status="送教上门"), pupil())
    assert (found.state, found.school, found.conflict) == (State.HOME, SCHOOL, "")


@pytest.mark.parametrize("status", ["未入学", "辍学", "延缓入学", "已毕业"])
def test_a_roster_counts_more_than_what_the_register_says(status: str) -> None:
    found = one(entry(school_status=status), pupil())
    assert (found.state, found.conflict) == (State.IN_TOWNSHIP, f"登记册上写的是“{status}”，请改登记册。")


def test_a_pupil_on_two_rosters_counts_once() -> None:
    rows = [pupil(), pupil(school_name=EAST)]
    found = matched([entry()], rows)
    assert found.children[0].conflict == f"同时在{SCHOOL}、{EAST}的花名册上，只计一次。"
    (stranger,) = matched([], rows).strangers
    assert [seat.school for seat in stranger.seats] == [SCHOOL, EAST]


def test_a_pupil_on_two_rosters_under_names_that_sound_alike_counts_once() -> None:
    rows = [pupil(name="李莉"), pupil(name="李丽", school_name=EAST)]
    assert len(matched([], rows).strangers) == 1
    found = matched([entry(name="李莉")], rows)
    assert (len(found.children[0].seats), found.strangers) == (2, ())


def test_a_child_in_two_villages_counts_once_and_both_are_named() -> None:
    found = matched([entry(school_status="已迁出"), entry(village="麦香村", householder="王二")], [pupil()])
    (child,) = found.children
    assert (child.record.village, [row.village for row in child.repeats]) == ("麦香村", ["云溪村"])
    assert (child.state, child.conflict) == (
        State.IN_TOWNSHIP,
        "登记册上登记了2次（麦香村：在校、云溪村：已迁出），只计一次。",
    )


def test_a_child_in_no_school_who_stands_twice_counts_once() -> None:
    rows = [entry(school_status="未入学", name="李莉"), entry(school_status="未入学", name="李丽", village="麦香村")]
    (child,) = matched(rows, []).children
    assert len(child.repeats) == 1


def test_rows_without_number_are_one_child_only_in_one_household() -> None:
    rows = [entry(id_number=""), entry(id_number="无", village="麦香村")]
    other = [entry(id_number=""), entry(id_number="", guardian_name="王二")]
    assert [len(matched(rows, []).children), len(matched(other, []).children)] == [1, 2]


def test_a_second_row_that_may_be_a_child_found_already_is_left_to_a_person() -> None:
    rows = [entry(), entry(id_number="", village="麦香村", guardian_name="王二")]
    first, second = matched(rows, [pupil()]).children
    assert (first.state, second.state) == (State.IN_TOWNSHIP, State.TO_REVIEW)
    assert second.detail == "可能与云溪村登记的同名同生日儿童是同一人（登记了两次），请核对。"


def test_namesakes_with_valid_numbers_are_two_children() -> None:
    found = matched([entry(1), entry(3)], [pupil(1)])
    assert [child.state for child in found.children] == [State.IN_TOWNSHIP, State.NOT_IN_SCHOOL]


def test_twins_are_never_taken_for_each_other() -> None:
    twins = [entry(1, name="张浩然"), entry(3, name="张浩宇", school_status="未入学")]
    found = matched(twins, [pupil(1, name="张浩然")])
    assert [child.state for child in found.children] == [State.IN_TOWNSHIP, State.NOT_IN_SCHOOL]


def test_a_twin_without_a_number_is_left_to_a_person() -> None:
    twins = [entry(1, name="张浩然", school_status="未入学"), entry(3, name="张浩宇", school_status="未入学")]
    found = matched(twins, [pupil(name="张浩", id_number="")])
    assert {child.state for child in found.children} == {State.TO_REVIEW}
    assert [stranger.doubtful for stranger in found.strangers] == [True]


def test_a_likely_pupil_does_not_undo_what_the_register_settles() -> None:
    row = entry(name="张浩然", school_name="苏州市某小学", proof="学籍证明")
    (child,) = matched([row], [pupil(name="张浩宇", id_number="")]).children
    assert (child.state, len(child.likely)) == (State.ELSEWHERE_PROVED, 1)
    assert "可能是" in child.conflict


def test_last_months_roster_helps_to_know_a_pupil_whose_number_is_missing_now() -> None:
    now = pupil(id_number="", name="陈晓满", guardian_name="")
    before = pupil(name="陈晓满")
    assert matched([entry(birth_date="")], [now]).children[0].state is State.IN_TOWNSHIP
    found = matched([entry(name="陈满")], [now], [before]).children[0]
    assert (found.state, found.matched_by) == (State.IN_TOWNSHIP, "id_number")


@pytest.mark.parametrize(("birth", "age"), [(date(2017, 5, 1), 5), (date(2007, 1, 1), 15), (BIRTH, 9)])
def test_every_age_has_a_state_and_only_those_old_enough_are_lost(birth: date, age: int) -> None:
    row = entry(birth=birth, school_status="未入学")
    found = one(row)
    assert (found.age, found.state, found.lost) == (age, State.NOT_IN_SCHOOL, age >= 6)


def test_a_pupil_on_no_register_is_named_with_the_village_of_its_address() -> None:
    row = pupil(9, name="王建国", household_address="萧县马井镇云溪村3组", school_name=JUNIOR, grade="七年级")
    (stranger,) = matched([entry()], [pupil(), row]).strangers
    assert (stranger.village, stranger.seat.school, stranger.age) == ("云溪村", JUNIOR, 9)


def test_nothing_on_either_side_is_nothing() -> None:
    assert matched([], []).children == ()
    assert make_id() == entry()["id_number"]


def test_the_same_is_said_once_of_a_child_in_two_villages() -> None:
    (child,) = matched([entry(), entry(village="麦香村")], [pupil()]).children
    assert child.conflict == "登记册上登记了2次（云溪村、麦香村），只计一次。"


def test_namesakes_without_a_number_in_two_schools_are_two_pupils() -> None:
    rows = [pupil(id_number="无"), pupil(id_number="无", school_name=EAST, guardian_name="王二")]
    assert len(matched([], rows).strangers) == 2
