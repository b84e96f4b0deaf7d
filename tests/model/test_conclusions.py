"""The conclusions of a sheet, read as people write them."""

import pytest

from kongchuo.model.conclusions import Conclusions, Line, code, conclude, identity

A = identity("张浩然", "342221201301050012", "2013-01-05", "男", "张大")
B = identity("张浩", "", "2013-01-05", "男", "张大")
CODE = code(A, B)
PAIR = tuple(sorted((A, B)))


def line(conclusion: str, row: int = 2, key: str = CODE) -> Line:
    return Line(f"“比对结论.xlsx”的“待核对”第{row}行", "张浩然", conclusion, key)


def test_the_code_of_a_pair_has_no_digit_and_no_side() -> None:
    assert code(B, A) == CODE
    assert CODE.replace("-", "").isalpha()
    assert identity("张浩然", "341111201301050012", "2013-01-05", "男", "") == A  # the last four digits alone
    assert identity("张浩", "", "2013-01-05", "男", "李大") != B


@pytest.mark.parametrize("said", ["同一人", "是同一人", " 同一人 ", "是", "√"])
def test_same(said: str) -> None:
    assert conclude([line(said)]) == Conclusions(same=frozenset({PAIR}))


@pytest.mark.parametrize("said", ["不是同一人", "不是同一个人", "不是", "否", "×"])
def test_different(said: str) -> None:
    assert conclude([line(said)]) == Conclusions(different=frozenset({PAIR}))


def test_blank_is_not_decided_and_no_problem() -> None:
    assert conclude([line("")]) == Conclusions()


def test_what_cannot_be_understood_is_named() -> None:
    found = conclude([line("大概是吧"), line("同一人", 3, ""), line("同一人", 4, CODE[:-1])])
    assert not found
    assert found.problems == (
        "“比对结论.xlsx”的“待核对”第2行（张浩然）的结论“大概是吧”看不明白，请写“同一人”或“不是同一人”。",
        "“比对结论.xlsx”的“待核对”第3行（张浩然）有结论，但“编码”是空的或不完整，不知道说的是哪两个人；请从“待核对”表整行复制。",
        "“比对结论.xlsx”的“待核对”第4行（张浩然）有结论，但“编码”是空的或不完整，不知道说的是哪两个人；请从“待核对”表整行复制。",
    )


def test_two_answers_for_one_pair_decide_nothing_and_are_named() -> None:
    found = conclude([line("同一人"), line("不是同一人", 9)])
    assert not found
    assert found.problems == (
        "“比对结论.xlsx”的“待核对”第2行（张浩然）与“比对结论.xlsx”的“待核对”第9行对同样两个人的结论相反，请改成一样的；改好以前仍列为待核对。",
    )


def test_the_same_answer_twice_is_one() -> None:
    assert conclude([line("同一人"), line("是", 9)]) == Conclusions(same=frozenset({PAIR}))
