"""The term whose opening is called over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.model.errors import UserError
from kongchuo.model.period import Period, month_of, year_start
from kongchuo.model.workspace import Workspace
from kongchuo.policy.calendar import school_calendar


@dataclass(frozen=True, slots=True)
class Term:
    """A term and the day on which it opens; `first` for the one that begins the school year."""

    year: int
    first: bool
    opening: date

    @property
    def first_month(self) -> Period:
        """The month whose rosters are the first to show who has come. Rosters of August still have the
        grades of the year before, whenever in August a school opens."""
        return month_of(max(self.opening, year_start(self.year)))


def term_of(workspace: Workspace, month: Period) -> Term:
    """The last term that opened before the end of a month."""
    first, second = terms(workspace, month.school_year)
    return second if second.first_month.start <= month.start else first


def terms(workspace: Workspace, year: int) -> tuple[Term, Term]:
    """Both terms of a school year, by the calendar of the township."""
    calendar = school_calendar(workspace.township)
    return Term(year, True, calendar.term(year, 1)[0]), Term(year, False, calendar.term(year, 2)[0])


def newest_opening(workspace: Workspace, months: Sequence[Period], as_of: date) -> Period:
    """The month that shows the opening of the newest term: its first one with rosters. UserError
    without any rosters."""
    known = [month for month in months if month.start <= as_of]
    if not known:
        raise UserError("还没有花名册。请按月建文件夹，如 花名册/2023-03，把各校的表格放进去。")
    term = term_of(workspace, known[-1])
    return next(month for month in known if month.start >= term.first_month.start)
