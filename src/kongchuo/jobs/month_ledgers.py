"""The ledgers and the register of a workspace, given to the children of the rosters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from kongchuo.cases import ledger as case_ledger
from kongchuo.cases.ledger import Spell
from kongchuo.indicators.facts import Event
from kongchuo.jobs.matching import Known, Named, numbers_of
from kongchuo.model.period import school_year, year_start
from kongchuo.model.table import Table
from kongchuo.model.township import stage_of_grade
from kongchuo.model.workspace import Workspace
from kongchuo.movements.classrooms import stated
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.followed import transfers
from kongchuo.movements.ledger import Entry
from kongchuo.movements.placing import Place, place
from kongchuo.read.workspace import FilesRead, read_ledger, read_register, unnamed_ledgers
from kongchuo.records.attendance import Absence
from kongchuo.records.cases import Case
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.records.placement import school_name
from kongchuo.records.register import Child
from kongchuo.records.support import Support
from kongchuo.transition.enrolled import without_lost_numbers


@dataclass(frozen=True)
class Ledgers:
    """What the workspace has beside rosters; None for what it has not."""

    movements: tuple[Movement, ...] | None
    cases: tuple[Case, ...] | None
    outcomes: tuple[Outcome, ...] | None
    register: tuple[Child, ...] | None
    absences: tuple[Absence, ...] | None
    support: FilesRead | None
    files: tuple[FilesRead, ...]

    def without_files(self) -> "Ledgers":
        """The rows alone; a county's register takes as much again as cells."""
        return replace(self, files=())


def read_ledgers(workspace: Workspace, year: int) -> Ledgers:
    """Reads them all. `year` is the register's school year."""
    kinds = (Movement, Case, Outcome, Absence, Support)
    movements, cases, outcomes, absences, support = (read_ledger(workspace, record.kind) for record in kinds)
    register = read_register(workspace, year)
    return Ledgers(
        tuple(one for table in _tables(movements) for one in Movement.from_table(table)) if movements else None,
        tuple(one for table in _tables(cases) for one in Case.from_table(table)) if cases else None,
        tuple(one for table in _tables(outcomes) for one in Outcome.from_table(table)) if outcomes else None,
        tuple(one for table in _tables(register) for one in Child.rows(table)) if register else None,
        tuple(one for table in _tables(absences) for one in Absence.from_table(table)) if absences else None,
        support,
        tuple(read for read in (movements, cases, outcomes, absences, support, register) if read),
    )


def unnamed(workspace: Workspace) -> Iterator[str]:
    """What lies among the ledgers and is read by nobody, in a sentence."""
    if files := unnamed_ledgers(workspace):
        names = "、".join(PurePath(file).name for file in files)
        yield f"台账文件夹里有{len(files)}个文件看不出是哪本账，没有读：{names}。请在文件名里写明，如 考勤2023年3月.xlsx。"


def case_records(workspace: Workspace) -> tuple[Case, ...]:
    """The rows of the ledger 辍学 alone; none when there is no such ledger."""
    return tuple(one for table in _tables(read_ledger(workspace, Case.kind)) for one in Case.from_table(table))


def _tables(read: FilesRead | None) -> Iterator[Table]:
    return map(without_lost_numbers, read.tables if read else ())


def persons_of(
    entries: Sequence[Entry], cases: Sequence[Case], absences: Sequence[Absence], workspace: Workspace, known: Known
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The children of the ledgers' rows: those of the movements, of the cases, of the absences."""
    township = workspace.township
    rows: list[Named] = [(entry.record, entry.school) for entry in entries]
    rows += [(case, school_name(case.school_name, township)) for case in cases]
    rows += [(one, school_name(one.school_name, township)) for one in absences]
    numbers = numbers_of(known, rows)
    first, second = len(entries), len(entries) + len(cases)
    return numbers[:first], numbers[first:second], numbers[second:]


def spells(cases: Sequence[Case], persons: Sequence[int], workspace: Workspace, known: Known) -> tuple[Spell, ...]:
    """The dropout cases with the stage and grade in which their children were seen."""
    township = workspace.township
    found = [known.seen(one, "stage", "grade") for one in persons]
    seen = [(str(one[0]), int(one[1])) if one else None for one in found]
    return case_ledger.spells(cases, township, persons, seen)


def year_events(comparison: Comparison, day: date) -> tuple[Event, ...]:
    """The movements from 1 September to the end of the period, each where it counts."""
    first, last = year_start(comparison.period.school_year), comparison.period.end
    chosen = [
        (entry, person)
        for entry, person in zip(comparison.ledger, comparison.movers, strict=True)
        if entry.usable and first <= entry.day <= last and entry.number not in comparison.renewals
    ]
    histories = comparison.histories({person for _, person in chosen})
    doubts = {one.entry.number: one.doubt for one in transfers(comparison, day)}
    found = []
    for entry, person in chosen:
        found_place = place(comparison, entry, histories[person], comparison.now.stages)
        stage, grade, label = _stated(entry, comparison, found_place) or found_place
        doubt = doubts.get(entry.number)
        detail = f"{doubt}。" if doubt else f"{entry.short}。"
        child = entry.listed("movement", stage or None, detail=detail)
        found.append(Event(entry.school, stage or None, grade or None, child, entry.kind, doubt, label))
    return tuple(found)


def _stated(entry: Entry, comparison: Comparison, seen: Place) -> Place | None:
    """Stage, grade and class that the ledger names, if the school has that stage. Over a year they say
    more than today's roster: a pupil may have been put up or back since."""
    stage, own = stage_of_grade(entry.grade), comparison.now.stages.get(entry.school or "", ())
    if stage is None or entry.grade is None or stage not in own:
        return None
    label = stated(entry.record.class_name, entry.grade, own, school_year(entry.day))
    return Place(stage, entry.grade, label or (seen.class_label if seen.grade == entry.grade else ""))
