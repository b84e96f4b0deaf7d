"""The ledger 辍学: pupils who stay away, and the visits to bring them back."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from kongchuo.demo.names import SURNAMES, elder_name
from kongchuo.demo.story import Seat, Story


@dataclass(frozen=True, slots=True)
class Visit:
    """A row of 劝返记录."""

    day: date
    visitor: str
    manner: str
    result: str


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the ledger. `reported` are the days on which class, school and center reported, if they did."""

    seat: Seat
    left: date
    found: date
    reported: tuple[date | None, date | None, date | None]
    state: str
    cause: str
    notice: date | None = None
    returned: date | None = None
    evidence: str = ""
    responsible: str = ""
    visits: tuple[Visit, ...] = field(default=())


def cases(story: Story) -> tuple[Case, ...]:
    """Ten cases of nine pupils, each another kind. Taken from pupils who stay on their rosters all year."""
    random = story.random
    made = (
        _long_absent(story, random),
        _back_in_december(story, random),
        _back_in_march(story, random),
        _back_in_april(story, random),
        _reported_late(story, random),
        _suspected(story, random),
        _struck_off(story, random),
    )
    # The rest of the township stays as it was before these were told.
    state = random.getstate()
    more = (*_left_again(story, random), _found_yesterday(story, random))
    random.setstate(state)
    return tuple(sorted((*made, *more), key=lambda case: case.found))


def _seat(story: Story, role: str, school: str, grade: int) -> Seat:
    return story.cast(role, school, lambda seat: seat.grade == grade)


def _teacher(random: Random) -> str:
    return elder_name(random, random.choice(SURNAMES))


def _long_absent(story: Story, random: Random) -> Case:
    who = _teacher(random)
    visits = (
        Visit(date(2022, 10, 18), who, "家访", "家长称孩子已随亲戚外出打工"),
        Visit(date(2022, 11, 9), who, "电话", "本人不愿返校"),
        Visit(date(2023, 3, 14), who, "家访", "家长答应清明前送返"),
    )
    seat = _seat(story, "dropped_out", "first_junior", 8)
    # 四查三比对 must find a dropout of a poor family.
    story.give_hardship(seat, "脱贫户")
    # Nobody has told the county to this day.
    reported = (date(2022, 10, 17), date(2022, 10, 19), None)
    return Case(
        seat,
        date(2022, 10, 17),
        date(2022, 10, 17),
        reported,
        "劝返中",
        "外出打工",
        date(2022, 11, 10),
        None,
        "",
        who,
        visits,
    )


def _back_in_december(story: Story, random: Random) -> Case:
    who = _teacher(random)
    seat = _seat(story, "returned_early", "second_junior", 9)
    reported = (date(2022, 11, 7), date(2022, 11, 9), date(2022, 11, 11))
    visit = Visit(date(2022, 11, 23), who, "家访", "同意返校")
    return Case(
        seat,
        date(2022, 11, 7),
        date(2022, 11, 7),
        reported,
        "已复学",
        "学习困难",
        None,
        date(2022, 12, 5),
        "班级点名册",
        who,
        (visit,),
    )


def _back_in_march(story: Story, random: Random) -> Case:
    who = _teacher(random)
    seat = _seat(story, "returned", "center", 5)
    reported = (date(2023, 2, 20), date(2023, 2, 22), date(2023, 2, 24))
    visit = Visit(date(2023, 3, 13), who, "家访", "父母已带孩子回村，同意返校")
    return Case(
        seat,
        date(2023, 2, 20),
        date(2023, 2, 20),
        reported,
        "已复学",
        "其他",
        None,
        date(2023, 3, 15),
        "返校登记表",
        who,
        (visit,),
    )


def _back_in_april(story: Story, random: Random) -> Case:
    who = _teacher(random)
    seat = _seat(story, "returned_later", "luming", 7)
    reported = (date(2023, 3, 23), date(2023, 3, 24), date(2023, 3, 24))
    visit = Visit(date(2023, 4, 6), who, "家访", "同意返校")
    return Case(
        seat,
        date(2023, 3, 20),
        date(2023, 3, 23),
        reported,
        "已复学",
        "学习困难",
        None,
        date(2023, 4, 10),
        "返校登记表",
        who,
        (visit,),
    )


def _reported_late(story: Story, random: Random) -> Case:
    """The class reported two days after it knew, the school in the week after."""
    seat = _seat(story, "reported_late", "second_junior", 7)
    reported = (date(2023, 3, 10), date(2023, 3, 14), date(2023, 3, 15))
    return Case(
        seat, date(2023, 3, 6), date(2023, 3, 8), reported, "确认", "学习困难", None, None, "", _teacher(random)
    )


def _suspected(story: Story, random: Random) -> Case:
    seat = _seat(story, "suspected", "first_junior", 9)
    reported = (date(2023, 3, 27), date(2023, 3, 29), date(2023, 3, 30))
    return Case(seat, date(2023, 3, 22), date(2023, 3, 27), reported, "疑似", "其他", None, None, "", _teacher(random))


def _struck_off(story: Story, random: Random) -> Case:
    """Thought to have dropped out, but found at a school elsewhere, with a certificate."""
    who = _teacher(random)
    seat = _seat(story, "struck_off", "qinghe", 4)
    reported = (date(2022, 9, 26), date(2022, 9, 28), date(2022, 9, 30))
    visit = Visit(date(2022, 10, 8), who, "电话", "孩子随父母在外地借读，已寄来就读证明，国庆后返回")
    return Case(
        seat,
        date(2022, 9, 26),
        date(2022, 9, 26),
        reported,
        "已销号",
        "其他",
        None,
        None,
        "外地就读证明",
        who,
        (visit,),
    )


def _left_again(story: Story, random: Random) -> tuple[Case, Case]:
    """Back in December, gone again in March: two cases of one pupil. Visited every week since."""
    who = _teacher(random)
    seat = _seat(story, "left_again", "first_junior", 7)
    first = Case(
        seat,
        date(2022, 11, 14),
        date(2022, 11, 14),
        (date(2022, 11, 14), date(2022, 11, 16), date(2022, 11, 18)),
        "已复学",
        "学习困难",
        None,
        date(2022, 12, 12),
        "返校登记表",
        who,
        (Visit(date(2022, 11, 17), who, "家访", "本人同意返校"), Visit(date(2022, 11, 24), who, "电话", "下周返校")),
    )
    second = Case(
        seat,
        date(2023, 3, 13),
        date(2023, 3, 13),
        (date(2023, 3, 13), date(2023, 3, 15), date(2023, 3, 17)),
        "劝返中",
        "学习困难",
        date(2023, 3, 22),
        None,
        "",
        who,
        (
            Visit(date(2023, 3, 16), who, "家访", "本人不愿返校"),
            Visit(date(2023, 3, 22), who, "家访", "送达通知书，家长答应劝说"),
            Visit(date(2023, 3, 28), who, "电话", "家长答应清明后送返"),
        ),
    )
    return first, second


def _found_yesterday(story: Story, random: Random) -> Case:
    """Missed on the day before the month's last, reported at once: nothing is late yet."""
    seat = _seat(story, "found_yesterday", "center", 6)
    reported = (date(2023, 3, 30), date(2023, 3, 31), None)
    return Case(seat, date(2023, 3, 28), date(2023, 3, 30), reported, "疑似", "其他", None, None, "", _teacher(random))
