"""辍学率，离校 (教育学名词): pupils who left since 1 September and whose arrival elsewhere is not established."""

from collections.abc import Iterator

from kongchuo.indicators import dropout_rate
from kongchuo.indicators.dropout_net import NO_LEDGER
from kongchuo.indicators.facts import Event, Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator

DEFINITION = "leavers"
_LEFT = ("休学", "退学", "开除")


def weigh(event: Event) -> int:
    """+1 for who left for good or for a time, and for a transfer whose arrival is not established."""
    return int(event.kind in _LEFT or (event.kind == "转出" and event.doubt is not None))


def compute(facts: Facts) -> Iterator[Figure]:
    """The rate of every scope."""
    yield from dropout_rate.figures(
        facts, "{}_dropout_leavers", "{}辍学率（离校）", DEFINITION, facts.movements, weigh, NO_LEDGER
    )


INDICATOR = Indicator(
    "dropout_leavers", "辍学率（离校）", ("primary_dropout_leavers", "junior_dropout_leavers"), 40, compute
)
