"""The months of a term or a year, 评比, and the period before: all from the rosters and ledgers themselves.

What `报表/` holds is never read back: the earlier period's figures are computed again from its own
rosters, which is exact and leaves nothing to keep or to lose.
"""

from datetime import date

from kongchuo.cases import lists as case_lists
from kongchuo.jobs.compared import compared
from kongchuo.jobs.ends import within
from kongchuo.jobs.month_ledgers import Ledgers, read_ledgers
from kongchuo.jobs.month_material import gather
from kongchuo.jobs.ranking import standings
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.period import Period, parse_period, school_year_label
from kongchuo.movements import lists
from kongchuo.movements.balance import total
from kongchuo.policy.deadlines import duties
from kongchuo.reports.material import Material
from kongchuo.reports.season import MonthRow, Season


def season(rolls: Rolls, material: Material) -> Season:
    """Everything that a term or a year shows beside its balance."""
    period, as_of = material.period, material.as_of
    books = read_ledgers(rolls.workspace, period.school_year)
    months = tuple(_month(rolls, month, as_of, books) for month in within(rolls.months, period, material.closing))
    ends = compared(rolls, period, as_of, books)
    schools, classes, unplaced = standings(material, ends)
    earlier, reason = _earlier(rolls, period)
    return Season(months, schools, classes, unplaced, earlier, reason)


def previous(period: Period) -> Period:
    """The term before a term, the year before a year."""
    year = period.school_year
    if period.kind == "year":
        return parse_period("year", school_year_label(year - 1))
    second = period.label.endswith("-2")
    label = f"{school_year_label(year)}-1" if second else f"{school_year_label(year - 1)}-2"
    return parse_period("term", label)


def _month(rolls: Rolls, month: Period, as_of: date, books: Ledgers) -> MonthRow:
    ends = compared(rolls, month, as_of, books)
    day = min(as_of, month.end)
    return MonthRow(
        month=month,
        pupils=int((ends.comparison.present["side"] == "now").sum()),
        balance=total(row for row in ends.balances if row.level == "school"),
        left=len(lists.left_without_record(ends.comparison)),
        joined=len(lists.joined_without_record(ends.comparison)),
        dropouts=len(case_lists.confirmed_dropout(ends.cases, day)),
        late=len(case_lists.reported_late(ends.cases, ends.reach, duties(rolls.workspace.township), day)),
    )


def _earlier(rolls: Rolls, period: Period) -> tuple[Material | None, str]:
    before = previous(period)
    try:
        return gather(rolls, before, before.end, check=False), ""
    except UserError:
        return None, f"没有{before.title}的花名册，不能与上期比较。"
