"""Whatever the form of a school, all its pupils are read, each in the right class."""

from pathlib import Path

import pytest

from kongchuo.codes import person_name
from kongchuo.demo.files import roster_files
from kongchuo.demo.layouts.forms import FORMS
from kongchuo.demo.lines import lines_of
from kongchuo.demo.schools import SCHOOLS, town
from kongchuo.demo.truth import Truth, build
from kongchuo.model.period import parse_period
from kongchuo.read.file import read_file
from kongchuo.records.roster import Pupil

FORM_NAMES = [form.schools[0] for form in FORMS]


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build(11, scale=0.4)


@pytest.mark.parametrize("month", ["2022-09", "2023-03"])
@pytest.mark.parametrize("number", range(len(FORMS)), ids=FORM_NAMES)
def test_every_pupil_is_read_as_he_was_written(tmp_path: Path, truth: Truth, number: int, month: str) -> None:
    made = roster_files(lines_of(truth, month), month)[number]
    path = tmp_path / made.name
    path.write_bytes(made.data)
    read = read_file(path, made.name, township=town(), school_year=parse_period("month", month).school_year)
    pupils = [pupil for table in read.tables for pupil in Pupil.from_table(table)]
    assert [
        (pupil.school, pupil.grade_number, pupil.class_label, pupil.name, pupil.sex, pupil.id_number, pupil.birth_date)
        for pupil in pupils
    ] == [
        (
            line.school.name,
            line.seat.grade,
            line.values["class_name"],
            person_name.normalise(str(line.values["name"])),
            line.values["sex"],
            line.values["id_number"],
            line.values["birth_date"],
        )
        for line in made.lines
    ]


@pytest.mark.parametrize("number", range(len(FORMS)), ids=FORM_NAMES)
def test_the_place_of_every_pupil_is_where_the_reader_finds_him(tmp_path: Path, truth: Truth, number: int) -> None:
    made = roster_files(lines_of(truth, "2023-02"), "2023-02")[number]
    path = tmp_path / made.name
    path.write_bytes(made.data)
    read = read_file(path, made.name, township=town(), school_year=2022)
    found = [(table.sheet, row, table.columns["name"].index) for table in read.tables for row in table.rows]
    assert found == [(place.sheet, place.row, place.columns["name"]) for place in made.places]


def test_the_forms_of_all_schools_come_in_every_kind_of_file() -> None:
    assert {form.container for form in FORMS} == {"xlsx", "csv_gbk", "csv_utf8", "html_xls", "tab_xls"}
    assert {school for form in FORMS for school in form.schools} == {school.key for school in SCHOOLS}
