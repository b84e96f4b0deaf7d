"""Ten-digit codes of schools."""

import pytest

from kongchuo.codes.school_code import problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2134000001", None),
        ("3134 000001", None),
        ("", None),
        ("213400001", "应为10位，这里是9位"),
        ("21340000O1", "应全部是数字"),
        ("2199000001", "第3、4位应为省份代码（安徽为34）"),
    ],
)
def test_school_codes(text: str, expected: str | None) -> None:
    assert problem(text) == expected
