"""Whatever a lot draws, every pupil is in the right class and nothing is objected to."""

from datetime import date
from pathlib import Path

import pytest

from kongchuo.codes import id_number
from kongchuo.jobs import check
from kongchuo.read.file import read_file
from tests.layouts import save
from tests.layouts.mixed import Mixed
from tests.layouts.people import SCHOOL_YEAR, TOWNSHIP


@pytest.mark.parametrize("seed", range(50))
def test_a_roster_drawn_by_lot_is_read_without_a_word(tmp_path: Path, seed: int) -> None:
    drawn = Mixed(seed)
    path = tmp_path / drawn.file
    save.xlsx(path, drawn.book)
    tables = read_file(path, path.name, township=TOWNSHIP, school_year=SCHOOL_YEAR).tables
    found = {
        (id_number.normalise(number), school, label)
        for table in tables
        for number, school, label in zip(
            table.text("id_number"), table.derived["school"], table.derived["class_label"], strict=True
        )
    }
    pupils = {(pupil.id_number, group.school, group.label) for group in drawn.classes for pupil in group.pupils}
    result = check.run([path], None, as_of=date(2023, 3, 31))
    assert (pupils, []) == (found, [(one.rule, one.where.cell, one.message) for one in result.findings])
