"""A report that remembers says what one says that reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from kongchuo.jobs import report, roster_file
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.period import Period, parse_period
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import read_month
from kongchuo.records.roll import roll
from kongchuo.write.store import FolderStore
from tests.jobs.report_workspace import END, MARCH, full

LONG = [parse_period("month", "2023-03"), parse_period("term", "2022-2023-2"), parse_period("year", "2022-2023")]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = full(tmp_path)
    return replace(made, store=FolderStore(tmp_path / ".cache"))


@pytest.mark.parametrize("period", LONG, ids=[period.kind for period in LONG])
def test_a_second_report_is_byte_for_byte_the_first_and_opens_no_roster(
    workspace: Workspace, period: Period, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [report.run(workspace, period, as_of=END)]
    first = (workspace.root / made[0].files[0]).read_bytes()
    monkeypatch.setattr(roster_file, "read_file", lambda *_, **__: pytest.fail("read again"))
    made.append(report.run(workspace, period, as_of=END))
    assert (first, made[0].payload()) == ((workspace.root / made[1].files[0]).read_bytes(), made[1].payload())


def test_without_a_memory_the_report_says_the_same(workspace: Workspace) -> None:
    remembered, read = (report.run(one, MARCH, as_of=END) for one in (workspace, full(workspace.root)))
    assert remembered.payload() == read.payload()


@pytest.mark.parametrize("again", [False, True], ids=["read", "remembered"])
def test_the_pupils_are_those_of_the_files(workspace: Workspace, again: bool) -> None:
    if again:
        Rolls(workspace).roll(MARCH)
    expected = roll(read_month(workspace, MARCH).tables)
    actual = Rolls(workspace).roll(MARCH)
    assert list(expected.records(*actual.names)) == list(actual.records(*actual.names))


def test_cells_are_judged_once_a_day(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Rolls(workspace).judged(MARCH, END)
    assert len(first.files) == len(list((workspace.rosters / "2023-03").iterdir()))
    monkeypatch.setattr(roster_file, "check_table", lambda *_: pytest.fail("judged again"))
    assert first == Rolls(workspace).judged(MARCH, END)
    with pytest.raises(pytest.fail.Exception):
        Rolls(workspace).judged(MARCH, END.replace(day=30))


def test_grades_6_and_7_are_kept_where_a_year_before_may_be_asked_for(workspace: Workspace) -> None:
    (workspace.rosters / "2022-06").mkdir()
    (workspace.rosters / "2022-06" / "小学.xlsx").write_bytes(
        next((workspace.rosters / "2023-03").glob("*.xlsx")).read_bytes()
    )
    for rolls in (Rolls(workspace), Rolls(workspace)):
        ((_, tables),) = rolls.changing([MARCH])
        grades = {grade for table in tables for grade in table.derived["grade_number"]}
        assert grades
        assert grades <= {6, 7}


def test_a_roster_that_came_anew_is_read_anew(workspace: Workspace) -> None:
    path = next((workspace.rosters / "2023-03").glob("*.xlsx"))
    before = len(Rolls(workspace).roll(MARCH))
    path.write_bytes(b"")
    after = Rolls(workspace)
    assert len(after.roll(MARCH)) < before
    assert after.unread["2023-03"] == (f"花名册/2023-03/{path.name}",)
