"""In which grade a school year's movements count."""

from pathlib import Path

from kongchuo.jobs.report import run
from tests.jobs.report_workspace import END, MARCH, movement, roster, write
from tests.movements.town import SCHOOL


def test_a_years_movements_count_in_the_grade_that_the_ledger_names(tmp_path: Path) -> None:
    # Number 1 came into grade 3 and was put up since; the roster has grade 4.
    came = [movement(1, "转入", "2022-10-10", SCHOOL, grade="三年级"), movement(1, "跳级", "2023-01-10", SCHOOL)]
    rosters = {month: roster(month) for month in ("2022-09", "2023-02", "2023-03")}
    result = run(write(tmp_path, rosters, movements=came), MARCH, as_of=END)
    grades = {
        one.grade: one.numerator
        for one in result.material.figures
        if (one.code, one.level, one.school) == ("primary_dropout_net", "grade", SCHOOL)
    }
    assert (-1, 0) == (grades[3], grades[4])
