"""Names that sound alike."""

import subprocess
import sys

import pytest

from kongchuo.linkage.likeness import Likeness, likeness
from kongchuo.linkage.sound import sounds_alike


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("李莉", "李丽", True),
        ("张浩然", "章浩燃", True),
        ("曾小贤", "增小贤", True),  # 曾 reads zeng or ceng
        ("单雄", "善雄", True),  # 单 reads dan, chan or shan
        ("单雄", "丹雄", True),
        ("吕布", "卢布", False),
        ("张三", "张四", False),
        ("张三", "张三三", False),
        ("", "", False),
    ],
)
def test_sounds_alike(left: str, right: str, expected: bool) -> None:
    assert expected == sounds_alike(left, right) == sounds_alike(right, left)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("张浩然", "张浩然", Likeness.SAME),
        ("李莉", "李丽", Likeness.SOUND),
        ("张三", "张四", Likeness.NEAR),
        ("张浩然", "张然", Likeness.NEAR),
        ("阿里木买买提", "阿里木", Likeness.NEAR),
        ("张浩然", "张然浩", Likeness.NEAR),
        ("张三", "李四", Likeness.DIFFERENT),
        ("张", "张三", Likeness.DIFFERENT),
        ("", "张三", Likeness.DIFFERENT),
    ],
)
def test_likeness(left: str, right: str, expected: Likeness) -> None:
    assert expected is likeness(left, right) is likeness(right, left)


def test_the_readings_are_loaded_only_when_two_names_differ() -> None:
    code = (
        "import sys; from kongchuo.linkage.cascade import link; from kongchuo.linkage.person import Person;"
        "one = Person(1, '张三', '342221201103050110', True, '2011-03-05', '男');"
        "assert link([one], [one]).matches; assert 'pypinyin' not in sys.modules; assert 'pandas' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
