"""Enrolment by place and age: the two definitions, and sums that are sums of children."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kongchuo.enrolment.districts import districts
from kongchuo.enrolment.rows import DEFINITIONS, EnrolmentRow, enrolment_rows
from kongchuo.indicators.enrolment import NO_REGISTER
from kongchuo.indicators.register import Registered
from kongchuo.model.township import STAGES

from .children import JUNIOR, NINE, NORTH, SOUTH, TOWN, WEST, child


def _rows(register: Sequence[Registered] | None, silent: str | None = None) -> tuple[EnrolmentRow, ...]:
    return enrolment_rows(register, TOWN, districts(TOWN, [one.record.village for one in register or ()]), silent)


def _figures(
    rows: Sequence[EnrolmentRow], level: str, stage: str, definition: str
) -> dict[object, tuple[int, int, int, int]]:
    return {
        row.age if level == "age" else row.place: (
            len(row.enrolled), len(row.of_age), len(row.would_enrol), len(row.deferred)
        )
        for row in rows
        if (row.level, row.stage, row.definition) == (level, stage, definition)
    }  # fmt: skip


REGISTER = [
    child(6, grade=1),
    child(7, "未入学"),
    child(8, school_name="苏州市某小学", place="苏州市", proof="学籍证明", village="听泉村"),
    child(9, school_name="苏州市某小学", place="苏州市", village="听泉村"),
    child(6, "延缓入学", proof="批复", village="听泉村"),
    child(6, "延缓入学", village="桐荫村"),
    child(10, "已死亡"),
    child(10, "已迁出"),
    child(12, grade=6),
    child(13, grade=7, seat=JUNIOR, village="鹿鸣村"),
    child(13, "已毕业", village="竹里村"),
    child(12, school_name="苏州市某小学", place="苏州市", village="竹里村"),
    child(14, "送教上门", village=""),
    child(None, grade=3),
    child(15, "辍学"),
    child(5, "未入学"),
]


def test_both_definitions_against_a_register_counted_by_hand() -> None:
    rows = _rows(REGISTER)
    assert {None: (2, 5, 1, 1)} == _figures(rows, "township", "primary", "any_school")
    assert {None: (2, 5, 1, 1)} == _figures(rows, "township", "primary", "own_level_or_higher")
    assert {None: (4, 5, 1, 0)} == _figures(rows, "township", "junior", "any_school")
    # In grade 6 at twelve: not at its own level. Elsewhere in no known grade: would not count even with a proof.
    assert {None: (3, 5, 0, 0)} == _figures(rows, "township", "junior", "own_level_or_higher")


def test_villages_districts_and_ages_of_the_same_register() -> None:
    rows = _rows(REGISTER)
    assert {"望舒村": (1, 2, 0, 0), "听泉村": (1, 2, 1, 1), "桐荫村": (0, 1, 0, 0)} == _figures(
        rows, "village", "primary", "any_school"
    )
    assert {NORTH: (2, 4, 1, 1), SOUTH: (0, 0, 0, 0), NINE: (0, 0, 0, 0), None: (0, 1, 0, 0)} == _figures(
        rows, "district", "primary", "any_school"
    )
    assert {JUNIOR: (1, 1, 0, 0), NINE: (1, 1, 0, 0), WEST: (1, 2, 1, 0), None: (1, 1, 0, 0)} == _figures(
        rows, "district", "junior", "any_school"
    )
    assert {12: (0, 2, 0, 0), 13: (2, 2, 0, 0), 14: (1, 1, 0, 0)} == _figures(
        rows, "age", "junior", "own_level_or_higher"
    )


def test_a_rate_that_is_not_whole_never_prints_as_100_percent() -> None:
    rows = _rows([child(7, grade=1) for _ in range(30000)] + [child(7, "未入学")])
    township = next(row for row in rows if row.level == "township" and row.stage == "primary")
    assert township.ratio is not None
    assert "99.997%" == township.ratio.percent


def test_without_a_register_the_township_says_so_and_nothing_else_is_there() -> None:
    rows = _rows(None)
    assert [("township", NO_REGISTER, None)] * 4 == [(row.level, row.unavailable, row.ratio) for row in rows]


def test_with_a_roster_missing_no_row_has_a_rate_but_all_have_their_children() -> None:
    rows = _rows(REGISTER, "没有收到东学校的花名册，不能计算。")
    assert {None} == {row.ratio for row in rows}
    assert {"没有收到东学校的花名册，不能计算。"} == {row.unavailable for row in rows}
    assert 5 == len(rows[0].of_age)


_CHILDREN = st.builds(
    child,
    st.one_of(st.none(), st.integers(4, 17)),
    st.sampled_from(("在校", "未入学", "辍学", "已毕业", "延缓入学", "送教上门", "已死亡", "已迁出", "")),
    st.sampled_from(("望舒村", "望舒", "听泉村", "竹里社区", "竹里村3组", "鹿鸣", "桐荫村", "桐荫社区", "")),
    st.one_of(st.none(), st.integers(1, 9)),
    proof=st.sampled_from(("", "学籍证明")),
    school_name=st.sampled_from(("", "苏州市某小学", "县特殊教育学校")),
)


@given(st.lists(_CHILDREN, max_size=40))
def test_villages_ages_and_districts_add_up_to_the_township_child_by_child(register: list[Registered]) -> None:
    rows = _rows(register)
    for stage in STAGES:
        for definition in DEFINITIONS:
            own = [row for row in rows if (row.stage, row.definition) == (stage, definition)]
            (township,) = (row for row in own if row.level == "township")
            for level in ("village", "district", "age"):
                parts = [row for row in own if row.level == level]
                for name in ("of_age", "enrolled", "missing", "would_enrol", "deferred"):
                    children = [id(one) for row in parts for one in getattr(row, name)]
                    assert sorted(map(id, getattr(township, name))) == sorted(children)
            assert len(township.of_age) == len(township.enrolled) + len(township.missing)


@given(st.lists(_CHILDREN, max_size=40))
def test_own_level_never_counts_more_than_any_school(register: list[Registered]) -> None:
    rows = _rows(register)
    half = len(rows) // 2
    pairs = [(any_school, own) for any_school, own in zip(rows[:half], rows[half:], strict=True)]
    assert all(set(map(id, own.enrolled)) <= set(map(id, any_school.enrolled)) for any_school, own in pairs)
    assert all(row.stage == "junior" or len(row.enrolled) == len(other.enrolled) for row, other in pairs)
