"""How many dropout cases are overdue, from the ledger alone: enough for a line on the first screen."""

from datetime import date

from kongchuo.cases.episodes import episodes
from kongchuo.cases.urgency import judge
from kongchuo.jobs.case_people import alone
from kongchuo.jobs.cases import read_visits
from kongchuo.jobs.month_ledgers import case_records
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.workspace import Workspace
from kongchuo.policy.deadlines import duties


def overdue_cases(workspace: Workspace, as_of: date) -> int:
    """Cases for which something should have been done by now; 0 without a ledger."""
    records = case_records(workspace)
    if not records:
        return 0
    duty = duties(workspace.township)
    found = episodes(alone(Rolls(workspace), records), read_visits(workspace), as_of)
    return sum(judge(one, duty, as_of).overdue for one in found)
