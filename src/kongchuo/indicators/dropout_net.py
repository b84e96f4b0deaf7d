"""辍学率，净流失 (the 两基 formula): pupils lost less pupils won since 1 September; may be below zero."""

from collections.abc import Iterator

from kongchuo.indicators import dropout_rate
from kongchuo.indicators.facts import Event, Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator

NO_LEDGER = "台账文件夹里没有“学籍异动”工作簿。"
DEFINITION = "net"
# 出国 counts as 其他减少 (DOMAIN section 3).
_LOST = ("休学", "退学", "死亡", "转出", "其他减少", "出国")
_WON = ("转入", "其他增加")


def weigh(event: Event) -> int:
    """+1 for a pupil lost, -1 for one won."""
    return (event.kind in _LOST) - (event.kind in _WON)


def compute(facts: Facts) -> Iterator[Figure]:
    """The net rate of every scope."""
    yield from dropout_rate.figures(
        facts, "{}_dropout_net", "{}辍学率（净流失）", DEFINITION, facts.movements, weigh, NO_LEDGER
    )


INDICATOR = Indicator("dropout_net", "辍学率（净流失）", ("primary_dropout_net", "junior_dropout_net"), 30, compute)
