"""For which entries of the ledgers a paper is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.codes import person_name
from kongchuo.codes.id_number import normalise
from kongchuo.model.period import school_year, year_start
from kongchuo.policy.case_life import case_life
from kongchuo.policy.papers import PaperKind
from kongchuo.records.cases import Case, Visit
from kongchuo.records.movements import Movement
from kongchuo.records.register import Child
from kongchuo.records.support import Support

# From this length on, the end of an ID number names a child.
_SHORTEST_TAIL = 4
_REPORT = "辍学书面报告"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the clerk asked for. Without `first` and `child`: what is still to be done."""

    as_of: date
    first: date | None = None
    last: date | None = None
    child: str | None = None

    @property
    def open_only(self) -> bool:
        """Whether what has been settled already (通知书日期, 审批日期) is left out."""
        return self.first is None and self.child is None

    def names(self, record: Case | Movement | Support | Child) -> bool:
        """Whether a record is that of the child asked for, by name or by the end of the ID number."""
        if self.child is None:
            return True
        tail = normalise(self.child)
        by_number = len(tail) >= _SHORTEST_TAIL and tail[:-1].isdigit() and record.id_number.endswith(tail)
        return by_number or person_name.normalise(self.child) == record.name

    def covers(self, day: date | None) -> bool:
        """Whether a day lies in the span asked for, and not after the day of the run."""
        if day is None or day > self.as_of:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def due_cases(kind: PaperKind, cases: Iterable[Case], visits: Sequence[Visit], choice: Choice) -> list[Case]:
    """The children who are out of school, by the day of the run, and for whom this paper is due.

    A notice is due once; a written report when persuading was of no avail (未成年人保护法 §28), so
    only after a visit. A child that is asked for by name gets either, also while only suspected.
    """
    return [
        case
        for case in cases
        if choice.names(case) and choice.covers(case.found_date) and _due(kind, case, visits, choice)
    ]


def _due(kind: PaperKind, case: Case, visits: Sequence[Visit], choice: Choice) -> bool:
    if not _out(case, choice):
        return False
    if kind.name == _REPORT:
        return choice.child is not None or bool(visits_of(case, visits, choice.as_of))
    return not choice.open_only or case.notice_date is None or case.notice_date > choice.as_of


def _out(case: Case, choice: Choice) -> bool:
    """Whether the child was out of school on the day of the run, as `cases.lists.is_out` has it."""
    if case.state == "已复学":
        return case.return_date is not None and case.return_date > choice.as_of
    return case.state in case_life().named(counted=True) or (choice.child is not None and case.state == "疑似")


def visits_of(case: Case, visits: Sequence[Visit], day: date) -> list[Visit]:
    """The visits to a child in this case until a day, oldest first."""
    start = case.left_date or case.found_date
    found = [
        (visit.visit_date, visit)
        for visit in visits
        if visit.id_number
        and visit.id_number == case.id_number
        and visit.visit_date
        and visit.visit_date <= day
        and (start is None or visit.visit_date >= start)
    ]
    return [visit for _, visit in sorted(found, key=lambda pair: pair[0])]


def due_movements(kind: PaperKind, movements: Iterable[Movement], choice: Choice) -> list[Movement]:
    """The movements for which this paper is due: without other wishes, those of the school year of
    the run that nobody has approved."""
    year = year_start(school_year(choice.as_of))
    return [
        one
        for one in movements
        if one.movement in kind.movements
        and choice.names(one)
        and choice.covers(one.movement_date)
        and (not choice.open_only or (_waits(one, choice.as_of) and one.movement_date and one.movement_date >= year))
    ]


def _waits(movement: Movement, day: date) -> bool:
    return movement.approval_date is None or movement.approval_date > day


def due_support(rows: Iterable[Support], choice: Choice) -> list[Support]:
    """The disabled children for whom a page is wanted: all, or the one that is asked for; each once."""
    found: dict[tuple[str, str], Support] = {}
    for row in rows:
        if choice.names(row):
            found.setdefault((row.id_number or f"@{len(found)}", row.name), row)
    return list(found.values())
