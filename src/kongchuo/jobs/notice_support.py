"""What the register and the movements say of the disabled children for whom pages are made."""

from collections.abc import Collection
from dataclasses import dataclass

from kongchuo.jobs.notice_pupils import Key
from kongchuo.model.period import school_year
from kongchuo.model.workspace import Workspace
from kongchuo.policy.papers import PaperKind
from kongchuo.read.workspace import read_ledger, read_register
from kongchuo.records.movements import Movement
from kongchuo.records.register import Child
from kongchuo.records.support import Support
from kongchuo.reports.paper import Paper, Pupil, Setting
from kongchuo.reports.papers_due import Choice
from kongchuo.reports.support_paper import support_paper
from kongchuo.transition.enrolled import without_lost_numbers


@dataclass(frozen=True, slots=True)
class Background:
    """The register's rows and the movements of these children, by ID number and name; the school year."""

    year: int
    children: dict[Key, Child]
    movements: dict[Key, tuple[Movement, ...]]

    def paper(self, kind: PaperKind, record: Support, pupil: Pupil, setting: Setting) -> Paper:
        """The page of one child."""
        key = (record.id_number, record.name)
        child, moves = self.children.get(key), self.movements.get(key, ())
        return support_paper(kind, record, pupil, child, self.year, moves, setting)


def background(workspace: Workspace, wanted: Collection[Key], choice: Choice) -> Background:
    """Reads the register of the school year, or the one before while it is not there yet, and the movements."""
    keys = {key for key in wanted if all(key)}
    year = school_year(choice.as_of)
    register = read_register(workspace, year) if keys else None
    if register is None and keys and (earlier := read_register(workspace, year - 1)):
        year, register = year - 1, earlier
    children = {
        (child.id_number, child.name): child
        for table in (register.tables if register else ())
        for child in Child.rows(without_lost_numbers(table))
        if (child.id_number, child.name) in keys
    }
    read = read_ledger(workspace, Movement.kind) if keys else None
    moves: dict[Key, tuple[Movement, ...]] = {}
    for table in read.tables if read else ():
        for move in Movement.from_table(without_lost_numbers(table)):
            key = (move.id_number, move.name)
            if key in keys:
                moves[key] = (*moves.get(key, ()), move)
    return Background(year, children, moves)
