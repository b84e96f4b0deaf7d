"""National roll numbers."""

import pytest

from kongchuo.codes.roll_number import id_part, problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "G342221201305150019",
        "g342221201305150019",
        "G 34222120130515001x",
        "342221201305150019",
        "J342221201305150019",
        "L20230301000001",
    ],
)
def test_good_numbers(text: str) -> None:
    assert problem(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("G34222120130515001", "G后面应有18位，这里是17位"), ("J123", "J后面应有18位，这里是3位"), ("G34222120130515OO19", "G后面有不该出现的字符"), ("A342221201305150019", "应以G、J或L开头"),
     ("20170101", "应为G加18位身份证件号"), ("L", "L后面应为数字和字母")],
)  # fmt: skip
def test_bad_numbers(text: str, expected: str) -> None:
    assert problem(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("G342221201305150019", "342221201305150019"),
        ("34222120130515001x", "34222120130515001X"),
        ("J342221201305150019", None),
        ("L1", None),
        ("", None),
    ],
)
def test_the_id_number_inside(text: str, expected: str | None) -> None:
    assert id_part(text) == expected
