"""评比 and the months of a term."""

from fractions import Fraction

import pytest

from kongchuo.model.ratio import Ratio
from kongchuo.reports.season import Standing, decimal, ranks


def standing(name: str, *against: int, pupils: int = 100) -> Standing:
    return Standing(name, "", pupils, *against)


def test_ties_share_a_rank_and_the_next_is_that_many_further() -> None:
    found = [standing("甲", 0, 0, 0, 0, 0), standing("乙", 0, 1, 0, 0, 0), standing("丙", 0, 0, 0, 0, 0)]
    assert {("甲", ""): 1, ("丙", ""): 1, ("乙", ""): 3} == ranks(found)


def test_a_dropout_weighs_more_than_anything_after_it() -> None:
    found = [standing("甲", 1, 0, 0, 0, 0), standing("乙", 0, 9, 9, 9, 9)]
    assert {("乙", ""): 1, ("甲", ""): 2} == ranks(found)


def test_errors_are_compared_per_hundred_pupils() -> None:
    found = [standing("甲", 0, 0, 0, 0, 2, pupils=50), standing("乙", 0, 0, 0, 0, 3, pupils=300)]
    assert {("乙", ""): 1, ("甲", ""): 2} == ranks(found)
    assert Fraction(4) == found[0].errors_per_hundred


@pytest.mark.parametrize(("top", "bottom"), [(0, 7), (1, 3), (2, 3), (1, 200), (999, 1000), (5, 1)])
def test_two_decimals_are_those_of_a_percentage(top: int, bottom: int) -> None:
    assert decimal(Fraction(top * 100, bottom)) + "%" == Ratio(top, bottom).percent


def test_nothing_is_a_dash() -> None:
    assert "—" == decimal(standing("甲", 0, 0, 0, 0, 0, pupils=0).errors_per_hundred)
