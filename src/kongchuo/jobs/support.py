"""The plans of the disabled children, for the workbook of `reconcile`."""

from collections.abc import Sequence
from datetime import date

from kongchuo.codes import id_number
from kongchuo.indicators.whereabouts import Registered, State
from kongchuo.jobs.matching import ledger_person
from kongchuo.linkage.cascade import link
from kongchuo.model.period import school_age
from kongchuo.model.township import Township
from kongchuo.model.workspace import Workspace
from kongchuo.policy.home_teaching import standard
from kongchuo.read.workspace import FilesRead, read_ledger
from kongchuo.reconcile.persons import child_persons
from kongchuo.records.support import Support
from kongchuo.support.plans import Known, Plans, plans
from kongchuo.transition.enrolled import without_lost_numbers

_GONE = (State.DECEASED, State.MOVED_AWAY)


def supports(read: FilesRead | None) -> tuple[Support, ...] | None:
    """The rows of the ledger 残疾儿童; None when there is none."""
    if read is None:
        return None
    tables = [without_lost_numbers(table) for table in read.tables if table.kind == Support.kind]
    return tuple(one for table in tables for one in Support.from_table(table))


def gather_support(workspace: Workspace, children: Sequence[Registered], year: int, day: date) -> Plans | None:
    """Reads the ledger for `support_plans`."""
    return support_plans(read_ledger(workspace, Support.kind), workspace.township, children, year, day)


def support_plans(
    read: FilesRead | None, township: Township, children: Sequence[Registered], year: int, day: date
) -> Plans | None:
    """The ledger against the register's children as they were found on the rosters. None without a ledger.

    A child that may be one or the other of two is nobody on the register: the sheet says that it was
    not found there.
    """
    rows = supports(read)
    if rows is None:
        return None
    found = _matched(rows, children)
    due = standard(township, day)
    known = [
        _registered(children[found[key]]) if key in found else _stranger(row, year) for key, row in enumerate(rows)
    ]
    listed = set(found.values())
    others = [_registered(child) for key, child in enumerate(children) if child.disabled and key not in listed]
    return plans(zip(rows, known, strict=True), others, due.by_now, due.term)


def _matched(rows: Sequence[Support], children: Sequence[Registered]) -> dict[int, int]:
    """The register's child of each row of the ledger: by ID number and name, and only for the rest by the
    whole cascade, which looks at every child of the register."""
    known = {(child.record.id_number, child.record.name): key for key, child in enumerate(children)}
    keys = {key: (row.id_number, row.name) for key, row in enumerate(rows)}
    found = {key: known[pair] for key, pair in keys.items() if pair[0] and pair in known}
    rest = [ledger_person(key, row) for key, row in enumerate(rows) if key not in found]
    if rest:
        taken = set(found.values())
        free = [key for key in range(len(children)) if key not in taken]
        persons = child_persons([children[key].record for key in free])
        found |= {left: free[rights[0]] for left, rights in link(rest, persons).pairs}
    return found


def _registered(child: Registered) -> Known:
    record, seat = child.record, child.seat
    return Known(
        record.name,
        record.id_number,
        child.age,
        record.village,
        record.disability,
        child.state.words,
        child.state in _GONE,
        seat.place if seat else "",
    )


def _stranger(row: Support, year: int) -> Known:
    birth = id_number.parse(row.id_number).birth if row.id_number else None
    return Known(row.name, row.id_number, school_age(birth, year) if birth else None)
