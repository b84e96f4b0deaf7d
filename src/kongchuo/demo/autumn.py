"""Summer and September 2023: the leavers leave, everyone goes up a grade, the new ones come."""

from dataclasses import dataclass, replace
from datetime import date

from kongchuo.demo.schools import BY_KEY, SCHOOLS
from kongchuo.demo.story import Seat, Story

COHORT = 2023
_GRADUATION = date(2023, 7, 5)
_USUAL_BIRTH = date(COHORT - 13, 9, 1)
_FIRST_DAY = date(2023, 9, 1)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A row of the ledger 毕业生去向."""

    seat: Seat
    destination: str
    school: str = ""
    region: str = ""
    proof: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of grade 6 leavers in truth, and what the township wrote down."""

    role: str
    outcome: str  # the word of `kongchuo.transition/1`
    number: int
    destination: str = ""  # empty: nobody wrote anything down
    school: str = ""
    region: str = ""
    proof: str = ""
    remarks: str = ""


# Whoever is not named here goes to the junior school of the primary school.
FATES = (
    Fate("elsewhere", "elsewhere", 4, "外地就读", "苏州市某中学", "苏州市", "学籍证明"),
    Fate("county_town", "elsewhere", 2, "升入初中", "县城某中学", "萧县", "录取通知书"),
    Fate("elsewhere_unproved", "unresolved", 2, "外地就读", "杭州市某中学", "杭州市", "", "电话告知，材料未交"),
    Fate("special", "special", 1, "特殊教育", "县特殊教育学校", "萧县", "入学通知书"),
    Fate("repeating", "repeating", 1, "留级", remarks="因病缺课较多"),
    Fate("repeating_unrecorded", "repeating", 1),
    Fate("deferred", "deferred", 1, "延缓", proof="延缓入学批复", remarks="住院治疗"),
    Fate("deceased", "deceased", 1, "死亡"),
    Fate("unsettled", "unresolved", 1, "未落实", remarks="家中无人，邻居称已外出"),
    Fate("nobody_knows", "unresolved", 3),
    Fate("came_after_all", "registered", 1, "外地就读", "合肥市某中学", "合肥市", "学籍证明", "开学后返回"),
    Fate("other_junior", "registered", 2, "升入初中", "", "萧县"),
)
_STAYS_IN_GRADE_6 = ("repeating", "repeating_unrecorded")


def promote(story: Story) -> dict[int, tuple[str, OutcomeRow | None]]:
    """Turns the rosters of June into those of September. Says of every leaver of grade 6 how it
    went and what the ledger of outcomes has."""
    before = sorted(story.seats, key=lambda seat: seat.order)
    fates = _cast_fates(story)
    story.seats = []
    ends: dict[int, tuple[str, OutcomeRow | None]] = {}
    for seat in before:
        if seat.grade == 6:
            fate = fates.get(seat.child)
            _after_grade_6(story, seat, fate)
            ends[seat.child] = (fate.outcome if fate else "registered", _outcome_row(seat, fate))
        elif seat.grade == 9:
            story.record(seat, "毕业", _GRADUATION, reason="初中毕业")
        else:
            _go_up(story, seat)
    _new_pupils(story)
    story.snapshot("2023-09")
    return ends


def _cast_fates(story: Story) -> dict[int, Fate]:
    schools = [school.key for school in SCHOOLS if 6 in school.classes]
    found: dict[int, Fate] = {}
    turn = 0
    for fate in FATES:
        for _ in range(fate.number):
            # Each fate at another school, so that every primary school has something to look into.
            school = schools[turn % len(schools)]
            turn += 1
            # Of the usual age, so that a year more in grade 6 makes nobody look too old for it.
            seat = story.cast(
                fate.role, school, lambda seat: seat.grade == 6 and story.child(seat).birth >= _USUAL_BIRTH
            )
            found[seat.child] = fate
    return found


def _after_grade_6(story: Story, seat: Seat, fate: Fate | None) -> None:
    if fate and fate.role in _STAYS_IN_GRADE_6:
        story.seats.append(replace(seat, number=1))
        if fate.destination:
            story.record(seat, "留级", date(2023, 8, 30), reason=fate.remarks)
        return
    story.record(seat, "毕业", _GRADUATION, reason="小学毕业")
    if fate is None or fate.outcome == "registered":
        feeds = BY_KEY[seat.school].feeds or "first_junior"
        if fate and fate.role == "other_junior":
            feeds = "second_junior" if feeds != "second_junior" else "first_junior"
        enter(story, seat.child, feeds, 7)


def enter(story: Story, child: int, school: str, grade: int) -> Seat:
    """A new pupil of grade 1 or 7, put into the class with the fewest."""
    taken = [seat.number for seat in story.seats if (seat.school, seat.grade) == (school, grade)]
    number = min(range(1, BY_KEY[school].classes[grade] + 1), key=taken.count)
    seat = Seat(child, school, grade, number)
    story.seats.append(seat)
    story.record(seat, "招生", _FIRST_DAY, reason="新生入学")
    return seat


def _go_up(story: Story, seat: Seat) -> None:
    school = BY_KEY[seat.school]
    if seat.grade < school.last_grade:
        classes = school.classes[seat.grade + 1]
        story.seats.append(replace(seat, grade=seat.grade + 1, number=min(seat.number, classes)))
        return
    # A village teaching point ends before grade 6; its pupils go on to the next school.
    target = BY_KEY[school.goes_on or ""]
    new = replace(seat, school=target.key, grade=seat.grade + 1, number=1)
    story.seats.append(new)
    story.record(seat, "转出", date(2023, 8, 28), other_school=target.name, reason="教学点年级到顶", proof="转学联系表")
    story.record(new, "转入", _FIRST_DAY, other_school=school.name, reason="教学点年级到顶", proof="转学联系表")


def _new_pupils(story: Story) -> None:
    """Grade 1, and grade 7 pupils who come from outside the township."""
    for school in SCHOOLS:
        joined = sum(seat.school == school.key and seat.grade == 2 for seat in story.seats)
        for _ in range(joined if 1 in school.classes else 0):
            child = story.people.child(1, COHORT, story.random.choice(school.villages), on_time=True)
            enter(story, child.key, school.key, 1)
    for school_key in ("first_junior", "second_junior", "first_junior"):
        child = story.people.child(
            7, COHORT, story.random.choice(BY_KEY[school_key].villages), registered=False, on_time=True
        )
        story.give_role("arrival_unknown", child.key)
        enter(story, child.key, school_key, 7)


def _outcome_row(seat: Seat, fate: Fate | None) -> OutcomeRow | None:
    """What the ledger of outcomes has; of those who went where they should the school wrote it down."""
    if fate is None:
        feeds = BY_KEY[BY_KEY[seat.school].feeds or "first_junior"]
        return OutcomeRow(seat, "升入初中", feeds.name, "萧县")
    if not fate.destination:
        return None
    return OutcomeRow(seat, fate.destination, fate.school, fate.region, fate.proof, fate.remarks)
