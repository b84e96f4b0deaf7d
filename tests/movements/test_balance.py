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
from tests.movements.town import EAST, HOPE, JUNIOR, SCHOOL, TOWNSHIP, child, compared, moved


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
    ),
)
ROWS = st.tuples(
    st.integers(0, 11),
    st.sampled_from(
        ["招生", "复学", "转入", "其他增加", "毕业", "休学", "转出", "死亡", "出国", "留级", "跳级", "转班"]
    ),
    st.dates(date(2023, 5, 1), date(2023, 10, 10)),
    st.sampled_from([SCHOOL, EAST, HOPE, JUNIOR, "某外地小学"]),
)


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(PLACES, min_size=6, max_size=10),
    now=st.lists(PLACES, min_size=6, max_size=10),
    twice=st.lists(st.integers(0, 9), max_size=2),
    ledger=st.lists(ROWS, max_size=8),
    crossing=st.booleans(),
)
def test_the_effects_of_the_children_add_up_to_every_difference(
    before: list[tuple[str, int, str] | None],
    now: list[tuple[str, int, str] | None],
    twice: list[int],
    ledger: list[tuple[int, str, date, str]],
    crossing: bool,
) -> None:
    first, second = ("2023-06", "2023-09") if crossing else ("2023-09", "2023-10")
    doubled = list(enumerate(now)) + [(number, now[number]) for number in twice if number < len(now)]
    rosters = {
        first: [child(number, one[1], one[0], roll_status=one[2]) for number, one in enumerate(before) if one],
        second: [child(number, one[1], one[0], roll_status=one[2]) for number, one in doubled if one],
    }
    comparison = compared(rosters, [moved(*one) for one in ledger], month=second)
    effects: Counter[tuple[str, str | None, int | None, str]] = Counter()
    for one in explained(comparison):
        assert one.reason not in ("", "。")
        effects[one.school, one.stage, one.grade, "grade"] += one.effect
        effects[one.school, one.stage, None, "school"] += one.effect
    rows = rows_of(comparison)
    assert [effects[one.school, one.stage, one.grade, one.level] for one in rows if one.difference is not None] == [
        one.difference for one in rows if one.difference is not None
    ]
    for one in rows:
        if one.level == "school":
            grades = [
                part for part in rows if (part.level, part.school, part.stage) == ("grade", one.school, one.stage)
            ]
            for name in ("opening", "closing", "expected"):
                if getattr(one, name) is not None:
                    assert getattr(one, name) == sum(getattr(part, name) for part in grades)


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
