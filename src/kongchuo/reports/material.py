"""All that a report of a period shows, before anyone decides where it stands on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kongchuo.indicators.figure import Figure
from kongchuo.indicators.register import Registered
from kongchuo.model.check_result import CheckedFile
from kongchuo.model.finding import Finding
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period
from kongchuo.model.rows import Rows
from kongchuo.model.township import Township
from kongchuo.movements.balance import Balance
from kongchuo.movements.explain import Explanation
from kongchuo.movements.placing import Counted
from kongchuo.movements.rosters import Unit
from kongchuo.reports.comparison_facts import Comparisons
from kongchuo.support.plans import Plans

# The lists of the contract (INTERFACE section 4), in the order in which they are shown.
LISTS = {
    "left_without_record": "离开学校，没有记录",
    "confirmed_dropout": "确认辍学",
    "suspected_dropout": "疑似辍学",
    "absent_suspected": "连续缺勤，达到疑似天数",
    "absent_warning": "连续缺勤，达到预警天数",
    "transfer_not_arrived": "转出，没有落实到校",
    "suspension_expired": "休学期满，没有复学",
    "twice_enrolled": "两处花名册上都有",
    "joined_without_record": "新来学校，没有记录",
    "reported_late": "辍学上报超过时限",
    "returned": "本期复学",
}
# What only a ledger tells: without it nobody knows, which is not the same as nobody being on the list.
LISTS_OF_LEDGERS = {
    "辍学": ("confirmed_dropout", "suspected_dropout", "reported_late", "returned"),
    "学籍异动": ("transfer_not_arrived", "suspension_expired"),
}
REPORT_WORDS = {"week": "周报", "month": "月报", "term": "学期报", "year": "学年报"}
# What stands behind indicators, shown in the workbook only.
BEHIND = {
    "not_enrolled": "没有计入入学的适龄儿童",
    "disabled_not_enrolled": "没有入学的残疾儿童",
    "not_continuing": "没有升入初中的六年级毕业生",
    "not_on_register": "在花名册上，适龄儿童册上没有的学生",
    "absent": "本期登记过缺勤的学生",
}


@dataclass(frozen=True)
class Material:
    """A period's report. `day` is the last day it speaks of, `as_of` the day it was asked for, `closing`
    the month of the rosters at its end.

    `before_months` and `now_months` say which rosters were compared; `pupils` has every pupil of
    those and of 学年初 (see `reports.month_pupils`); `quality` are rows of ledgers and register
    that could not be counted; `remarks` what else the reader must know; `comparisons` is what the sheet
    四查三比对 shows. `support` are the plans of the disabled children, None without their ledger or
    without a register.
    """

    township: Township
    period: Period
    closing: Period
    as_of: date
    day: date
    before_months: Mapping[Unit, Period]
    now_months: Mapping[Unit, Period]
    base_months: Mapping[Unit, Period]
    balances: tuple[Balance, ...]
    counted: tuple[Counted, ...]
    explanations: tuple[Explanation, ...]
    figures: tuple[Figure, ...]
    lists: Mapping[str, tuple[Listed, ...]]
    events: tuple[Listed, ...]
    register: tuple[Registered, ...] | None
    pupils: Rows
    files: tuple[CheckedFile, ...]
    findings: Sequence[Finding]
    quality: tuple[Listed, ...]
    remarks: tuple[str, ...]
    comparisons: Comparisons
    support: Plans | None = None
    no_ledgers: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """`马井镇2023年3月控辍保学月报`."""
        return f"{self.township.name}{self.period.title}控辍保学{self.word}"

    @property
    def word(self) -> str:
        """What a report of this kind is called."""
        return REPORT_WORDS[self.period.kind]

    def rank(self, school: str | None) -> int:
        """The place of a school in the workspace; those it does not know come last."""
        return self._ranks.get(school or "", len(self._ranks))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {school.name: place for place, school in enumerate(self.township.schools)}

    @property
    def unknown_lists(self) -> Mapping[str, str]:
        """The lists that nobody can draw up, with the reason."""
        why, found = self.comparisons.why, dict[str, str]()
        if self.comparisons.absentees is None:
            found |= dict.fromkeys(("absent_suspected", "absent_warning", "absent"), why["present"])
        if self.register is None:
            found |= dict.fromkeys(("not_enrolled", "disabled_not_enrolled", "not_on_register"), why["register"])
        for ledger in self.no_ledgers:
            found |= dict.fromkeys(LISTS_OF_LEDGERS[ledger], f"没有{ledger}台账，看不出")
        return found

    @property
    def headlines(self) -> tuple[Figure, ...]:
        """The township's figures."""
        return tuple(figure for figure in self.figures if figure.level == "township")

    @property
    def missed(self) -> bool:
        """Whether a target of the township is missed."""
        return any(figure.met is False for figure in self.headlines)

    @property
    def silent(self) -> tuple[Unit, ...]:
        """The schools and stages whose present roster has not come."""
        return tuple(
            (school.name, stage)
            for school in self.township.schools
            for stage in school.stages
            if (school.name, stage) not in self.now_months
        )
