"""期初 + 增加 − 减少 = 应有, and every difference has names."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.movements.balance import Balance, balances, total
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.explain import Explanation, explanations
from kongchuo.movements.placing import counted
from tests.movements.town import EAST, GRADES, HOPE, JUNIOR, SCHOOL, TOWNSHIP, child, compared, moved


def rows_of(comparison: Comparison) -> tuple[Balance, ...]:
    return balances(comparison, counted(comparison), TOWNSHIP)


def row(comparison: Comparison, school: str = SCHOOL, grade: int | None = None, stage: str | None = None) -> Balance:
    level = "school" if grade is None else "grade"
    return next(
        one
        for one in rows_of(comparison)
        if (one.level, one.school, one.grade) == (level, school, grade) and stage in (None, one.stage)
    )


def explained(comparison: Comparison) -> tuple[Explanation, ...]:
    return explanations(comparison, counted(comparison))


def test_expected_is_opening_plus_movements_in_less_movements_out() -> None:
    ledger = [
        moved(1, "转入", date(2023, 3, 6)),
        moved(2, "复学", date(2023, 3, 6)),
        moved(3, "出国", date(2023, 3, 6)),
        moved(4, "休学", date(2023, 3, 31)),
    ]
    found = row(compared({"2023-02": map(child, (3, 4, 5)), "2023-03": map(child, (1, 2, 5))}, ledger))
    assert (3, 3, 3, 0) == (found.opening, found.expected, found.closing, found.difference)
    assert {"招生": 0, "复学": 1, "转入": 1, "其他": 0} == found.ins
    assert 1 == found.outs["其他"]
    assert 1 == found.outs["休学"]


def test_only_pupils_in_school_count() -> None:
    before = [child(1), child(2, roll_status="休学"), child(3, roll_status="")]
    found = row(compared({"2023-02": before, "2023-03": [child(1), child(3, roll_status="转出")]}))
    assert (2, 1) == (found.opening, found.closing)


def test_movements_count_by_their_date() -> None:
    ledger = [
        moved(1, "转出", date(2023, 2, 28)),
        moved(2, "转出", date(2023, 3, 1)),
        moved(3, "转出", date(2023, 4, 1)),
    ]
    found = row(compared({"2023-02": map(child, (1, 2, 3)), "2023-03": [child(3)]}, ledger))
    assert 1 == found.outs["转出"]


def test_moves_inside_a_school_never_touch_its_total_but_move_between_grades() -> None:
    ledger = [moved(1, "跳级", date(2023, 3, 6)), moved(2, "转班", date(2023, 3, 6))]
    comparison = compared({"2023-02": [child(1, 4), child(2, 4)], "2023-03": [child(1, 5), child(2, 4)]}, ledger)
    stage, fourth, fifth = (row(comparison, grade=grade) for grade in (None, 4, 5))
    assert [0, 0] == [sum(stage.ins.values()), sum(stage.outs.values())]
    assert (1, 1) == (fourth.outs["其他"], fifth.ins["其他"])
    assert [0, 0, 0] == [one.difference for one in (stage, fourth, fifth)]


def test_a_school_without_this_months_roster_is_named_and_not_compared() -> None:
    comparison = compared({"2023-02": [child(1), child(2, school=EAST)], "2023-03": [child(1)]})
    found = row(comparison, EAST)
    assert (1, None, None) == (found.opening, found.closing, found.difference)
    assert "没有收到2023年3月的花名册。" == found.unavailable
    assert () == explained(comparison)


def test_a_nine_year_school_that_sends_its_primary_classes_alone_is_compared_in_these_alone() -> None:
    comparison = compared({"2023-02": [child(1, 4, HOPE), child(2, 8, HOPE)], "2023-03": [child(1, 4, HOPE)]})
    assert 0 == row(comparison, HOPE, stage="primary").difference
    assert row(comparison, HOPE, stage="junior").unavailable


def test_the_latest_earlier_roster_is_the_opening_and_no_movement_falls_between() -> None:
    rosters = {"2023-01": [child(1), child(2, school=EAST)], "2023-02": [child(1)], "2023-03": [child(1)]}
    found = row(compared(rosters, [moved(2, "转出", date(2023, 2, 9), EAST)], month="2023-03"), EAST)
    assert "2023-01" == found.since
    rosters["2023-03"] = [child(1), child(3, school=EAST)]
    ledger = [moved(2, "转出", date(2023, 2, 9), EAST), moved(3, "转入", date(2023, 3, 9), EAST)]
    found = row(compared(rosters, ledger, month="2023-03"), EAST)
    assert (1, 1, 1, 0) == (found.opening, found.outs["转出"], found.ins["转入"], found.difference)


def summer(*ledger: object) -> Comparison:
    june = [
        child(1, 6),
        child(2, 5),
        child(3, 9, JUNIOR),
        child(4, 6, HOPE),
        child(5, 1),
        child(7, 3, HOPE),
        child(8, 8, HOPE),
    ]
    september = [
        child(2, 6),
        child(5, 2),
        child(6, 1),
        child(1, 7, JUNIOR),
        child(4, 7, HOPE),
        child(7, 4, HOPE),
        child(8, 9, HOPE),
    ]
    return compared({"2023-06": june, "2023-09": september}, ledger, month="2023-09")  # type: ignore[arg-type]


def test_in_september_pupils_open_one_grade_up_and_the_leaving_class_stays_in_its_row() -> None:
    comparison = summer()
    assert [0, 1, 0, 2] == [row(comparison, grade=grade).opening for grade in (1, 2, 5, 6)]
    assert 3 == row(comparison).opening
    assert 1 == row(comparison, JUNIOR, 9).opening
    assert 0 == row(comparison, JUNIOR, 7).opening


def test_a_graduation_dated_in_june_counts_when_the_class_has_left_the_roster() -> None:
    graduation = moved(1, "毕业", date(2023, 6, 30))
    june = compared(
        {"2023-05": [child(1, 6), child(2, 5)], "2023-06": [child(1, 6), child(2, 5)]}, [graduation], month="2023-06"
    )
    assert (0, 0) == (row(june).outs["毕业"], row(june).difference)
    september = summer(graduation, moved(6, "招生", date(2023, 9, 1)))
    assert (1, 1, 0) == (row(september).outs["毕业"], row(september).ins["招生"], row(september).difference)


def test_without_ledger_rows_the_summer_is_explained_by_the_leaving_and_the_entering_class() -> None:
    found = {(one.school, one.grade, one.effect): one.reason for one in explained(summer())}
    assert "六年级学年末毕业，台账没有毕业记录。" == found[SCHOOL, 6, -1]
    assert "一年级新生，台账没有招生记录。" == found[SCHOOL, 1, 1]
    assert "升入本校七年级(1)班，台账没有毕业记录。" == found[HOPE, 6, -1]
    assert "由本校六年级(1)班升入，台账没有招生记录。" == found[HOPE, 7, 1]


def test_the_sum_leaves_out_what_could_not_be_computed() -> None:
    comparison = compared({"2023-02": [child(1), child(2, school=EAST)], "2023-03": [child(1)]})
    found = total(one for one in rows_of(comparison) if one.level == "school")
    assert found is not None
    assert (1, 1) == (found.opening, found.closing)


PLACES = st.one_of(
    st.none(),
    st.tuples(
        st.sampled_from([SCHOOL, EAST, HOPE, JUNIOR]),
        st.integers(1, 9),
        st.sampled_from(["在读", "在读", "在读", "休学"]),
        st.sampled_from(["(1)班", "(2)班", "", "实验班", "不知道"]),
    ),
)
ROWS = st.tuples(
    st.integers(0, 11),
    st.sampled_from(
        ["招生", "复学", "转入", "其他增加", "毕业", "休学", "转出", "死亡", "出国", "留级", "跳级", "转班"]
    ),
    st.dates(date(2023, 5, 1), date(2023, 10, 10)),
    st.sampled_from([SCHOOL, EAST, HOPE, JUNIOR, "某外地小学"]),
    st.sampled_from(["", "四年级(1)班", "四年级(2)班", "七(1)班", "二班", "看不清"]),
)
Place = tuple[str, int, str, str]


def seated(number: int, place: Place) -> dict[str, object]:
    school, grade, status, label = place
    return child(number, grade, school, roll_status=status, class_name=f"{GRADES[grade - 1]}年级{label}")


@settings(max_examples=80, deadline=None)
@given(
    before=st.lists(PLACES, min_size=6, max_size=10),
    now=st.lists(PLACES, min_size=6, max_size=10),
    twice=st.lists(st.integers(0, 9), max_size=2),
    ledger=st.lists(ROWS, max_size=8),
    crossing=st.booleans(),
)
def test_the_effects_of_the_children_add_up_to_every_difference(
    before: list[Place | None],
    now: list[Place | None],
    twice: list[int],
    ledger: list[tuple[int, str, date, str, str]],
    crossing: bool,
) -> None:
    first, second = ("2023-06", "2023-09") if crossing else ("2023-09", "2023-10")
    doubled = list(enumerate(now)) + [(number, now[number]) for number in twice if number < len(now)]
    rosters = {
        first: [seated(number, one) for number, one in enumerate(before) if one],
        second: [seated(number, one) for number, one in doubled if one],
    }
    moves = [moved(*one[:4], class_name=one[4]) for one in ledger]
    comparison = compared(rosters, moves, month=second)
    effects: Counter[tuple[str, str | None, int | None, str, str]] = Counter()
    for one in explained(comparison):
        assert one.reason not in ("", "。")
        effects[one.school, one.stage, one.grade, one.class_label, "class"] += one.effect
        effects[one.school, one.stage, one.grade, "", "grade"] += one.effect
        effects[one.school, one.stage, None, "", "school"] += one.effect
    rows = [one for one in rows_of(comparison) if one.difference is not None]
    assert [effects[one.school, one.stage, one.grade, one.class_label, one.level] for one in rows] == [
        one.difference for one in rows
    ]
    assert_levels_add_up(rows_of(comparison))


def assert_levels_add_up(rows: tuple[Balance, ...]) -> None:
    """The sums of classes are the grade's, those of grades the school's; nothing is in two rows of a level."""
    assert len(rows) == len({(one.level, one.school, one.stage, one.grade, one.class_label) for one in rows})
    for one in rows:
        below = {"school": "grade", "grade": "class"}.get(one.level)
        parts = [
            part
            for part in rows
            if (part.level, part.school, part.stage) == (below, one.school, one.stage)
            and (one.level == "school" or part.grade == one.grade)
        ]
        for name in ("opening", "closing", "expected", "difference") if below else ():
            if getattr(one, name) is not None:
                assert getattr(one, name) == sum(getattr(part, name) for part in parts)


def classes(comparison: Comparison, grade: int = 4, school: str = SCHOOL) -> dict[str, Balance]:
    return {
        one.class_label: one
        for one in rows_of(comparison)
        if (one.level, one.school, one.grade) == ("class", school, grade)
    }


def test_a_change_of_class_moves_between_classes_and_is_none_in_the_grade() -> None:
    first, second = child(1), child(1, class_name="四年级(2)班")
    stay = [child(2), child(3, class_name="四年级(2)班")]
    rosters = {"2023-02": [first, *stay], "2023-03": [second, *stay]}
    recorded = compared(rosters, [moved(1, "转班", date(2023, 3, 6))])
    found = classes(recorded)
    assert (1, 0, 1) == (
        found["四年级(1)班"].outs["其他"],
        found["四年级(1)班"].difference,
        found["四年级(1)班"].closing,
    )
    assert (1, 0, 2) == (
        found["四年级(2)班"].ins["其他"],
        found["四年级(2)班"].difference,
        found["四年级(2)班"].closing,
    )
    assert [0, 0] == [row(recorded, grade=4).outs["其他"], row(recorded).outs["其他"]]
    assert () == explained(recorded)
    unrecorded = compared(rosters)
    assert [-1, 1] == [one.difference for one in classes(unrecorded).values()]
    assert 0 == row(unrecorded, grade=4).difference
    assert [("四年级(1)班", -1, True), ("四年级(2)班", 1, True)] == [
        (one.class_label, one.effect, one.inside) for one in explained(unrecorded)
    ]
    assert {"由四年级(1)班转到四年级(2)班，台账没有转班记录。"} == {one.reason for one in explained(unrecorded)}


def test_a_repeated_grade_moves_between_grades_and_classes_but_not_in_the_school() -> None:
    rosters = {"2023-02": [child(1, 5), child(2)], "2023-03": [child(1, 4), child(2)]}
    comparison = compared(rosters, [moved(1, "留级", date(2023, 3, 6))])
    found = classes(comparison)["四年级(1)班"]
    assert (1, 1, 2, 0) == (found.opening, found.ins["其他"], found.closing, found.difference)
    assert [0, 0] == [sum(row(comparison).ins.values()), row(comparison).difference]


def test_on_the_first_of_september_a_class_moves_up_and_keeps_its_number() -> None:
    def pupils(grade: int) -> list[dict[str, object]]:
        return [child(number, grade, class_name=f"{GRADES[grade - 1]}年级({number})班") for number in (1, 2)]

    comparison = compared({"2023-06": [*pupils(3), child(5, 6)], "2023-09": pupils(4)}, month="2023-09")
    assert {"四年级(1)班": (1, 1, 0), "四年级(2)班": (1, 1, 0)} == {
        label: (one.opening, one.closing, one.difference) for label, one in classes(comparison).items()
    }
    assert {"六年级(1)班": (1, 0)} == {
        label: (one.opening, one.closing) for label, one in classes(comparison, 6).items()
    }


def test_who_lands_in_another_class_after_the_summer_is_named_with_both() -> None:
    rosters = {
        "2023-06": [child(1, 3), child(2, 3, class_name="三年级(2)班")],
        "2023-09": [child(1, 4, class_name="四年级(2)班"), child(2, 4, class_name="四年级(2)班")],
    }
    found = explained(compared(rosters, month="2023-09"))
    assert {"由三年级(1)班升入四年级(2)班，不是原来的班，台账没有转班记录。"} == {one.reason for one in found}


@pytest.mark.parametrize(("before", "now"), [("四年级", "四年级(1)班"), ("四年级(1)班", "四年级")])
def test_the_only_class_of_a_grade_is_the_same_with_and_without_its_number(before: str, now: str) -> None:
    rosters = {
        "2023-02": [child(1, class_name=before)],
        "2023-03": [child(1, class_name=now), child(2, class_name=now)],
    }
    comparison = compared(rosters, [moved(2, "转入", date(2023, 3, 6))])
    assert {now: (1, 2, 0)} == {
        label: (one.opening, one.closing, one.difference) for label, one in classes(comparison).items()
    }
    gone = compared(rosters, [moved(9, "转出", date(2023, 3, 6), grade="四年级")])
    assert {now: 1} == {label: one.outs["转出"] for label, one in classes(gone).items()}


def test_a_movement_whose_class_nobody_knows_has_a_row_of_its_own_and_a_name() -> None:
    stay = [child(1), child(2, class_name="四年级(2)班")]
    comparison = compared({"2023-02": stay, "2023-03": stay}, [moved(9, "转出", date(2023, 3, 6), grade="四年级")])
    found = classes(comparison)
    assert ["四年级(1)班", "四年级(2)班", ""] == list(found)
    assert (1, -1, 0, 1) == (found[""].outs["转出"], found[""].expected, found[""].closing, found[""].difference)
    assert [("", 1, "台账2023-03-06转出，但以前的花名册上已经没有。")] == [
        (one.class_label, one.effect, one.reason) for one in explained(comparison)
    ]


def test_a_renewed_leave_takes_nobody_away_a_second_time() -> None:
    away = child(1, roll_status="休学")
    renewed = [moved(1, "休学", date(2022, 3, 10)), moved(1, "休学", date(2023, 3, 8))]
    found = row(compared({"2023-02": [away, child(2)], "2023-03": [away, child(2)]}, renewed))
    assert (1, 1, 0) == (found.opening, found.expected, found.outs["休学"])
    within = [moved(1, "休学", date(2023, 3, 1)), moved(1, "休学", date(2023, 3, 28))]
    found = row(compared({"2023-02": [child(1), child(2)], "2023-03": [away, child(2)]}, within))
    assert (2, 1, 1) == (found.opening, found.expected, found.outs["休学"])


def test_a_leave_of_who_had_come_back_counts_though_the_return_is_not_recorded() -> None:
    ledger = [moved(1, "休学", date(2022, 3, 10)), moved(1, "休学", date(2023, 3, 8))]
    rosters = {"2023-02": [child(1), child(2)], "2023-03": [child(1, roll_status="休学"), child(2)]}
    found = row(compared(rosters, ledger))
    assert (2, 1, 1) == (found.opening, found.expected, found.outs["休学"])


@pytest.mark.parametrize("grade", ["七年级", ""])
def test_who_has_gone_up_in_a_nine_year_school_and_goes_then_is_counted_in_its_junior_stage(grade: str) -> None:
    ledger = [
        moved(1, "招生", date(2023, 9, 1), HOPE, grade=grade),
        moved(1, "转出", date(2023, 9, 15), HOPE, grade=grade),
    ]
    rosters = {"2023-06": [child(1, 6, HOPE), child(2, 7, HOPE)], "2023-09": [child(3, 1, HOPE), child(2, 8, HOPE)]}
    comparison = compared(rosters, ledger, month="2023-09")
    assert [("junior", "招生"), ("junior", "转出")] == [(one.stage, one.column) for one in counted(comparison)]


def test_a_movement_without_grade_or_class_is_counted_in_the_stage_of_the_childs_age() -> None:
    ledger = [moved(1, "转出", date(2023, 3, 15), HOPE), moved(6, "转出", date(2023, 3, 15), HOPE)]
    comparison = compared({"2023-02": [child(9)], "2023-03": [child(9)]}, ledger)
    # Born in February 2010 and in July 2015.
    assert ["junior", "primary"] == [one.stage for one in counted(comparison)]


def test_going_up_inside_a_nine_year_school_is_no_move_within_it() -> None:
    ledger = [
        moved(1, "毕业", date(2023, 6, 30), HOPE, grade="六年级"),
        moved(1, "转班", date(2023, 8, 1), HOPE),
        moved(2, "转班", date(2023, 8, 1), HOPE),
    ]
    rosters = {"2023-06": [child(1, 6, HOPE), child(2, 4, HOPE)], "2023-09": [child(1, 7, HOPE), child(2, 5, HOPE)]}
    comparison = compared(rosters, ledger, month="2023-09")
    assert [("primary", "毕业")] == [(one.stage, one.column) for one in counted(comparison)]


def test_a_school_that_has_sent_nothing_is_said_to_lack_this_months_roster() -> None:
    comparison = compared({"2023-02": [child(1)], "2023-03": [child(1)]})
    rows = balances(comparison, counted(comparison), TOWNSHIP)
    assert {"没有收到2023年3月的花名册。"} == {one.unavailable for one in rows if one.school == EAST}
