"""By when a dropout case must be reported, suspected, verified and visited, and by which rule.

班级上报不过夜、学校统计不过周、周统计 · 月小结 come from the township's plan (DOMAIN section 1); the numbers are in
`[deadlines]`. All of kongchuo asks here: the rules on the ledger, the report's `reported_late`, and `cases`.

A pupil who is missed on a day without lessons (a home visit on a Saturday, a telephone call in the vacation)
counts as found on the next school day: there is no class that could report before (decision 14).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kongchuo.model.township import Deadlines, Township
from kongchuo.policy.calendar import SchoolCalendar, school_calendar

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Due:
    """The last day on which something is in time, and the rule that says so in a few words."""

    day: date
    rule: str

    def missed(self, done: date | None, today: date) -> bool:
        """Whether it was done too late, or is not done by today although its time is over."""
        return done > self.day if done and done <= today else self.day < today


@dataclass(frozen=True, slots=True)
class Duties:
    """The deadlines of a township, by its settings and its school days."""

    deadlines: Deadlines
    calendar: SchoolCalendar

    def class_report(self, found: date) -> Due:
        """班级上报不过夜: the day of the discovery, or so many days later as `class_report_days` allows."""
        number = self.deadlines.class_report_days
        words = f"班级在发现后{number}天内上报" if number else "班级上报不过夜"
        day = self.calendar.add_school_days(self._known(found) + timedelta(days=number), 0)
        return Due(day, words + self._postponed(found))

    def school_report(self, found: date) -> Due:
        """学校统计不过周: the Sunday of the week of the discovery, never before the class must report."""
        known = self._known(found)
        sunday = known + timedelta(days=_SUNDAY - known.weekday())
        return Due(max(sunday, self.class_report(found).day), "学校统计不过周" + self._postponed(found))

    def center_report(self, found: date) -> Due:
        """月小结: the last day of the month in which the school must report."""
        day = self.school_report(found).day
        return Due(day.replace(day=monthrange(day.year, day.month)[1]), "中心校月小结，当月上报")

    def first_visit(self, found: date) -> Due:
        """The first 劝返: as soon after the discovery as any other, but never before it must be verified
        that the child has dropped out."""
        due = self.visit(found)
        return Due(max(due.day, self.verified(found).day), due.rule)

    def visit(self, last: date) -> Due:
        """The next 劝返 after the last one."""
        number = self.deadlines.visit_every_days
        return Due(last + timedelta(days=number), f"没有返校的，{number}天内至少劝返一次")

    def suspected(self, left: date) -> Due:
        """A pupil who has been away for so many school days must be in the ledger."""
        number = self.deadlines.suspected_after_school_days
        return Due(
            self.calendar.add_school_days(left, number), f"无故不到校满{number}个上学日的，当天记入辍学台账（疑似）"
        )

    def verified(self, found: date) -> Due:
        """A suspicion is confirmed or struck off within as many school days as it takes to arise."""
        number = self.deadlines.suspected_after_school_days
        return Due(self.calendar.add_school_days(found, number), f"登记为疑似以后{number}个上学日内核实")

    def _known(self, found: date) -> date:
        """The school day on which a discovery counts."""
        return self.calendar.add_school_days(found, 0)

    def _postponed(self, found: date) -> str:
        reason = self.calendar.reason(found)
        return f"；发现那天是{reason}，顺延到下一个上学日" if reason else ""


def duties(township: Township | None) -> Duties:
    """The deadlines of a township; without one those of the plan."""
    return Duties(township.deadlines if township else Deadlines(), school_calendar(township))
