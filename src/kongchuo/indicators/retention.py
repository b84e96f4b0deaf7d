"""巩固率: pupils of the final grade against those who entered with them, with who came and went since."""

from collections.abc import Iterator

from kongchuo.indicators.facts import Cohort, Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator
from kongchuo.indicators.levels import Scope, scopes
from kongchuo.model.township import STAGE_NAMES, STAGES

UNKNOWN = "没有这一届学生入学时的花名册。"


def compute(facts: Facts) -> Iterator[Figure]:
    """The rate of the township and of every school."""
    for stage in STAGES:
        for scope in scopes(facts, stage, grades=False):
            yield _figure(facts, scope)


def _figure(facts: Facts, scope: Scope) -> Figure:
    here = [one for one in facts.cohorts if scope.holds(one.school, one.stage, None)]
    denominator = sum(one.entrants + one.came - one.went for one in here)
    reason = _unavailable(facts, scope, here)
    if not reason and denominator <= 0:
        reason = "这一届没有学生入学。"
    return Figure(
        f"{scope.stage}_retention",
        f"{STAGE_NAMES[scope.stage]}巩固率",
        scope.level,
        scope.school,
        scope.stage,
        None,
        None if reason else sum(one.finals for one in here),
        None if reason else denominator,
        "cohort",
        unavailable=reason,
    )


def _unavailable(facts: Facts, scope: Scope, here: list[Cohort]) -> str | None:
    schools = {school.name for school in facts.township.schools if scope.stage in school.stages}
    wanted = schools if scope.school is None else {scope.school}
    known = {one.school for one in here if one.unavailable is None}
    reasons = list(dict.fromkeys(one.unavailable for one in here if one.unavailable))
    if wanted <= known:
        return None
    return reasons[0] if len(reasons) == 1 else UNKNOWN


INDICATOR = Indicator("retention", "巩固率", ("primary_retention", "junior_retention"), 50, compute)
