"""Enrolled pupils of each school, grade and class, which the rules on headcounts compare with those of the month before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kongchuo.jobs.check_targets import Target
from kongchuo.model.codec import Codec
from kongchuo.model.period import FIRST_MONTH, Period, previous_month
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.remember import key_of, key_of_all, remember, remembered
from kongchuo.read.workspace import month_of_path, read_month, roster_files, shown_path
from kongchuo.rules.status import ENROLLED, statuses

Headcounts = Mapping[tuple[str, int | None, str], int]


@dataclass(frozen=True, slots=True)
class _Counted:
    counts: Headcounts


_CODEC = Codec(_Counted)


def headcounts(tables: Iterable[Table]) -> dict[tuple[str, int | None, str], int]:
    """Enrolled pupils of each school, grade and class, as the rules on headcounts count them."""
    counts: Counter[tuple[str, int | None, str]] = Counter()
    for table in tables:
        places = zip(table.derived["school"], table.derived["grade_number"], table.derived["class_label"], strict=True)
        counts.update(key for key, status in zip(places, statuses(table), strict=True) if key[0] and status == ENROLLED)
    return dict(counts)


def month_before(asked: Sequence[Target], workspace: Workspace | None) -> Headcounts:
    """Headcounts of the month before, when all files lie in one month's folder of the workspace."""
    if workspace is None:
        return {}
    found = {month_of_path(target.path, workspace) for target in asked}
    month: Period | None = found.pop() if len(found) == 1 else None
    if month is None or month.start.month == FIRST_MONTH:
        return {}  # in September every class has moved up a grade
    return _of_month(workspace, previous_month(month))


def _of_month(workspace: Workspace, month: Period) -> Headcounts:
    keys = [key_of(path, shown_path(path, workspace.root)) for path in roster_files(workspace, month)]
    key = key_of_all(keys, "headcounts", workspace.township, month.school_year)
    known = remembered(workspace.store, key, _CODEC)
    if isinstance(known, _Counted):
        return known.counts
    found = headcounts(read_month(workspace, month).tables)
    remember(workspace.store, key, _CODEC, _Counted(found))
    return found
