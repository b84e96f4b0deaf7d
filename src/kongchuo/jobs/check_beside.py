"""The rosters that the rules on a register look at beside it."""

from collections.abc import Sequence
from datetime import date

from kongchuo.model.check_result import ROSTER
from kongchuo.model.period import school_year
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import months, read_month
from kongchuo.rules.months import year_of

REGISTER = "register"


def rosters_beside(workspace: Workspace | None, tables: Sequence[Table], as_of: date) -> tuple[Table, ...]:
    """The rosters of the newest month of every school year whose register is checked, unless rosters are
    checked with it. Nothing outside of a workspace."""
    kinds = {table.kind for table in tables}
    if workspace is None or REGISTER not in kinds or ROSTER in kinds:
        return ()
    folders = {year_of(table.file) for table in tables if table.kind == REGISTER}
    years = {int(year) if year else school_year(as_of) for year in folders}
    known = [month for month in months(workspace) if month.start <= as_of]
    newest = {month.school_year: month for month in known if month.school_year in years}
    return tuple(table for month in newest.values() for table in read_month(workspace, month).tables)
