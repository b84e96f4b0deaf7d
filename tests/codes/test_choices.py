"""Coded words in the spellings that schools use."""

import pytest

from kongchuo.codes.choice import Choices
from kongchuo.codes.choices import DISABILITY, ETHNICITY, HARDSHIP, ID_TYPE, REGISTER_STATUS, ROLL_STATUS, SEX, YES_NO
from kongchuo.codes.ledger_choices import MOVEMENT


@pytest.mark.parametrize(
    ("choices", "text", "word"),
    [
        (SEX, "1", "男"), (SEX, "2-女", "女"), (SEX, "男性", "男"), (SEX, " 女 ", "女"), (SEX, "01", "男"),
        (ETHNICITY, "汉", "汉族"), (ETHNICITY, "01", "汉族"), (ETHNICITY, "01-汉族", "汉族"), (ETHNICITY, "3", "回族"), (ETHNICITY, "维族", "维吾尔族"),
        (ETHNICITY, "穿青人", "其他"), (ETHNICITY, "97", "其他"),
        (ID_TYPE, "1-居民身份证", "居民身份证"), (ID_TYPE, "A-香港特区护照/身份证明", "其他"), (ROLL_STATUS, "在籍在读", "在读"),
        (YES_NO, "√", "是"), (YES_NO, "非孤儿", "否"), (HARDSHIP, "建档立卡户", "脱贫户"), (DISABILITY, "肢体二级", "肢体"), (DISABILITY, "语言残疾3级", "言语"),
        (DISABILITY, "是", "其他"), (MOVEMENT, "转走", "转出"), (MOVEMENT, "转来", "转入"),
    ],
)  # fmt: skip
def test_every_spelling_with_a_clear_meaning_is_read(choices: Choices, text: str, word: str) -> None:
    assert choices.read(text) == word


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        (SEX, "南"),
        (SEX, "3"),
        (SEX, ""),
        (ETHNICITY, "安徽"),
        (ETHNICITY, "60"),
        (YES_NO, "也许"),
        (ROLL_STATUS, "在家"),
        (SEX, "abc-男"),
    ],
)
def test_what_means_no_word_is_none(choices: Choices, text: str) -> None:
    assert choices.read(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("是", "在校"),
        ("否", "未入学"),
        ("休学", "在校"),
        ("外地就读", "在校"),
        ("已辍学", "辍学"),
        ("去世", "已死亡"),
        ("小学毕业", None),
    ],
)
def test_a_village_says_in_its_own_words_whether_a_child_is_in_school(text: str, word: str | None) -> None:
    assert word == REGISTER_STATUS.read(text)
