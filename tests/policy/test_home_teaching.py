"""How many visits a child taught at home should have had."""

from datetime import date

import pytest

from kongchuo.codes.counts import visit_count
from kongchuo.model.township import HomeTeaching, Township
from kongchuo.policy.config import parse_township
from kongchuo.policy.home_teaching import Standard, standard
from kongchuo.policy.values import SettingError


def township(**section: object) -> Township:
    return parse_township({"township": {"name": "马井镇", "county": "萧县"}, "home_teaching": section})


def test_the_standard_is_the_townships_own() -> None:
    assert (HomeTeaching(8), HomeTeaching(18)) == (township().home_teaching, township(visits_per_term=18).home_teaching)


@pytest.mark.parametrize("wrong", [{"visits_per_term": 500}, {"visits_per_term": "8"}, {"visits": 8}])
def test_a_wrong_standard_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        township(**wrong)


@pytest.mark.parametrize(
    ("day", "by_now"),
    [
        (date(2023, 2, 21), 0),  # the first school day
        (date(2023, 6, 30), 8),  # the last
        (date(2023, 8, 1), 8),  # in the summer the whole term is over
        (date(2022, 8, 31), 8),
        (date(2022, 9, 1), 0),
        (date(2023, 1, 25), 8),
    ],
)
def test_visits_are_due_in_proportion_to_the_school_days_gone_by(day: date, by_now: int) -> None:
    assert Standard(8, by_now) == standard(None, day)


@pytest.mark.parametrize(("text", "number"), [("6", 6), ("共6次", 6), ("6.0", 6), ("每月2次", None), ("", None)])
def test_a_number_of_visits_is_read(text: str, number: int | None) -> None:
    assert number == visit_count(text)
