"""The example on an indicator's page is its test."""

import pytest

from kongchuo.indicators import pages
from kongchuo.indicators.catalogue import INDICATORS
from kongchuo.indicators.indicator import Indicator
from tests.indicators.pages import RESULT, facts, tables


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.slug)
def test_every_figure_of_the_page_is_what_the_page_says(indicator: Indicator) -> None:
    (expected,) = [table for table in tables(indicator.slug) if RESULT in table[0]]
    for row in expected:
        found = next(
            figure
            for figure in indicator.compute(facts(indicator.slug, row["口径"]))
            if (figure.code, figure.level) == (row[RESULT], "township")
        )
        short = "" if found.short_by is None else str(found.short_by)
        actual = (
            found.definition,
            found.code,
            str(found.numerator),
            str(found.denominator),
            found.rate,
            found.target or "",
            short,
        )
        assert tuple(row.values()) == actual


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.slug)
def test_every_page_has_all_sections_and_shows_only_its_own_figures(indicator: Indicator) -> None:
    assert list(pages.SECTIONS) == list(pages.page(indicator.slug))
    shown = {row[RESULT] for table in tables(indicator.slug) if RESULT in table[0] for row in table}
    assert shown <= set(indicator.codes)
    title = (pages.FOLDER / f"{indicator.slug}.md").read_text(encoding="utf-8").splitlines()[0]
    assert f"# {indicator.slug} {indicator.title}" == title


def test_the_indicators_are_those_of_the_contract() -> None:
    assert [
        "primary_enrolment", "junior_enrolment", "primary_dropout", "junior_dropout",
        "primary_dropout_net", "junior_dropout_net", "primary_dropout_leavers", "junior_dropout_leavers",
        "primary_retention", "junior_retention", "transition_rate", "disabled_enrolment",
    ] == [code for indicator in INDICATORS for code in indicator.codes]  # fmt: skip
