"""The register of school-age children of 2022, as the villages keep it in the spring of 2023."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from kongchuo.codes.classes import grade_label
from kongchuo.demo.people import Child
from kongchuo.demo.schools import BY_KEY, COUNTY, VILLAGES
from kongchuo.demo.story import Move, Seat, Story
from kongchuo.demo.year import YEAR
from kongchuo.model.period import school_age

AGES = range(6, 15)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A child on the register. `counts` is why a child who is on no roster counts as enrolled or
    is left out of the count: `proved`, `special`, `home`, `finished`, `excused`; empty for none."""

    child: Child
    status: str
    school: str = ""
    grade: str = ""
    place: str = ""
    proof: str = ""
    remarks: str = ""
    household: str = "在籍"
    counts: str = ""

    @property
    def age(self) -> int:
        """Complete years on 31 August of the school year."""
        return school_age(self.child.birth, YEAR)


@dataclass(frozen=True, slots=True)
class _Away:
    """Children of the village who are on none of the township's rosters."""

    number: int
    grade: int
    status: str
    school: str = ""
    place: str = ""
    proof: str = ""
    remarks: str = ""
    counts: str = ""
    household: str = "在籍"
    disability: str = "无"


_AWAY = (
    _Away(1, 3, "在校", "苏州市某小学", "苏州市", "学籍证明", counts="proved"),
    _Away(1, 5, "在校", "上海市某小学", "上海市", "就读证明", counts="proved"),
    _Away(1, 8, "在校", "合肥市某中学", "合肥市", "学籍证明", counts="proved"),
)
_AWAY_ONCE = (
    _Away(2, 2, "在校", "杭州市某小学", "杭州市", remarks="家长口头告知", counts=""),
    _Away(1, 7, "在校", "宁波市某中学", "宁波市", remarks="家长口头告知", counts=""),
    _Away(1, 4, "在校", "县特殊教育学校", COUNTY, "入学通知书", counts="special", disability="听力"),
    _Away(1, 8, "在校", "县特殊教育学校", COUNTY, "入学通知书", counts="special", disability="智力"),
    _Away(2, 1, "未入学", remarks="随父母在外，未回村报名"),
    _Away(1, 1, "延缓入学", proof="延缓入学批复", remarks="早产体弱", counts="excused"),
    _Away(1, 1, "延缓入学", remarks="家长申请，尚未批准"),
    _Away(1, 8, "辍学", remarks="随亲戚外出打工，正在劝返"),
    _Away(1, 9, "已毕业", remarks="提前入学，已初中毕业", counts="finished"),
    _Away(1, 3, "已死亡", household="注销", counts="excused"),
    _Away(2, 5, "已迁出", remarks="户口迁往外县", household="迁出", counts="excused"),
)


def register(story: Story, random: Random) -> tuple[RegisterRow, ...]:
    """All children of 6 to 14 years whose household is in the township."""
    last = {seat.child: seat for seat in (*story.months["2022-09"], *story.months["2023-03"])}
    gone = {move.seat.child: move for move in story.moves if move.kind in ("转出", "出国") and move.day.year >= YEAR}
    present = {seat.child for seat in story.months["2023-03"]}
    rows = [
        _of_pupil(story, story.child(seat), seat, None if key in present else gone.get(key))
        for key, seat in last.items()
    ]
    for village in VILLAGES:
        for away in _AWAY:
            rows += _of_away(story, away, village)
    for away in _AWAY_ONCE:
        rows += _of_away(story, away, random.choice(VILLAGES))
    return _ordered(row for row in rows if row.child.registered and row.age in AGES)


def with_youngest(rows: tuple[RegisterRow, ...], story: Story) -> tuple[RegisterRow, ...]:
    """The register with those who will be in grade 1 next September: villages list them a year before."""
    known = {row.child.key for row in rows}
    first = [story.child(seat) for seat in story.months["2023-09"] if seat.grade == 1 and seat.child not in known]
    young = (RegisterRow(child, "未入学", remarks="学前") for child in first if child.registered)
    return _ordered((*rows, *young))


def _ordered(rows: Iterable[RegisterRow]) -> tuple[RegisterRow, ...]:
    return tuple(sorted(rows, key=lambda row: (VILLAGES.index(row.child.family.village), row.child.key)))


def _of_pupil(story: Story, child: Child, seat: Seat, gone: Move | None) -> RegisterRow:
    grade = grade_label(seat.grade)
    if child.key in story.roles["home_taught"]:
        return RegisterRow(child, "送教上门", BY_KEY[seat.school].name, grade, COUNTY, counts="home")
    if gone and gone.proof and gone.other_school not in {school.name for school in BY_KEY.values()}:
        return RegisterRow(child, "在校", gone.other_school, grade, gone.region, gone.proof, counts="proved")
    if gone:
        return RegisterRow(child, "在校", gone.other_school, grade, gone.region or COUNTY)
    return RegisterRow(child, "在校", BY_KEY[seat.school].name, grade, COUNTY)


def _of_away(story: Story, away: _Away, village: str) -> list[RegisterRow]:
    rows = []
    for _ in range(away.number):
        child = story.people.child(away.grade, YEAR, village, on_time=True, disability=away.disability)
        grade = grade_label(away.grade) if away.school else ""
        rows.append(
            RegisterRow(
                child,
                away.status,
                away.school,
                grade,
                away.place,
                away.proof,
                away.remarks,
                away.household,
                away.counts,
            )
        )
    return rows
