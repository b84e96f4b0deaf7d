"""Grades and classes in every spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.codes import classes
from kongchuo.codes.classes import (
    ClassName,
    class_label,
    find_in_title,
    grade_label,
    parse_class,
    parse_grade,
    written_label,
)

HAN = "一二三四五六七八九"


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{HAN[tens - 1]}十") + (HAN[ones - 1] if ones else "")


@given(st.integers(1, 9), st.integers(1, 30))
@settings(max_examples=120)
def test_a_class_survives_every_spelling(grade: int, number: int) -> None:
    g, n = HAN[grade - 1], han(number)
    spellings = [
        class_label(grade, number), f"{g}年级（{number}）班", f"{g}年级{number}班", f"{g}年级{n}班", f"{g}年级({n})班", f"{g}({number})班", f"{g}（{number}）",
        f"{g}{number}班", f"{g}.{number}", f"{g}.{number}班", f"{grade}年级{number}班", f"{grade}年{number}班", f"{g}年{n}班", f"{grade}({number})班",
        f"{grade}（{number}）", f"{grade}{number:02}", f"{grade}{number:02}班", f"0{grade}{number:02}", f"{grade}-{number}", f"{g}年级第{number}班", f"（{g}）{number}班",
        f"{g}（{number}班）", f" {g} 年级 ( {number} ) 班 ", f"{g}年级{number:02}班", f"{g}年级{grade}{number:02}班", f"{g}·{number}", f"{g}{n}班", f"{g}年级{number}",
        f"马井镇中心学校{g}年级({number})班", f"{grade}.{number}", f"{grade}、{number}班", f"{g}級{number}班".replace("級", "级"),
    ]  # fmt: skip
    assert {spelling: parse_class(spelling) for spelling in spellings} == dict.fromkeys(
        spellings, ClassName(grade, number)
    )


@given(st.integers(1, 9), st.integers(1, 19))
@settings(max_examples=60)
def test_a_class_without_its_grade_takes_the_grade_from_elsewhere(grade: int, number: int) -> None:
    spellings = [
        f"{number}班",
        f"({number})班",
        f"（{number}）",
        str(number),
        f"{han(number)}班",
        han(number),
        f"第{number}班",
        f"{number:02}",
        f"({han(number)})班",
    ]
    assert {spelling: parse_class(spelling, grade=grade) for spelling in spellings} == dict.fromkeys(
        spellings, ClassName(grade, number)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("初一2班", (7, 2)), ("初一(2)班", (7, 2)), ("初三", (9, None)), ("初二.3", (8, 3)), ("初中二年级1班", (8, 1)), ("小学六年级2班", (6, 2)), ("小一(1)班", (1, 1)),
        ("初2(3)", (8, 3)), ("七年级十二班", (7, 12)), ("七十二班", (7, 12)), ("四年级", (4, None)), ("九年级", (9, None)), ("4年级", (4, None)), ("四年", (4, None)),
        ("①班", (None, 1)), ("72", (7, 2)), ("72班", (7, 2)), ("12班", (None, 12)), ("三", (3, None)), ("2023-01-02", (1, 2)), ("1月2日", (1, 2)), ("7.1", (7, 1)),
        ("初中部八年级(10)班", (8, 10)),
    ],
)  # fmt: skip
def test_other_spellings(text: str, expected: tuple[int | None, int | None]) -> None:
    found = parse_class(text)
    assert (found.grade, found.number) == expected


@pytest.mark.parametrize(
    ("text", "kw", "expected"),
    [
        ("小学2017级4班", {}, (6, 4)),
        ("小学2022级(1)班", {}, (1, 1)),
        ("初中2021级2班", {}, (8, 2)),
        ("初2022级2班", {}, (7, 2)),
        ("2021级2班", {"stage": "junior"}, (8, 2)),
        ("2021级2班", {"stages": ("primary",)}, (2, 2)),
        ("2018级2班", {"stages": ("primary", "junior")}, (5, 2)),
        ("21级2班", {"stage": "primary"}, (2, 2)),
        ("2021.2班", {"stage": "primary"}, (2, 2)),
        ("2023届3班", {"stage": "junior"}, (9, 3)),
        ("2021级", {"stage": "primary"}, (2, None)),
    ],
)
def test_a_class_named_by_its_year_of_entry(text: str, kw: dict[str, str], expected: tuple[int, int]) -> None:
    found = parse_class(text, school_year=2022, **kw)
    assert (found.grade, found.number, found.problem) == (*expected, None)


@pytest.mark.parametrize(
    ("text", "kw", "problem"),
    [
        ("2021级2班", {"stages": ("primary", "junior")}, classes.NO_STAGE),
        ("2021级2班", {}, classes.NO_STAGE),
        ("小学2012级2班", {}, classes.PAST),
        ("学前班", {"grade": 1}, classes.NOT_COMPULSORY),
        ("大班", {}, classes.NOT_COMPULSORY),
        ("高一(2)班", {}, classes.NOT_COMPULSORY),
        ("1班", {}, classes.NO_GRADE),
        ("", {}, classes.NO_CLASS),
        ("某某", {"grade": 3}, classes.NO_CLASS),
        ("四年级0班", {}, classes.NO_CLASS),
        ("#N/A", {}, classes.NO_CLASS),
        ("2017级4班无学年", {"stage": "primary"}, classes.NO_GRADE),
    ],
)
def test_what_cannot_be_read_has_a_problem(text: str, kw: dict[str, int], problem: str) -> None:
    year = None if "无学年" in text else 2022
    assert parse_class(text, school_year=year, **kw).problem == problem


@pytest.mark.parametrize(
    ("text", "grade", "label"),
    [
        ("四年级A班", None, "四年级A班"),
        ("四年级实验班", None, "四年级实验班"),
        ("A班", 4, "四年级A班"),
        ("实验班", 4, "四年级实验班"),
        ("四甲班", None, "四年级甲班"),
        ("四（B）班", None, "四年级B班"),
        ("1班（寄宿）", 4, "四年级(1)班"),
        ("四(1)班寄宿部", 4, "四年级(1)班"),
        ("三年级（含复式）", None, "三年级"),
        ("四年级", None, "四年级"),
        ("", 4, "四年级"),
        ("一(2)班", None, "一年级(2)班"),
        ("十二班", 7, "七年级(12)班"),
        ("二十一班", 7, "七年级(21)班"),
        ("72", 7, "七年级(2)班"),
        ("11", 1, "一年级(11)班"),
        ("501", 5, "五年级(1)班"),
    ],
)
def test_the_label_of_a_class(text: str, grade: int | None, label: str) -> None:
    found = parse_class(text, grade=grade)
    assert (found.label, found.problem) == (label, None)


def test_a_junior_school_counts_its_grades_from_one() -> None:
    assert parse_class("一(2)班", grade=7) == ClassName(7, 2)


def test_the_cells_own_grade_goes_before_the_grade_column() -> None:
    assert parse_class("五年级(1)班", grade=4) == ClassName(5, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("四年级", 4), ("4", 4), ("四", 4), ("04", 4), ("4年级", 4), ("初三", 9), ("九", 9), ("小学四年级", 4), ("初中三年级", 9), ("四(1)班", 4), ("401", 4),
     ("7.1", 7), ("七年级上", 7), ("10", None), ("0", None), ("学前", None), ("高一", None), ("", None), ("四年级学生", 4)],
)  # fmt: skip
def test_grades(text: str, expected: int | None) -> None:
    assert parse_grade(text) == expected


def test_a_grade_named_by_its_year_of_entry() -> None:
    assert parse_grade("2019级", stage="primary", school_year=2022) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("马井镇中心小学四年级(1)班学生花名册", (4, 1)), ("四(1)", (4, 1)), ("四年级学生花名册", (4, None)), ("2022-2023学年度第二学期四年级（1）班", (4, 1)),
        ("中心小学2017级4班", (6, 4)), ("初三(1)班", (9, 1)), ("八一小学三(2)班", (3, 2)), ("101", (1, 1)), ("七.2", (7, 2)), ("2班", (None, 2)), ("2022级", (1, None)),
        ("七年级一班学生名册(2023年3月)", (7, 1)), ("马井镇四年级花名册2023年", (4, None)), ("初一", (7, None)), ("马井镇中心小学三年级(2)", (3, 2)),
        ("马井小学402班花名册", (4, 2)), ("马井小学(四)年级(1)班", (4, 1)), ("附件2：四年级(1)班", (4, 1)), ("附件一：四年级", (4, None)), ("(四年级)(1)班", (4, 1)),
        ("2022年秋四年级花名册", (4, None)), ("2019级四(1)班", (4, 1)),
    ],
)  # fmt: skip
def test_a_title_that_names_a_class(text: str, expected: tuple[int | None, int | None]) -> None:
    found = find_in_title(text, stages=("primary",), school_year=2022)
    assert found is not None
    assert (found.grade, found.number) == expected


@pytest.mark.parametrize(
    "text",
    ["Sheet1", "1", "2023-03", "2023.3", "202303", "20230301", "2023年3月", "一至六年级", "1-6年级", "一年级到三年级", "一年级、二年级", "一、二年级", "一年级到3年级", "八一小学", "第一小学", "三一小学花名册",
     "附件1", "花名册(2)", "初一中学", "2022-2023学年度第二学期", "", "马井镇2023年3月学生花名册", "字典", "三年级(1)班 三年级(2)班"],
)  # fmt: skip
def test_a_title_that_names_no_class_or_several(text: str) -> None:
    assert find_in_title(text, stages=("primary",), school_year=2022) is None


def test_labels_of_what_is_unknown_are_empty() -> None:
    assert (grade_label(None), grade_label(10), class_label(None, None), grade_label(4)) == ("", "", "", "四年级")


@given(st.text(max_size=14))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    found = parse_class(text, grade=3, stages=("primary",), school_year=2022)
    assert found.grade is None or 1 <= found.grade <= 9


@pytest.mark.parametrize(
    ("text", "grade", "label"),
    [
        ("八（1）班", 8, "八年级(1)班"), ("2班", 8, "八年级(2)班"), ("", 8, "八年级"), ("", None, ""),
        ("七(1)班", 8, "七(1)班"), ("借读", 8, "借读"),
    ],
)  # fmt: skip
def test_a_class_of_a_ledger_is_written_as_reports_write_it_or_left_in_its_own_words(
    text: str, grade: int | None, label: str
) -> None:
    assert label == written_label(text, grade)
