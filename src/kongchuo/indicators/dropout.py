"""辍学率: the headline, by the definition that the township works with, against 零辍学."""

from collections.abc import Iterator

from kongchuo.indicators import dropout_leavers, dropout_ledger, dropout_net, dropout_rate
from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator


def compute(facts: Facts) -> Iterator[Figure]:
    """The headline rate of every scope."""
    chosen = {
        "ledger": (facts.dropouts, dropout_ledger.weigh, dropout_ledger.NO_LEDGER),
        "net": (facts.movements, dropout_net.weigh, dropout_net.NO_LEDGER),
        "leavers": (facts.movements, dropout_leavers.weigh, dropout_net.NO_LEDGER),
    }
    definition = facts.township.definitions.dropout_rate
    events, weigh, no_ledger = chosen[definition]
    yield from dropout_rate.figures(
        facts,
        "{}_dropout",
        "{}辍学率",
        definition,
        events,
        weigh,
        no_ledger,
        target=facts.township.targets.dropouts,
    )


INDICATOR = Indicator("dropout", "辍学率", ("primary_dropout", "junior_dropout"), 20, compute)
