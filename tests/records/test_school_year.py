"""Of which school year a roster is, by its titles or by its pupils' ages."""

from datetime import date

import pytest

from kongchuo.records.school_year import by_ages, stated
from tests.factories import pupil, roster_table


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("马井镇中心小学2022-2023学年度第二学期花名册", 2022),
        ("2022—2023学年花名册", 2022),
        ("2022学年", 2022),
        ("2023年春季学生花名册", 2022),
        ("2023年秋季学生花名册", 2023),
        ("2023年3月花名册", 2022),
        ("花名册2023-09", 2023),
        ("花名册", None),
        ("小学2017级4班", None),
    ],
)
def test_titles_state_the_school_year(text: str, year: int | None) -> None:
    assert stated([text]) == year


def test_the_ages_of_most_pupils_tell_the_year_of_an_old_roster() -> None:
    rows = [pupil(order=2 * number + 1, birth=date(2013, 1, 1 + number)) for number in range(8)]
    assert by_ages([roster_table(rows)], 2026) == 2022


def test_a_few_pupils_do_not_outweigh_the_date() -> None:
    rows = [pupil(order=2 * number + 1, birth=date(2013, 1, 1 + number)) for number in range(3)]
    assert by_ages([roster_table(rows)], 2026) is None
