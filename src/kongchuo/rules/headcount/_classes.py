"""The enrolled pupils of a run, counted by month, school and class."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kongchuo.model.period import FIRST_MONTH
from kongchuo.model.table import Table
from kongchuo.rules.duplicates._rows import copies, same_number
from kongchuo.rules.months import month_of
from kongchuo.rules.once import once_a_run
from kongchuo.rules.rule import Context
from kongchuo.rules.status import ENROLLED, statuses

ClassKey = tuple[str, int | None, str]

# More than this share of last month's classes must be there, or the run looks at a part of the
# school only (a file a class) and the rest is not missing.
WHOLE_SCHOOL = 0.5

# A class that changes by so many pupils, and by so large a share, in one month: usual are none to
# two; five and a fifth is more than a transfer and less than anybody would overlook on purpose.
CLASS_LEAST, CLASS_SHARE = 5, 0.2


@dataclass
class Tally:
    """A class: how many enrolled pupils, and the table of its first one."""

    count: int
    table: int


@dataclass
class SchoolChange:
    """A school this month against last month, where both are known."""

    school: str
    table: int
    before: dict[ClassKey, int]
    now: dict[ClassKey, Tally] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether enough classes are there to speak of the school and of classes that are gone."""
        return sum(key in self.now for key in self.before) > WHOLE_SCHOOL * len(self.before)

    @property
    def jumps(self) -> list[tuple[ClassKey, int, Tally]]:
        """Classes that grew or shrank out of line: class, last month's count, this month's."""
        return [
            (key, before, self.now[key])
            for key, before in self.before.items()
            if key in self.now and _out_of_line(before, self.now[key].count)
        ]


def _out_of_line(before: int, now: int) -> bool:
    return abs(now - before) >= CLASS_LEAST and abs(now - before) >= CLASS_SHARE * before


@once_a_run
def tallies(tables: Sequence[Table]) -> dict[tuple[str, ClassKey], Tally]:
    """Enrolled pupils by month and class; rows of no known school or grade belong to no class, and a
    file that repeats another (`roster-twice`) adds nobody."""
    found: dict[tuple[str, ClassKey], Tally] = {}
    repeated = {copy.file for copy in copies(tables, same_number(tables))}
    for number, table in enumerate(tables):
        derived = table.derived
        if table.file in repeated or not {"school", "grade_number", "class_label"} <= derived.keys():
            continue
        month = month_of(table.file)
        counts = Counter(
            zip(derived["school"], derived["grade_number"], derived["class_label"], statuses(table), strict=True)
        )
        for (school, grade, label, status), count in counts.items():
            if school and grade and label and status == ENROLLED:
                tally = found.setdefault((month, (school, grade, label)), Tally(0, number))
                tally.count += count
    return found


def changes(tables: Sequence[Table], context: Context) -> list[SchoolChange]:
    """The schools of which last month's headcounts are known; none in September, when classes move
    up, and none when the run holds several months."""
    if not context.headcounts:
        return []
    months = {month_of(table.file) for table in tables}
    month = months.pop() if len(months) == 1 else None
    if month is None or int(month[5:] or context.as_of.month) == FIRST_MONTH:
        return []
    last_month: dict[str, dict[ClassKey, int]] = {}
    for known, count in context.headcounts.items():
        if known[1]:
            last_month.setdefault(known[0], {})[known] = count
    found: dict[str, SchoolChange] = {}
    for (_, key), tally in tallies(tables).items():
        change = found.get(key[0])
        if change is None:
            change = found[key[0]] = SchoolChange(key[0], tally.table, last_month.get(key[0], {}))
        change.now[key] = tally
    return [change for change in found.values() if change.before]
