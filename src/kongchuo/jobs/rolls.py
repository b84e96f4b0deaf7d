"""The rosters of several months, each read once and only when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.jobs.roster_file import Judged, Part, RosterFile
from kongchuo.model.check_result import CheckedFile
from kongchuo.model.finding import Finding
from kongchuo.model.period import Period
from kongchuo.model.rows import Rows, joined
from kongchuo.model.table import Table
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import months, roster_files
from kongchuo.records.roll import roll

Progress = Callable[[str], None]


@dataclass(frozen=True)
class JudgedMonth:
    """The files of a month, what is wrong in each by itself, and their tables for the rules across files."""

    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]


class Rolls:
    """A workspace's months. The files are let go; their pupils are kept, and the grades 6 and 7 where the
    workspace has more than one school year."""

    def __init__(self, workspace: Workspace, progress: Progress | None = None) -> None:
        self.workspace = workspace
        self.months = tuple(months(workspace))
        self._progress = progress
        self._rolls: dict[str, Rows] = {}
        self._changing: dict[str, tuple[Table, ...]] = {}
        self._across_years = len({month.school_year for month in self.months}) > 1
        self.unread: dict[str, tuple[str, ...]] = {}

    def roll(self, month: Period) -> Rows:
        """All pupils of a month."""
        if month.label not in self._rolls:
            self._keep(month, ((file, file.part()) for file in self._files(month)))
        return self._rolls[month.label]

    def judged(self, month: Period, day: date) -> JudgedMonth:
        """The month with its cells judged as of a day."""
        files: list[CheckedFile] = []
        judged: list[Judged] = []

        def parts() -> Iterator[tuple[RosterFile, Part]]:
            for file in self._files(month):
                part, found = file.part(), file.judged(day)
                files.append(CheckedFile(file.shown, file.path, part.readable, part.sheets))
                judged.append(found)
                yield file, part

        self._keep(month, parts())
        return JudgedMonth(
            tuple(files),
            tuple(finding for one in judged for finding in one.findings),
            tuple(table for one in judged for table in one.tables),
        )

    def each(self, wanted: Iterable[Period]) -> Iterator[tuple[Period, Rows]]:
        """The rolls of these months, one after the other."""
        for month in wanted:
            yield month, self.roll(month)

    def changing(self, wanted: Iterable[Period]) -> Iterator[tuple[Period, Sequence[Table]]]:
        """The grades 6 and 7 of these months, one after the other."""
        assert self._across_years, "asked for only where there is an earlier school year"
        for month in wanted:
            self.roll(month)
            yield month, self._changing[month.label]

    def _files(self, month: Period) -> Iterator[RosterFile]:
        if self._progress:
            self._progress(f"正在读取{month.title}的花名册…")
        for path in roster_files(self.workspace, month):
            yield RosterFile(self.workspace, path, month, changing=self._across_years)

    def _keep(self, month: Period, parts: Iterable[tuple[RosterFile, Part]]) -> None:
        rows: list[Rows] = []
        changing: list[Table] = []
        unread: list[str] = []
        for file, part in parts:
            rows.append(part.rows())
            changing += part.changing or ()
            if not part.readable:
                unread.append(file.shown)
        self._rolls[month.label] = joined(rows).settled() if rows else roll(())
        self._changing[month.label] = tuple(changing)
        self.unread[month.label] = tuple(unread)
