"""What an indicator is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kongchuo.indicators.facts import Facts
from kongchuo.indicators.figure import Figure


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: the codes of its figures, in the order in which reports show them (`rank`), and
    how they are computed. Its page is the Markdown file beside its module."""

    slug: str
    title: str
    codes: tuple[str, ...]
    rank: int
    compute: Callable[[Facts], Iterable[Figure]]
