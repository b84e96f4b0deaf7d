"""The rosters of several months, each read once and only when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kongchuo.model.period import Period
from kongchuo.model.rows import Rows
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import MonthRead, months, read_month
from kongchuo.records.roll import roll

Progress = Callable[[str], None]

# What a report looks at.
_KEPT = (
    "file", "sheet", "row", "cell", "school", "stage", "grade", "class_label", "name", "id_number", "id_valid",
    "sex", "birth", "status", "guardian", "phone", "village",
)  # fmt: skip
_CHANGING_SCHOOL = (6, 7)  # the grades that transition follows


class Rolls:
    """A workspace's months. The tables are let go; the roll and the grades 6 and 7 are kept."""

    def __init__(self, workspace: Workspace, progress: Progress | None = None) -> None:
        self.workspace = workspace
        self.months = tuple(months(workspace))
        self._progress = progress
        self._rolls: dict[str, Rows] = {}
        self._changing: dict[str, tuple[Table, ...]] = {}
        self.unread: dict[str, tuple[str, ...]] = {}

    def read(self, month: Period) -> MonthRead:
        """The rosters of a month, read now."""
        if self._progress:
            self._progress(f"正在读取{month.title}的花名册…")
        found = read_month(self.workspace, month)
        self._rolls[month.label] = roll(found.tables, _KEPT)
        self._changing[month.label] = tuple(map(_changing, found.tables))
        self.unread[month.label] = tuple(file.shown for file in found.files if not file.readable)
        return found

    def roll(self, month: Period) -> Rows:
        """All pupils of a month."""
        if month.label not in self._rolls:
            self.read(month)
        return self._rolls[month.label]

    def each(self, wanted: Iterable[Period]) -> Iterator[tuple[Period, Rows]]:
        """The rolls of these months, one after the other."""
        for month in wanted:
            yield month, self.roll(month)

    def changing(self, wanted: Iterable[Period]) -> Iterator[tuple[Period, Sequence[Table]]]:
        """The grades 6 and 7 of these months, one after the other."""
        for month in wanted:
            self.roll(month)
            yield month, self._changing[month.label]


def _changing(table: Table) -> Table:
    grades = table.derived["grade_number"]
    return table.take([position for position, grade in enumerate(grades) if grade in _CHANGING_SCHOOL])
