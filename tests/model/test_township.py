"""The township as its settings give it."""

from dataclasses import replace

from kongchuo.model.township import School, Township
from tests.factories import TOWNSHIP


def test_a_school_is_found_by_its_exact_name_and_the_first_of_two() -> None:
    twice = Township("马井镇", "萧县", (School("甲小学", ("primary",)), School("甲小学", ("junior",))))
    assert [("primary",), None] == [found and found.stages for found in map(twice.school, ("甲小学", "甲"))]


def test_everything_that_is_set_makes_another_township() -> None:
    """What is remembered of a file depends on all of it, and is known by its text."""
    other = replace(TOWNSHIP, columns={"姓名": ("学生",)})
    assert other != TOWNSHIP
    assert repr(other) != repr(TOWNSHIP)
    assert repr(replace(other, columns={})) == repr(TOWNSHIP)
    assert "columns={'姓名': ('学生',)}" in repr(other)
    assert {TOWNSHIP: 1}[replace(other, columns={})] == 1
    assert other not in {TOWNSHIP}
