"""What the report of a term or a year shows beyond a month's: the months, 评比, the period before."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kongchuo.model.period import Period
from kongchuo.movements.balance import Balance
from kongchuo.reports.material import Material

RULE = (
    "依次比较：辍学人数、没有记录的离开人数、迟报件数、差额涉及人次、每百人花名册错误处数，都是少的在前；"
    "五项全部相同的名次并列，下一名次顺延。"
)
RULE_WORDS = (
    "辍学人数是本期发现的案件，不含疑似；已经复学的也算。",
    "没有记录的离开：期初在读，期末不在本镇任何花名册上，台账没有异动。迟报按上报时限计。差额涉及人次：使应有与实有对不上的每一人次，同年级换班没有记录的不算。",
    "每百人花名册错误处数＝期末花名册的错误处数÷期末在校生数×100，疑问、提示和登记在已核实里的不计。",
    "发生辍学的学校和班级，评优时按本镇规定一票否决；本表只排名次，不作决定。",
)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the period. `balance` is the sum of the schools that could be compared, None if none could."""

    month: Period
    pupils: int
    balance: Balance | None
    left: int
    joined: int
    dropouts: int
    late: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A school's (or class's) figures for 评比 and its place; no place for one without a present roster."""

    school: str
    class_label: str
    pupils: int
    cases: int
    left: int
    late: int
    differences: int
    errors: int
    rank: int | None = None

    @property
    def errors_per_hundred(self) -> Fraction | None:
        """Exact; None without pupils."""
        return Fraction(self.errors * 100, self.pupils) if self.pupils else None

    @property
    def key(self) -> tuple[int, int, int, int, Fraction]:
        """What is compared, in this order, fewer first."""
        return (self.cases, self.left, self.late, self.differences, self.errors_per_hundred or Fraction(0))


@dataclass(frozen=True)
class Season:
    """`earlier` is the period before of the same kind, computed anew from its rosters; `no_earlier` says
    why there is none."""

    months: tuple[MonthRow, ...]
    schools: tuple[Standing, ...]
    classes: tuple[Standing, ...]
    unplaced: int
    earlier: Material | None
    no_earlier: str = ""


def ranks(found: Iterable[Standing]) -> dict[tuple[str, str], int]:
    """The place of each: ties share one, and the next place is that many further."""
    keys = {(one.school, one.class_label): one.key for one in found}
    return {place: 1 + sum(other < key for other in keys.values()) for place, key in keys.items()}


def decimal(value: Fraction | None) -> str:
    """Two decimals, half up; a dash for nothing."""
    if value is None:
        return "—"
    hundredths = (value.numerator * 200 + value.denominator) // (2 * value.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02}"
