"""Rates from whole numbers: summed as pairs, divided only when shown."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator over a denominator, both whole numbers of children."""

    numerator: int
    denominator: int

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.numerator + other.numerator, self.denominator + other.denominator)

    @property
    def value(self) -> Fraction | None:
        """The exact rate; None when there is nobody to count."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def percent(self) -> str | None:
        """The rate as printed: `99.88%`, half up to two decimals, None without a denominator.

        A rate that is not 100 % never prints as `100.00%` and one that is not 0 never prints as
        `0.00%`: it gets as many decimals as it takes.
        """
        if self.value is None:
            return None
        return percent(self.value)

    def meets(self, target: Fraction, *, at_most: bool = False) -> bool | None:
        """Whether the whole numbers meet a target; None without a denominator."""
        if self.value is None:
            return None
        return self.value <= target if at_most else self.value >= target

    def short_by(self, target: Fraction, *, at_most: bool = False) -> int | None:
        """How many children more (or, `at_most`, fewer) would meet the target; 0 when it is met."""
        if self.value is None:
            return None
        wanted = target * self.denominator
        if at_most:
            return max(0, self.numerator - wanted.numerator // wanted.denominator)
        return max(0, -(-wanted.numerator // wanted.denominator) - self.numerator)


def percent(value: Fraction) -> str:
    """An exact rate as printed; see `Ratio.percent`."""
    for places in range(2, 40):
        shown = _rounded(value * 100, places)
        misleading = (shown == 100 and value != 1) or (shown == 0 and value != 0)
        if not misleading:
            return f"{shown:.{places}f}%"
    raise ValueError(f"no printable form for {value}")


def _rounded(value: Fraction, places: int) -> Decimal:
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    sign = -1 if value < 0 else 1
    return (Decimal(sign * whole) / Decimal(10**places)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def parse_percent(text: str) -> Fraction:
    """`99%`, `99.5 %` or `0.99` → the exact fraction; ValueError for anything else or out of 0–100 %."""
    cleaned = text.strip().replace("％", "%").replace(" ", "")
    value = Fraction(cleaned[:-1]) / 100 if cleaned.endswith("%") else Fraction(cleaned)
    if not 0 <= value <= 1:
        raise ValueError(f"{text} is not between 0% and 100%")
    return value
