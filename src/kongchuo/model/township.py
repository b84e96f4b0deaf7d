"""The township and its schools, its targets and the definitions it works with."""

from dataclasses import dataclass, field, fields
from fractions import Fraction
from functools import cached_property
from typing import Literal

from kongchuo.model.limits import DEFAULT_LIMITS, Limits
from kongchuo.model.school_terms import USUAL_CALENDAR, CalendarSettings

Stage = Literal["primary", "junior"]
STAGES: tuple[Stage, ...] = ("primary", "junior")
STAGE_NAMES: dict[str, str] = {"primary": "小学", "junior": "初中"}


def stage_of_grade(grade: int | None) -> Stage | None:
    """Grades 1–6 are primary, 7–9 junior (六三 system)."""
    if grade is None or not 1 <= grade <= 9:
        return None
    return "primary" if grade <= 6 else "junior"


@dataclass(frozen=True, slots=True)
class School:
    """A school as `kongchuo.toml` declares it."""

    name: str
    stages: tuple[Stage, ...]
    code: str | None = None
    aliases: tuple[str, ...] = ()
    feeds: str | None = None
    villages: tuple[str, ...] = ()

    def claims(self, stage: Stage) -> tuple[str, ...]:
        """The villages whose children of that stage the settings give to this school by name. The junior
        grades of a nine-year school have those of its primary grades, unless these go on elsewhere."""
        if stage not in self.stages:
            return ()
        goes_elsewhere = "primary" in self.stages and self.feeds not in (None, self.name)
        return () if stage == "junior" and goes_elsewhere else self.villages


@dataclass(frozen=True, slots=True)
class Targets:
    """The township plan's figures: 小学入学率 100 %, 初中入学率 ≥ 99 %, 零辍学."""

    primary_enrolment: Fraction = Fraction(1)
    junior_enrolment: Fraction = Fraction(99, 100)
    dropouts: int = 0


@dataclass(frozen=True, slots=True)
class Definitions:
    """Which official definition the headline figures use (docs/definitions)."""

    dropout_rate: Literal["ledger", "net", "leavers"] = "ledger"
    enrolment: Literal["any_school", "own_level_or_higher"] = "any_school"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """班级上报不过夜，学校统计不过周."""

    class_report_days: int = 0
    school_report: Literal["same_week"] = "same_week"
    center_report: Literal["same_month"] = "same_month"
    suspected_after_school_days: int = 3
    visit_every_days: int = 7


@dataclass(frozen=True, slots=True)
class HomeTeaching:
    """送教上门: how often a child is to be visited in a term, by this township's own rule."""

    visits_per_term: int = 8


@dataclass(frozen=True, slots=True)
class Attendance:
    """School days of absence without leave, one after the other, that make a 预警 and a 疑似."""

    warning_school_days: int = 3
    suspected_school_days: int = 5


@dataclass(frozen=True)
class Township:
    """All that `kongchuo.toml` says. `columns` maps a canonical heading to the township's own."""

    name: str
    county: str
    schools: tuple[School, ...]
    targets: Targets = Targets()
    definitions: Definitions = Definitions()
    deadlines: Deadlines = Deadlines()
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    limits: Limits = DEFAULT_LIMITS
    calendar: CalendarSettings = USUAL_CALENDAR
    home_teaching: HomeTeaching = HomeTeaching()
    attendance: Attendance = Attendance()

    def __hash__(self) -> int:
        """Two names say enough; hashing hundreds of schools takes longer than what is looked up with it."""
        return hash((self.name, self.county))

    def __repr__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        """All that it says, put down once: what is remembered of every file is known by it."""
        return f"Township({', '.join(f'{one.name}={getattr(self, one.name)!r}' for one in fields(self))})"

    @cached_property
    def _by_name(self) -> dict[str, School]:
        return {school.name: school for school in reversed(self.schools)}

    def school(self, name: str) -> School | None:
        """The school of that exact name; the first of several."""
        return self._by_name.get(name)
