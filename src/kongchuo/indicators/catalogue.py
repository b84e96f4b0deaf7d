"""All indicators, collected from the modules beside this file: a new one edits no list."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from kongchuo import indicators
from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.indicator import Indicator


def _indicators() -> Iterator[Indicator]:
    for info in pkgutil.iter_modules(indicators.__path__, f"{indicators.__name__}."):
        if info.name != __name__:
            found = getattr(import_module(info.name), "INDICATOR", None)
            if isinstance(found, Indicator):
                yield found


INDICATORS: tuple[Indicator, ...] = tuple(sorted(_indicators(), key=lambda one: one.rank))


def figures(facts: Facts) -> tuple[Figure, ...]:
    """Every figure of every indicator."""
    return tuple(figure for indicator in INDICATORS for figure in indicator.compute(facts))
