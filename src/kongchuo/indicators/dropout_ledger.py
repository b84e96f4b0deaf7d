"""辍学率，按辍学台账: open cases at the end of the period. The headline unless the township has chosen otherwise."""

from kongchuo.indicators.facts import Event

NO_LEDGER = "台账文件夹里没有“辍学”工作簿。"
DEFINITION = "ledger"


def weigh(event: Event) -> int:
    """Every open case is one child."""
    return 1
