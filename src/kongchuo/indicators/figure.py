"""What an indicator says about the township, a school, a grade or a class."""

from dataclasses import dataclass
from typing import Literal

from kongchuo.model.listed import Listed
from kongchuo.model.ratio import Ratio

Level = Literal["township", "school", "grade", "class"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A rate with its whole numbers and the children behind it.

    What cannot be computed has no denominator and says why in `unavailable`. `children` are those
    who count in the numerator of a dropout rate, and those who are missing from every other;
    `note` is what the reader must know beside the number.
    """

    code: str
    name: str
    level: Level
    school: str | None
    stage: str | None
    grade: int | None
    numerator: int | None
    denominator: int | None
    definition: str
    target: str | None = None
    met: bool | None = None
    short_by: int | None = None
    unavailable: str | None = None
    children: tuple[Listed, ...] = ()
    note: str = ""
    class_label: str | None = None

    @property
    def ratio(self) -> Ratio | None:
        """Numerator and denominator; None when the figure cannot be computed."""
        if self.unavailable or self.numerator is None or not self.denominator:
            return None
        return Ratio(self.numerator, self.denominator)

    @property
    def rate(self) -> str | None:
        """The rate as printed, such as `99.88%`."""
        return self.ratio.percent if self.ratio else None
