"""The rosters and registers that rules on registers and ledgers look at beside them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from kongchuo.model.check_result import ROSTER
from kongchuo.model.period import school_year
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import months, read_ledger, read_month, read_register
from kongchuo.rules.months import year_of

REGISTER, SUPPORT, ATTENDANCE, MOVEMENTS = "register", "support", "attendance", "movements"


def looks_beside(kinds: Collection[str]) -> bool:
    """Whether rules on sheets of these kinds look at others beside them."""
    return not {REGISTER, SUPPORT, ATTENDANCE}.isdisjoint(kinds)


def sheets_beside(workspace: Workspace | None, tables: Sequence[Table], as_of: date) -> tuple[Table, ...]:
    """Beside a register the rosters of the newest month of its school year; beside the ledger of disabled
    children the register and the rosters of this school year; beside absences the ledger of movements
    and the rosters of their months. What is checked itself is not read again. Nothing outside of a
    workspace."""
    kinds = {table.kind for table in tables}
    if workspace is None or not looks_beside(kinds):
        return ()
    if not kinds & {REGISTER, SUPPORT}:
        return tuple(_beside_absences(workspace, tables, kinds))
    folders = {year_of(table.file) for table in tables if table.kind == REGISTER}
    years = {int(year) if year else school_year(as_of) for year in folders}
    found: list[Table] = []
    if SUPPORT in kinds and REGISTER not in kinds:
        years = {school_year(as_of)}
        register = read_register(workspace, school_year(as_of))
        found += register.tables if register else ()
    known = [month for month in months(workspace) if month.start <= as_of] if ROSTER not in kinds else []
    newest = {month.school_year: month for month in known if month.school_year in years}
    months_read = {month.label for month in newest.values()}
    found += (table for month in newest.values() for table in read_month(workspace, month).tables)
    return (*found, *_beside_absences(workspace, tables, kinds, months_read))


def _beside_absences(
    workspace: Workspace, tables: Sequence[Table], kinds: set[str], known: Collection[str] = ()
) -> Iterator[Table]:
    """Beside absences the ledger of movements and the rosters of their months, but those that are known."""
    if ATTENDANCE not in kinds:
        return
    moves = read_ledger(workspace, MOVEMENTS) if MOVEMENTS not in kinds else None
    yield from moves.tables if moves else ()
    wanted = {text[:7] for table in tables if table.kind == ATTENDANCE for text in table.derived.get("absent_days", ())}
    for month in months(workspace) if ROSTER not in kinds else ():
        if month.label in wanted and month.label not in known:
            yield from read_month(workspace, month).tables
