"""What happens in the school year 2022–2023, from the September rosters to those of June."""

from datetime import date
from random import Random

from kongchuo.demo.people import People
from kongchuo.demo.schools import BY_KEY, SCHOOLS
from kongchuo.demo.story import Seat, Story

YEAR = 2022
_NOT_REGISTERED = 0.02  # pupils whose household is registered elsewhere
_FORM = "转学联系表"


def first_rosters(random: Random, scale: float) -> Story:
    """The pupils of September 2022."""
    story = Story(random, People(random))
    for school in SCHOOLS:
        for grade, classes in school.classes.items():
            for number in range(1, classes + 1):
                size = max(4, round(school.class_size * scale) + random.choice((-2, -1, 0, 0, 1, 2)))
                for _ in range(size):
                    registered = random.random() >= _NOT_REGISTERED
                    child = story.people.child(grade, YEAR, random.choice(school.villages), registered=registered)
                    story.seats.append(Seat(child.key, school.key, grade, number))
    return story


def tell(random: Random, scale: float) -> Story:
    """The whole school year."""
    story = first_rosters(random, scale)
    _special_needs(story)
    _before_september(story)
    story.snapshot("2022-09")
    _autumn(story)
    story.snapshot("2023-02")
    _march_recorded(story)
    _march_unrecorded(story)
    story.snapshot("2023-03")
    _leaves(story, "transfer_proved", "qinghe", date(2023, 6, 5), "苏州市")
    story.snapshot("2023-06")
    return story


def _special_needs(story: Story) -> None:
    """Disabled children at ordinary schools, and one whom a teacher visits at home."""
    for role, school, grade, disability in (
        ("in_class", "qinghe", 2, "肢体"),
        ("in_class", "yunxi", 3, "听力"),
        ("home_taught", "center", 4, "多重"),
    ):
        seat = story.cast(role, school, lambda seat, grade=grade: seat.grade == grade)  # type: ignore[misc]
        story.give_disability(seat, disability)


def _before_september(story: Story) -> None:
    """Pupils who were already away ill when the year began."""
    for role, school, day, end in (
        ("suspension_expired", "first_junior", date(2022, 3, 1), date(2023, 2, 28)),
        ("resumed", "second_junior", date(2022, 2, 21), date(2023, 2, 20)),
    ):
        seat = story.cast(role, school, lambda seat: seat.grade >= 8)
        story.record(seat, "休学", day, reason="因病", proof="县医院诊断证明", suspension_end=end)
        story.change(seat, "休学")


def _autumn(story: Story) -> None:
    """October to February: everything is entered in the ledger as it should be."""
    _leaves(story, "transfer_proved", "center", date(2022, 10, 10), "苏州市")
    _leaves(story, "transfer_proved", "yunxi", date(2022, 11, 7), "合肥市")
    _leaves(story, "transfer_proved", "first_junior", date(2022, 12, 5), "杭州市")
    _leaves(story, "transfer_unproved", "second_junior", date(2023, 1, 12), "昆山市", proof="")
    for school, grade, day, region in (
        ("center", 2, date(2022, 10, 17), "上海市"),
        ("luming", 8, date(2023, 2, 13), "无锡市"),
    ):
        seat = story.newcomer("transferred_in", school, grade, YEAR)
        story.record(
            seat, "转入", day, other_school=_somewhere(region, grade), region=region, reason="随父母返乡", proof=_FORM
        )
    ill = story.cast("suspended", "luming", lambda seat: seat.grade >= 7)
    story.record(
        ill, "休学", date(2022, 11, 14), reason="因病", proof="县医院诊断证明", suspension_end=date(2023, 11, 13)
    )
    story.change(ill, "休学")
    resumed = next(seat for seat in story.seats if seat.child in story.roles["resumed"])
    story.record(story.change(resumed, "在读"), "复学", date(2023, 2, 16), reason="病愈", proof="复学申请表")
    first = story.cast("twice_enrolled", "yanhui", lambda seat: seat.grade == 4)
    second = story.also(first, "center")
    story.record(second, "转入", date(2022, 11, 15), other_school=BY_KEY["yanhui"].name, reason="家庭搬迁", proof=_FORM)


def _march_recorded(story: Story) -> None:
    """Movements of March that the ledger knows of."""
    for school, grade, day, region in (
        ("qinghe", 3, date(2023, 3, 2), "上海市"),
        ("first_junior", 7, date(2023, 3, 13), "嘉兴市"),
    ):
        seat = story.newcomer("transferred_in", school, grade, YEAR)
        story.record(
            seat, "转入", day, other_school=_somewhere(region, grade), region=region, reason="随父母返乡", proof=_FORM
        )
    _leaves(story, "transfer_proved", "center", date(2023, 3, 6), "徐州市")
    _leaves(story, "transfer_proved", "luming", date(2023, 3, 20), "合肥市")
    old = story.cast("transfer_inside", "tongyin", lambda seat: seat.grade <= 5)
    new = story.move(old, "center")
    story.record(old, "转出", date(2023, 3, 7), other_school=BY_KEY["center"].name, reason="家庭搬迁", proof=_FORM)
    story.record(new, "转入", date(2023, 3, 7), other_school=BY_KEY["tongyin"].name, reason="家庭搬迁", proof=_FORM)
    lost = story.cast("transfer_lost", "yunxi", lambda seat: seat.grade <= 5)
    story.record(lost, "转出", date(2023, 3, 8), other_school=BY_KEY["qinghe"].name, reason="家庭搬迁", proof=_FORM)
    story.leave(lost)
    ill = story.cast("suspended", "second_junior")
    story.record(
        ill, "休学", date(2023, 3, 15), reason="因病", proof="市医院诊断证明", suspension_end=date(2024, 3, 14)
    )
    story.change(ill, "休学")
    abroad = story.cast("abroad", "center", lambda seat: seat.grade <= 5)
    story.record(abroad, "出国", date(2023, 3, 20), region="国外", reason="随父母出国", proof="护照复印件")
    story.leave(abroad)
    other = story.cast("changed_class", "center", lambda seat: seat.grade == 3 and seat.number == 1)
    story.record(story.change_class(other, 2), "转班", date(2023, 3, 9), reason="家长申请")


def _march_unrecorded(story: Story) -> None:
    """What the schools did not say: the children whom the report must find."""
    for school in ("first_junior", "second_junior", "center", "yanhui"):
        story.leave(story.cast("left_without_record", school, lambda seat: seat.grade not in (6, 9)))
    story.move(story.cast("moved_without_record", "qinghe", lambda seat: seat.grade <= 5), "yunxi")
    for school, grade in (("tongyin", 2), ("first_junior", 8)):
        story.newcomer("joined_without_record", school, grade, YEAR)


def _leaves(story: Story, role: str, school: str, day: date, region: str, *, proof: str = _FORM) -> None:
    seat = story.cast(role, school, lambda seat: seat.grade not in (6, 9))
    story.record(
        seat, "转出", day, other_school=_somewhere(region, seat.grade), region=region, reason="随父母外出", proof=proof
    )
    story.leave(seat)


def _somewhere(region: str, grade: int) -> str:
    return f"{region}某{'小学' if grade <= 6 else '中学'}"
