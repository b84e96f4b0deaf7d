"""Rosters in a hundred layouts: clean ones are read without a word, and every fault in them is found at its cell."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kongchuo.cli.app import app
from kongchuo.codes import id_number
from kongchuo.jobs import check
from kongchuo.model.check_result import CheckResult
from kongchuo.model.workspace import Workspace
from kongchuo.read.file import read_file
from kongchuo.read.workspace import find_workspace
from tests.layouts import forms_around, forms_files, forms_headings, forms_national, forms_places
from tests.layouts.book import Faults
from tests.layouts.faults import planted
from tests.layouts.layout import Layout
from tests.layouts.people import SCHOOL_YEAR, TOWNSHIP

LAYOUTS = (
    *forms_headings.LAYOUTS,
    *forms_national.LAYOUTS,
    *forms_places.LAYOUTS,
    *forms_around.LAYOUTS,
    *forms_files.LAYOUTS,
)
MONTH = "花名册/2023-03"
AS_OF = date(2023, 3, 31)
each = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


def _settings() -> Iterator[str]:
    yield f'[township]\nname = "{TOWNSHIP.name}"\ncounty = "{TOWNSHIP.county}"'
    for school in TOWNSHIP.schools:
        texts = {"name": school.name, "code": school.code, "feeds": school.feeds}
        yield "[[schools]]"
        yield from (f'{key} = "{text}"' for key, text in texts.items() if text)
        yield from (
            f"{key} = {json.dumps(list(some))}"
            for key, some in (("stages", school.stages), ("aliases", school.aliases))
        )


def _workspace(root: Path) -> Workspace:
    (root / MONTH).mkdir(parents=True)
    (root / "kongchuo.toml").write_text("\n".join(_settings()), encoding="utf-8")
    found = find_workspace(root)
    assert found
    return found


def _checked(workspace: Workspace) -> CheckResult:
    return check.run((), workspace, as_of=AS_OF)


@each
def test_a_clean_roster_is_read_without_a_word(tmp_path: Path, layout: Layout) -> None:
    workspace = _workspace(tmp_path)
    layout.write(tmp_path / MONTH, {})
    result = _checked(workspace)
    said = [(one.rule, one.where.cell, one.message) for one in result.findings if one.rule not in layout.notes]
    assert (sum(len(group.pupils) for group in layout.classes()), []) == (result.students, said)


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one.citizens], ids=lambda layout: layout.name)
def test_every_pupil_is_in_the_right_school_and_class(tmp_path: Path, layout: Layout) -> None:
    layout.write(tmp_path, {})
    read = [
        read_file(path, str(path.relative_to(tmp_path)), township=TOWNSHIP, school_year=SCHOOL_YEAR)
        for path in tmp_path.rglob("*.*")
    ]
    found = {
        (id_number.normalise(number), school, grade, label)
        for file in read
        for table in file.tables
        for number, school, grade, label in zip(
            table.text("id_number"),
            *(table.derived[name] for name in ("school", "grade_number", "class_label")),
            strict=True,
        )
    }
    pupils = {
        (number, group.school, group.grade, group.label)
        for group in layout.classes()
        for number in (pupil.id_number for pupil in group.pupils)
    }
    assert pupils == found


@pytest.mark.parametrize("layout", forms_places.LAYOUTS[::2], ids=lambda layout: layout.name)
def test_the_headcounts_of_a_report_are_those_of_the_classes(tmp_path: Path, layout: Layout) -> None:
    _workspace(tmp_path)
    layout.write(tmp_path / MONTH, {})
    options = ["--workspace", str(tmp_path), "--month", "2023-03", "--as-of", AS_OF.isoformat(), "--format", "json"]
    told = json.loads(CliRunner().invoke(app, ["report", "--quiet", *options]).stdout)["movements"]
    rows = [row for row in told if row["level"] == "class" and row["closing"]]
    found = {(row["school"], row["grade"], row["class"]): row["closing"] for row in rows}
    assert found == {(group.school, group.grade, group.label): len(group.pupils) for group in layout.classes()}


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one.spoilt], ids=lambda layout: layout.name)
def test_every_fault_is_found_at_its_cell_and_nothing_else(tmp_path: Path, layout: Layout) -> None:
    workspace = _workspace(tmp_path)
    sown = list(planted(layout.classes()))
    faults: Faults = {(pupil.key, field): wrong for fault, pupil, wrong in sown for field in fault.fields}
    places = layout.write(tmp_path / MONTH, faults)
    expected = []
    for fault, pupil, _ in sown:
        drawn = next((places[pupil.key, field] for field in fault.fields if (pupil.key, field) in places), None)
        if drawn:
            file, _sheet, cell = drawn[0]
            expected.append((fault.name, file, cell))
    found = [
        (_NAMES.get(one.rule, one.rule), (one.where.file or "").removeprefix(f"{MONTH}/"), one.where.cell or "")
        for one in _checked(workspace).findings
        if one.rule not in layout.notes
    ]
    assert Counter(expected) == Counter(found)


# A number twice in a file of several sheets, or in two files of a school, is another rule's.
_NAMES = {"D102": "D101"}
