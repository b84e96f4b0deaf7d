"""Findings in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.model.where import Where
from kongchuo.write import wording
from tests.write.findings import ID, finding


@pytest.mark.parametrize(
    ("written", "meant", "expected"),
    [
        ("342221201105151232", "342221201305151232", "第10位“1”应为“3”"),
        ("342221203105151232", "342221201305151232", "第9、10位“31”写颠倒了，应为“13”"),
        ("34222120135151232", "342221201305151232", "第10位后面少写了一个“0”"),
        ("42221201305151232", "342221201305151232", "最前面少写了一个“3”"),
        ("34222120130515123", "342221201305151232", "第17位后面少写了一个“2”"),
        ("3422212013005151232", "342221201305151232", "第12位的“0”是多写的"),
        ("34222120130515123X", "342221201305151232", "第18位“X”应为“2”"),
        ("11111", "342221201305151232", "3422**********1232"),
    ],
)
def test_a_slip_is_described_by_its_place(written: str, meant: str, expected: str) -> None:
    assert expected == wording.describe_edit(written, meant)


@settings(max_examples=100)
@given(st.text("0123456789", min_size=18, max_size=18), st.integers(0, 17), st.sampled_from("0123456789"))
def test_a_described_slip_never_holds_the_number(number: str, place: int, digit: str) -> None:
    meant = number[:place] + digit + number[place + 1 :]
    if meant != number:
        assert f"第{place + 1}位“{number[place]}”应为“{digit}”" == wording.describe_edit(number, meant)


def test_a_suggestion_is_masked_unless_revealed() -> None:
    one = finding(suggestions=("342221201305151231", "342221201305151322"))
    hidden = "请对照户口簿逐位核对。 参考：第18位“2”应为“1”；或第16、17位“23”写颠倒了，应为“32”。（参考号码只供核对，以户口簿为准。）"
    assert hidden == wording.hint(one)
    assert "342221201305151231（第18位“2”应为“1”）" in wording.hint(one, reveal=True)


def test_the_slip_is_found_in_the_number_without_its_blanks() -> None:
    one = finding(id_number="", value="342221 20130515 1233", suggestions=(ID,))
    assert "第18位“3”应为“2”" in wording.hint(one)


@pytest.mark.parametrize(
    ("text", "sensitive", "expected"),
    [
        (ID, True, "3422**********1232"),
        ("3422 2120 1305 1512 32", True, "3422**************2 32"),
        ("无", True, "无"),
        ("见备注", True, "见备注"),
        ("马井村，13800001234", False, "马井村，1********34"),
        ("20130515", False, "20130515"),
        (None, True, None),
    ],
)
def test_a_value_is_masked_if_it_names_a_person(text: str | None, sensitive: bool, expected: str | None) -> None:
    one = finding(value=text, sensitive=sensitive)
    assert expected == wording.value(one)
    assert text == wording.value(one, reveal=True)


def test_a_number_that_slipped_into_a_message_is_masked() -> None:
    one = finding(message=f"{ID}不对。")
    assert "3422**********1232不对。" == wording.message(one)
    assert f"{ID}不对。" == wording.message(one, reveal=True)


@pytest.mark.parametrize(
    ("where", "sheet", "expected"),
    [
        (Where("a.xlsx", "四(1)", 12, 5), False, "F12"),
        (Where("a.xlsx", "四(1)", 12, 5), True, "四(1) F12"),
        (Where("a.xlsx", "四(1)", 12), True, "四(1) 第12行"),
        (Where("a.xlsx", "四(1)", None, 5), False, "F列"),
        (Where("a.xlsx", "四(1)"), True, "四(1)"),
        (Where("a.xlsx", "四(1)"), False, "整张表"),
        (Where("a.xlsx"), True, "整个文件"),
    ],
)
def test_a_place_is_said_as_briefly_as_the_reader_needs(where: Where, sheet: bool, expected: str) -> None:
    assert expected == wording.place(where, sheet=sheet)


def test_what_is_shown_cannot_disturb_a_terminal() -> None:
    assert "a [31mb c" == wording.shown("a\x1b[31mb\nc\u202e")


def test_a_rule_whose_hint_warns_already_is_not_warned_twice() -> None:
    one = finding(hint="给出的参考号码只供核对。", suggestions=("342221201305151231",))
    assert "给出的参考号码只供核对。 参考：第18位“2”应为“1”。" == wording.hint(one)


def test_a_number_for_an_empty_cell_is_masked() -> None:
    one = finding(id_number="", value="", suggestions=(ID,))
    assert "参考：3422**********1232。" == wording.suggestion(one)
    assert f"参考：{ID}。" == wording.suggestion(one, reveal=True)
