"""Names of persons."""

import pytest

from kongchuo.codes.person_name import normalise, odd_characters, same, split


@pytest.mark.parametrize(
    ("text", "expected"),
    [("张 三", "张三"), ("张\u3000三", "张三"), (" 张三\t", "张三"), ("阿依 • 古丽", "阿依·古丽"), ("阿依．古丽", "阿依·古丽"), ("阿依.古丽", "阿依·古丽"),
     ("阿依・古丽", "阿依·古丽"), ("john  smith", "JOHN SMITH"), ("", "")],
)  # fmt: skip
def test_a_name_is_brought_to_one_form(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("张三1", "1"),
        ("张三(休学)", "()"),
        ("李?", "?"),
        ("王□", "□"),
        ("李A", "A"),
        ("张三*", "*"),
        ("123", "123"),
        ("张、三、", "、"),
        ("张三·", "·"),
        ("\ue863三", "\ue863"),
    ],
)
def test_what_does_not_belong_in_a_name(text: str, odd: str) -> None:
    assert odd_characters(text) == odd


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        "张 三",
        "欧阳一二三",
        "阿依·古丽",
        "阿依•古丽",
        "\U00020bb7三",
        "㛃三",
        "〇三",
        "JOHN SMITH",
        "D'ARCY-LEE",
        "AYŞE",
        "\uf900三",
    ],
)
def test_rare_characters_and_the_middle_dot_belong(text: str) -> None:
    assert odd_characters(text) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", ("张", "三")),
        ("欧阳三", ("欧阳", "三")),
        ("司马", ("司", "马")),
        ("阿依·古丽", ("", "阿依·古丽")),
        ("张", ("张", "")),
        ("", ("", "")),
    ],
)
def test_surname_and_given_name(name: str, expected: tuple[str, str]) -> None:
    assert split(name) == expected


def test_the_same_name_in_two_spellings() -> None:
    assert [same("张 三", "张三"), same("阿依•古丽", "阿依古丽"), same("张三", "张山")] == [True, True, False]
