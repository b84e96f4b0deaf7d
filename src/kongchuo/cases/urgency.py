"""How urgent a case is, why, and what is due next: every reason in words, with the rule it goes by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from kongchuo.cases.episodes import Episode
from kongchuo.cases.lists import Delay, delays
from kongchuo.policy.case_life import case_life
from kongchuo.policy.deadlines import Due, Duties

# A month's school days: from here on a child is away for long (周统计 · 月小结).
LONG_AWAY = 20
NOTICE, WRITTEN_REPORT = "限期复学通知书", "辍学书面报告"


class Level(IntEnum):
    """How soon somebody must act."""

    OVERDUE = 1
    OPEN = 2
    SETTLED = 3

    @property
    def words(self) -> str:
        """The level for a reader."""
        return {Level.OVERDUE: "已超时", Level.OPEN: "在办", Level.SETTLED: "已结"}[self]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a case is where it is on the list. `rank` orders the reasons, `due` is the deadline that is over."""

    code: str
    words: str
    rank: int
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done, and by when; `due` None when no document names a day."""

    words: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A spell with its urgency. `away` counts the school days that the child was away, the first one
    included; None when the ledger has no day to count from."""

    episode: Episode
    away: int | None
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]
    delays: tuple[Delay, ...]

    @property
    def overdue(self) -> bool:
        """Whether something should have been done by now."""
        return any(reason.due for reason in self.reasons)

    @property
    def level(self) -> Level:
        """How soon somebody must act."""
        if self.overdue:
            return Level.OVERDUE
        return Level.OPEN if self.episode.is_open or self.episode.missing else Level.SETTLED

    @property
    def order(self) -> tuple[object, ...]:
        """The most urgent first: by level, by the gravest reason, then by how long the child is away."""
        record = self.episode.spell.record
        gravest = min((reason.rank for reason in self.reasons), default=99)
        school = self.episode.spell.school or record.school_name
        return (self.level, gravest, -(self.away or 0), school, record.name, record.id_number, self.episode.number)


def judge(episode: Episode, duties: Duties, day: date) -> Judged:
    """A spell as it stood at the end of a day."""
    away = _away(episode, duties, day)
    reasons = sorted(_reasons(episode, duties, day, away), key=lambda reason: reason.rank)
    steps = sorted(_steps(episode, duties, day), key=lambda step: step.due.day if step.due else date.max)
    late = tuple(delays(episode.spell.record, duties, day))
    return Judged(episode, away, tuple(reasons), tuple(steps), late)


def _away(episode: Episode, duties: Duties, day: date) -> int | None:
    """School days from the first one away to the day before the return, or to the day that is asked for."""
    first, record = episode.first_day, episode.spell.record
    if first is None:
        return None
    if episode.is_open:
        return duties.calendar.school_days_between(first, day)
    back = record.return_date
    return duties.calendar.school_days_between(first, back) - duties.calendar.is_school_day(back) if back else None


def _reasons(episode: Episode, duties: Duties, day: date, away: int | None) -> Iterator[Reason]:
    if not episode.is_open:
        yield from _unsettled(episode, day)
        return
    record = episode.spell.record
    if record.found_date:
        yield from _overdue(episode, record.found_date, duties, day)
    if record.state == "已复学" and record.return_date:
        yield Reason("returns", f"{record.return_date}复学", 50)
    if episode.number > 1:
        yield Reason("left_again", f"第{episode.number}次离校", 30)
    if away is not None and away >= LONG_AWAY:
        yield Reason("long_away", f"已经离校{away}个上学日", 31)


def _overdue(episode: Episode, found: date, duties: Duties, day: date) -> Iterator[Reason]:
    """What should have been done by the end of the day."""
    record = episode.spell.record
    counted = _counted(episode, day)
    due = duties.center_report(found)
    if counted and due.missed(None, day) and not _by(record.center_report_date, day):
        done = f"劝返{len(episode.visits)}次没有返校，" if episode.visits else ""
        yield Reason("center_report", f"{done}中心校还没有上报", 1, due)
    due = _visit(episode, found, duties)
    if counted and due.missed(None, day):
        number = duties.deadlines.visit_every_days
        last = f"最近{number}天没有劝返，上一次是{episode.last_visit}" if episode.last_visit else "还没有劝返过"
        yield Reason("no_visit", last, 2, due)
    due = duties.verified(found)
    if record.state == "疑似" and due.missed(None, day):
        yield Reason("not_verified", f"{found}登记为疑似，还没有核实", 3, due)
    for delay in delays(record, duties, day):
        if delay.reported is None:
            code = "class_report" if delay.who == "班级" else "school_report"
            yield Reason(code, f"{delay.who}还没有上报", 4, delay.due)


def _unsettled(episode: Episode, day: date) -> Iterator[Reason]:
    """A case may close with evidence only; until then it is not closed. A child who is back on a known day
    is in school: only the paper is wanted, and nothing is late."""
    words = {"return_date": "没有复学日期", "closing_evidence": "没有销号依据"}
    if episode.missing:
        record = episode.spell.record
        due = None if record.return_date else Due(record.found_date or day, "凭依据才能结案")
        missing = "、".join(words[name] for name in episode.missing)
        yield Reason("no_evidence", f"状态是“{record.state}”，{missing}，不能算结案", 5, due)


def _steps(episode: Episode, duties: Duties, day: date) -> Iterator[Step]:
    record = episode.spell.record
    if not episode.is_open:
        if episode.missing:
            yield Step("补齐复学日期和依据；拿不出的，状态改回“劝返中”")
        return
    found = record.found_date
    if found is None:
        yield Step("补填发现日期")
        return
    for delay_of, words, reported in (
        (duties.class_report, "班级补报", record.class_report_date),
        (duties.school_report, "学校上报", record.school_report_date),
    ):
        if not _by(reported, day):
            yield Step(words, delay_of(found))
    if record.state == "疑似":
        yield Step("核实，改为“确认”或凭依据销号", duties.verified(found))
    if not _counted(episode, day):
        return
    number = len(episode.visits) + 1
    yield Step("第一次劝返" if number == 1 else f"第{number}次劝返", _visit(episode, found, duties))
    if not _by(record.notice_date, day):
        yield Step("送达限期复学通知书")
    if not _by(record.center_report_date, day):
        yield Step("书面报告教育行政部门，填中心校上报日期", duties.center_report(found))


def _visit(episode: Episode, found: date, duties: Duties) -> Due:
    """By when the next visit is due."""
    return duties.visit(episode.last_visit) if episode.last_visit else duties.first_visit(found)


def _counted(episode: Episode, day: date) -> bool:
    """Whether the child was a dropout of the ledger's rate on that day."""
    state = case_life().state(episode.spell.record.state)
    return episode.is_open and state is not None and (state.counted or not state.open)


def _by(done: date | None, day: date) -> bool:
    return done is not None and done <= day
