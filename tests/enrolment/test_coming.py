"""Who enters grade 1 and grade 7 next September, and who is over age and has not finished."""

from collections.abc import Sequence

from kongchuo.enrolment.coming import Coming, coming
from kongchuo.enrolment.districts import districts
from kongchuo.enrolment.overage import over_age
from kongchuo.indicators.register import Registered, Seat

from .children import JUNIOR, NINE, NORTH, SOUTH, TOWN, WEST, child


def _coming(register: Sequence[Registered], ahead: int = 1) -> Coming:
    places = districts(TOWN, [one.record.village for one in register])
    return coming(register, TOWN, places, year=2023, ahead=ahead)


def _told(found: Coming, grade: int) -> list[tuple[str, str | None, bool]]:
    return [(one.child.record.name, one.school, one.due) for one in found.comers if one.grade == grade]


def test_children_who_turn_six_go_to_the_school_of_their_village_and_nobody_is_dropped() -> None:
    found = _coming(
        [
            child(5, "未入学", name="陈惊蛰"),
            child(5, "未入学", village="桐荫村", name="陈春分"),
            child(5, "未入学", village="", name="陈清明"),
            child(5, "在校", village="竹里社区", name="陈谷雨", school_name="竹里幼儿园"),
            child(5, village="鹿鸣村", name="陈立夏", grade=1),
            child(5, "延缓入学", village="鹿鸣村", name="陈小满", proof="批复"),
            child(5, "已死亡", name="陈芒种"),
            child(5, "已迁出", name="陈夏至"),
            child(4, "未入学", name="陈小暑"),
            child(6, grade=1, name="陈大暑"),
            child(None, "未入学", name="陈立秋"),
        ]
    )
    assert [
        ("陈惊蛰", NORTH, True),
        ("陈谷雨", SOUTH, True),
        ("陈小满", NINE, False),
        ("陈立夏", NINE, False),
        ("陈清明", None, True),
        ("陈春分", None, True),
    ] == _told(found, 1)
    assert found.youngest


def test_who_was_put_off_or_never_came_is_waited_for_again() -> None:
    found = _coming(
        [
            child(6, "延缓入学", name="陈惊蛰", proof="批复"),
            child(7, "未入学", name="陈春分"),
            child(8, "辍学", name="陈清明"),
        ]
    )
    assert [("陈惊蛰", NORTH, True), ("陈春分", NORTH, True)] == _told(found, 1)
    assert ["7周岁，以前没有入学", "8周岁，以前没有入学"] == [one.reason for one in found.due(1)]
    assert not found.youngest


def test_grade_6_goes_to_the_school_that_its_own_feeds_and_else_to_that_of_the_village() -> None:
    found = _coming(
        [
            child(11, grade=6, village="竹里村", name="陈惊蛰"),  # at the north school, which feeds the junior
            child(11, grade=6, seat=NINE, name="陈春分"),
            child(13, grade=6, seat=SOUTH, village="竹里村", name="陈清明"),  # its school feeds none
            child(11, school_name="苏州市某小学", name="陈谷雨", written="六年级"),
            child(11, school_name="苏州市某小学", name="陈立夏"),  # in no known grade
            child(11, grade=5, name="陈小满"),
            child(11, "送教上门", name="陈芒种"),
            child(12, school_name="苏州市某小学", name="陈夏至"),
            child(11, "已迁出", name="陈小暑"),
        ]
    )
    assert [
        ("陈春分", NINE, True),
        ("陈立夏", JUNIOR, True),
        ("陈芒种", JUNIOR, False),
        ("陈谷雨", JUNIOR, True),
        ("陈惊蛰", JUNIOR, True),
        ("陈清明", WEST, True),
    ] == _told(found, 7)


def test_the_register_of_the_coming_year_counts_its_own_ages() -> None:
    found = _coming([child(6, "未入学", name="陈惊蛰"), child(5, "未入学", name="陈春分")], ahead=0)
    assert [("陈惊蛰", NORTH, True)] == _told(found, 1)


def test_over_age_are_those_of_fifteen_who_have_not_finished_and_are_not_proved_elsewhere() -> None:
    found = over_age(
        [
            child(14, "辍学", name="陈惊蛰"),
            child(15, grade=9, seat=JUNIOR, name="陈春分"),
            child(15, "辍学", name="陈清明"),
            child(16, "未入学", name="陈谷雨"),
            child(15, "已毕业", name="陈立夏"),
            child(15, "已迁出", name="陈小满"),
            child(15, school_name="苏州市某中学", proof="学籍证明", name="陈芒种"),
            child(15, school_name="苏州市某中学", name="陈夏至"),
            child(15, "在校", name="陈小暑", likely=(Seat(JUNIOR, 9, "九年级(1)班", "在读"),)),
            child(None, "辍学", name="陈大暑"),
        ]
    )
    assert ["陈谷雨", "陈夏至", "陈小暑", "陈清明", "陈春分"] == [one.record.name for one in found]
