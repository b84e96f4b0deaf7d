"""The rosters and registers that rules on registers and ledgers look at beside them."""

from collections.abc import Collection, Sequence
from datetime import date

from kongchuo.model.check_result import ROSTER
from kongchuo.model.period import school_year
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import months, read_month, read_register
from kongchuo.rules.months import year_of

REGISTER, SUPPORT = "register", "support"


def looks_beside(kinds: Collection[str]) -> bool:
    """Whether rules on sheets of these kinds look at others beside them."""
    return REGISTER in kinds or SUPPORT in kinds


def sheets_beside(workspace: Workspace | None, tables: Sequence[Table], as_of: date) -> tuple[Table, ...]:
    """Beside a register the rosters of the newest month of its school year; beside the ledger of disabled
    children the register and the rosters of this school year. What is checked itself is not read
    again. Nothing outside of a workspace."""
    kinds = {table.kind for table in tables}
    if workspace is None or not looks_beside(kinds):
        return ()
    folders = {year_of(table.file) for table in tables if table.kind == REGISTER}
    years = {int(year) if year else school_year(as_of) for year in folders}
    found: list[Table] = []
    if SUPPORT in kinds and REGISTER not in kinds:
        years = {school_year(as_of)}
        register = read_register(workspace, school_year(as_of))
        found += register.tables if register else ()
    known = [month for month in months(workspace) if month.start <= as_of] if ROSTER not in kinds else []
    newest = {month.school_year: month for month in known if month.school_year in years}
    return (*found, *(table for month in newest.values() for table in read_month(workspace, month).tables))
