"""What the rules say of a workspace's ledgers and register as they stood on a day, for the report's sheet on data quality."""

from collections.abc import Iterable, Sequence
from datetime import date

from kongchuo.codes import dates
from kongchuo.model.finding import Finding
from kongchuo.model.period import school_year
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import FilesRead, read_ledger
from kongchuo.records.ledgers import DAYS, day_texts
from kongchuo.rules import skip
from kongchuo.rules.engine import check_across, check_table
from kongchuo.rules.rule import Context

_DAYS = {**DAYS, "visits": "visit_date"}
# Nothing in these says since when a row has been there: they are judged as they are.
_UNDATED = ("support", "register")
# What is later than the day of a report may well have come by now: `check` judges it by today.
_FUTURE = (
    "movement-date-implausible",
    "approval-date-implausible",
    "case-date-in-future",
    "absence-in-future",
    "assessment-missing",
)


def ledger_findings(
    workspace: Workspace, books: Iterable[FilesRead], day: date, rosters: Sequence[Table] = ()
) -> list[Finding]:
    """Findings on the ledgers and the register that were read, with the period's `rosters` beside them. Rows of
    a later date are not looked at, so that last month's report, printed again, says what it said."""
    read_tables = [table for read in books for table in read.tables]
    tables = [table for table in read_tables if table.kind in _DAYS]
    if any(table.kind == "cases" for table in tables):
        visits = read_ledger(workspace, "visits")
        tables += visits.tables if visits else ()
    known = [until(table, day) for table in tables]
    known += [table for table in read_tables if table.kind in _UNDATED]
    context = Context(day, school_year(day), workspace.township)
    findings = [finding for table in known for finding in check_table(table, context)]
    findings += check_across(known, context, rosters)
    return [finding for finding in findings if finding.name not in _FUTURE or not _later(finding.value or "", day)]


def _later(text: str, day: date) -> bool:
    found = dates.parse(text).day
    return found is not None and found > day


def until(table: Table, day: date) -> Table:
    """The rows of a ledger up to a day, and those whose date cannot be read."""
    texts = day_texts(table) if table.kind in DAYS else table.text(_DAYS[table.kind])
    later = {text for text in set(texts) if _later(text, day)}
    if not later:
        return table
    kept = [position for position, text in enumerate(texts) if text not in later]
    places = {old: new for new, old in enumerate(kept)}
    broken = tuple((places[old], name) for old, name in table.derived.get(skip.BROKEN, ()) if old in places)
    return table.take(kept).with_derived(**{skip.BROKEN: broken})
