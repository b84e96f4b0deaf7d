"""小学升初中升学率: last summer's grade 6 leavers who have gone on."""

from collections.abc import Iterator

from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator
from kongchuo.indicators.levels import Scope, scopes


def compute(facts: Facts) -> Iterator[Figure]:
    """The rate of the township and of every primary school."""
    for scope in scopes(facts, "primary", grades=False):
        yield _figure(facts, scope)


def _figure(facts: Facts, scope: Scope) -> Figure:
    here = [one for one in facts.graduates or () if scope.school in (None, one.school)]
    reason = facts.no_graduates or None
    if not reason and not here:
        reason = "上学年末的花名册上没有六年级学生。"
    return Figure(
        "transition_rate",
        "小学升初中升学率",
        scope.level,
        scope.school,
        "primary",
        None,
        None if reason else sum(one.continues for one in here),
        None if reason else len(here),
        "registered_or_proved",
        unavailable=reason,
        children=tuple(one.child for one in here if not one.continues),
    )


INDICATOR = Indicator("transition_rate", "小学升初中升学率", ("transition_rate",), 60, compute)
