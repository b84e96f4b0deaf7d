"""All that `cases` shows, before anyone decides where it stands on a page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kongchuo.cases.urgency import Judged, Level
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period
from kongchuo.model.township import Township
from kongchuo.policy.case_life import case_life
from kongchuo.policy.deadlines import Duties

# Children who should perhaps be in the ledger and are not.
UNREGISTERED = {
    "left_without_record": "离开学校，没有记录",
    "suspension_expired": "休学期满，没有复学",
    "transfer_not_arrived": "转出，没有落实到校",
}


@dataclass(frozen=True, slots=True)
class Followed:
    """A spell with its urgency, the papers that are due for it (`kongchuo notice`), and where the newest
    roster has the child; empty when it has not."""

    judged: Judged
    papers: tuple[str, ...]
    seat: str

    @property
    def child(self) -> Listed:
        """Who is meant, with school and class."""
        return self.judged.episode.spell.listed("case", "")


@dataclass(frozen=True)
class CaseBook:
    """The spells of the ledger by urgency, those of one `school` if one was asked for.

    `month` is that of the newest roster, None without any; `unregistered` the children of `UNREGISTERED` who
    have no open case; `problems` the rows of the ledger that cannot be counted.
    """

    township: Township
    duties: Duties
    as_of: date
    school: str | None
    month: Period | None
    followed: tuple[Followed, ...]
    unregistered: tuple[Listed, ...]
    problems: tuple[Listed, ...]
    remarks: tuple[str, ...]

    @property
    def title(self) -> str:
        """`马井镇辍学个案`, or those of a school."""
        return f"{self.school or self.township.name}辍学个案"

    def of(self, level: Level) -> tuple[Followed, ...]:
        """The spells of a level, the most urgent first."""
        return tuple(one for one in self.followed if one.judged.level is level)

    @property
    def open(self) -> tuple[Followed, ...]:
        """The spells that nobody has settled, or not with evidence."""
        return tuple(one for one in self.followed if one.judged.level is not Level.SETTLED)

    @property
    def states(self) -> Mapping[str, int]:
        """How many of the open spells are in each state, `Episode.state_words`."""
        names = [state.name for state in case_life().states]
        counts = Counter(one.judged.episode.state_words for one in self.open)
        return {name: counts[name] for name in (*names, "后来复学", "状态看不清") if counts[name]}

    def with_reason(self, code: str) -> tuple[Followed, ...]:
        """The spells for which a reason holds."""
        return tuple(one for one in self.followed if any(reason.code == code for reason in one.judged.reasons))


def summary(book: CaseBook) -> str:
    """One sentence: how many cases are open, in which states, what is overdue."""
    if not book.open:
        return "台账上没有未结的个案。"
    states = "、".join(f"{name}{number}人" for name, number in book.states.items())
    late, unvisited = len(book.of(Level.OVERDUE)), len(book.with_reason("no_visit"))
    days = book.duties.deadlines.visit_every_days
    told = f"已超时{late}人" if late else "没有超时的"
    if unvisited:
        told += f"，其中最近{days}天没有劝返的{unvisited}人"
    return f"没有结的{len(book.open)}人（{states}）；{told}。"


def rules(book: CaseBook) -> tuple[str, ...]:
    """The deadlines that the list goes by, each in one sentence."""
    deadlines = book.duties.deadlines
    days = deadlines.class_report_days
    return (
        f"班级：{f'发现后{days}天内上报' if days else '班级上报不过夜，发现当天上报'}；发现那天不是上学日的，顺延到下一个上学日。",
        "学校：学校统计不过周，发现的当周星期日以前上报；发现那天不是上学日的，按下一个上学日的那一周。",
        "中心校：月小结，学校应当上报的那个月里上报。",
        f"登记：无故不到校满{deadlines.suspected_after_school_days}个上学日的，当天记入辍学台账，状态填“疑似”。",
        f"核实：记入以后{deadlines.suspected_after_school_days}个上学日以内核实，改为“确认”或者销号。",
        f"劝返：没有返校的，{deadlines.visit_every_days}天内至少劝返一次。",
        "结案：已复学要有复学日期和依据，已销号要有销号依据；没有依据的仍列为未结。",
    )


def why(one: Followed) -> str:
    """The reasons in words, with the deadline of each that is over."""
    parts = [
        f"{reason.words}（应在{reason.due.day}以前）" if reason.due and reason.code != "no_evidence" else reason.words
        for reason in one.judged.reasons
    ]
    return "；".join(parts)


def next_words(one: Followed, day: date) -> str:
    """What is due next and by when, in words."""
    last = next_day(one)
    if last is None:
        return next_step(one)
    return f"{next_step(one)}（{'本应在' if last < day else '最晚'}{last}{'以前' if last < day else ''}）"


def next_step(one: Followed) -> str:
    """What is due next."""
    return one.judged.steps[0].words if one.judged.steps else ""


def next_day(one: Followed) -> date | None:
    """By when."""
    due = one.judged.steps[0].due if one.judged.steps else None
    return due.day if due else None
