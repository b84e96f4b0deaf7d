"""School, stage, grade and class of every row, from wherever the roster says them."""

import pytest

from kongchuo.records.placement import school_in_text, school_name, settle
from tests.factories import SCHOOL, SCHOOL_YEAR, TOWNSHIP, pupil, roster_table, table


@pytest.mark.parametrize(
    "text", ["马井镇中心小学", "中心小学", "萧县马井镇中心小学", "安徽省萧县马井镇中心小学", "马井镇 中心小学"]
)
def test_a_school_is_known_by_its_name_its_alias_and_with_the_places_above_it(text: str) -> None:
    assert school_name(text, TOWNSHIP) == SCHOOL


@pytest.mark.parametrize("text", ["", "外镇中心小学", "小学", "第二中心小学"])
def test_an_unknown_school_is_not_guessed(text: str) -> None:
    assert school_name(text, TOWNSHIP) is None


@pytest.mark.parametrize(
    ("title", "school"),
    [
        ("萧县马井镇中心小学2022-2023学年学生花名册", SCHOOL),
        ("2023年3月东风小学花名册", "马井镇东风小学"),
        ("马井初中七年级", "马井镇初级中学"),
        ("学生花名册", None),
    ],
)
def test_a_school_is_found_in_a_title(title: str, school: str | None) -> None:
    assert school_in_text(title, TOWNSHIP) == school


@pytest.mark.parametrize(
    ("title", "school"),
    [
        ("2022-2023学年度第二学期某某镇实验小学学生花名册", "某某镇实验小学"),
        ("花名册", None),
        ("全镇小学学生汇总", None),
    ],
)
def test_without_a_workspace_a_title_still_gives_the_school(title: str, school: str | None) -> None:
    assert school_in_text(title, None) == school


def test_a_nine_year_school_splits_into_stages_by_grade() -> None:
    rows = [
        pupil(school_name="希望学校", grade="六年级", class_name="六(1)班"),
        pupil(school_name="希望学校", grade="七年级", class_name="七(1)班"),
    ]
    assert roster_table(rows).derived["stage"] == ("primary", "junior")


def test_the_stage_of_the_school_gives_a_year_of_entry_its_grade() -> None:
    rows = [
        pupil(grade=None, class_name="2021级2班"),
        pupil(school_name="马井镇初级中学", grade=None, class_name="2021级2班"),
    ]
    assert roster_table(rows).derived["grade_number"] == (2, 8)


def test_a_class_number_alone_takes_the_grade_of_its_column() -> None:
    assert roster_table([pupil(grade="四年级", class_name="2")]).derived["class_label"] == ("四年级(2)班",)


def test_an_unreadable_class_keeps_its_own_words() -> None:
    settled = settle(table([pupil(grade=None, class_name="快乐小队")]), TOWNSHIP, SCHOOL_YEAR)
    assert (settled.derived["grade_number"], settled.derived["class_label"]) == ((None,), ("快乐小队",))
