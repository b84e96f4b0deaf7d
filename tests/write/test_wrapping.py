"""Wrapping Chinese text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.write.measure import half_widths
from kongchuo.write.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("请核对。", 8, ["请核对。"]),
        ("请核对。", 6, ["请核", "对。"]),
        ("他说“好”了", 8, ["他说", "“好”了"]),
        ("共3个文件（1个）", 12, ["共3个文件（1", "个）"]),
        ("看 kongchuo explain S101 吧", 12, ["看 kongchuo", "explain S101", "吧"]),
        ("342221201305151234", 10, ["3422212013", "05151234"]),
        ("班级  空格", 6, ["班级", "空格"]),
    ],
)
def test_lines_break_where_a_chinese_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert expected == wrap(text, width)


@settings(max_examples=200)
@given(st.text("班级。，“”（）ab12 -", max_size=60), st.integers(4, 30))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(half_widths, lines)) <= width
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
