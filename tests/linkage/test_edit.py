"""One slip of the fingers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.linkage.edit import near_dates, one_edit


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("abc", "abc", False),
        ("abc", "abd", True),
        ("abc", "ab", True),
        ("abc", "xabc", True),
        ("abcd", "abdc", True),
        ("abcd", "acbd", True),
        ("aab", "ab", True),
        ("abcd", "badc", False),
        ("abcd", "abxy", False),
        ("abc", "a", False),
        ("", "a", True),
        ("", "", False),
        ("abc", "cba", False),
    ],
)
def test_one_edit(left: str, right: str, expected: bool) -> None:
    assert expected == one_edit(left, right) == one_edit(right, left)


@settings(max_examples=100)
@given(st.text("01X", max_size=6), st.text("01X", max_size=6))
def test_one_edit_agrees_with_trying_every_edit(left: str, right: str) -> None:
    edits = {left[:n] + c + left[n:] for n in range(len(left) + 1) for c in "01X"}
    edits |= {left[:n] + c + left[n + 1 :] for n in range(len(left)) for c in "01X"}
    edits |= {left[:n] + left[n + 1 :] for n in range(len(left))}
    edits |= {left[:n] + left[n + 1] + left[n] + left[n + 2 :] for n in range(len(left) - 1)}
    assert (right in edits - {left}) == one_edit(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2011-03-05", "2011-03-05", True),
        ("2011-03-05", "2011-03-06", True),
        ("2011-03-05", "2011-05-03", True),
        ("2011-03-15", "2011-03-51", True),
        ("2011-03-05", "2012-04-05", False),
        ("2011-03-05", "", False),
    ],
)
def test_near_dates(left: str, right: str, expected: bool) -> None:
    assert expected == near_dates(left, right)
