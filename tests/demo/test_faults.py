"""check finds all faults that were put into the rosters, each in its cell, and nothing else."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

import pytest

from kongchuo.demo.expected import Expected
from kongchuo.demo.truth import CHECKED, MONTHS
from kongchuo.jobs import check
from kongchuo.model.check_result import CheckResult
from kongchuo.model.finding import Severity
from kongchuo.rules.catalogue import all_rules

from .conftest import Town

TODAY = date(2023, 9, 30)


def found(result: CheckResult) -> Counter[Expected]:
    return Counter(
        Expected(
            PurePosixPath(finding.where.file or "").name,
            finding.where.sheet or "",
            finding.where.cell or "",
            finding.name,
            finding.severity.value,
        )
        for finding in result.findings
        if finding.severity is not Severity.NOTE
    )


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(("seed", "scale"), [(1, 1.0), (2, 0.3), (3, 0.3), (4, 0.3), (5, 0.4)])
def test_all_faults_are_found_and_no_others(town: Callable[..., Town], seed: int, scale: float, month: str) -> None:
    made = town(seed, scale)
    result = check.run([made.workspace.rosters / month], made.workspace, as_of=TODAY)
    assert found(result) == Counter(made.written.expected[month])
    assert result.students == made.written.rows[month]


def test_the_faults_are_of_nearly_all_rules_that_warn_or_object(town: Callable[..., Town]) -> None:
    """The rest cannot stand in one month that a report can still be made of, or in ledgers that figures rest on."""
    written = town(1, 1.0).written
    sown = {expected.rule for expected in (*written.expected[CHECKED], *written.ledgers, *written.register)}
    left_out = {rule.name for rule in all_rules() if rule.severity is not Severity.NOTE} - sown
    assert left_out == {
        "class-gone",  # a whole class would be missing from the report
        "hidden-sheet",
        "hostile-file",
        "mark-unknown",  # the demo keeps a list of absences, no registers
        "dropout-without-case",  # it would stand in the movements, and figures rest on them
        "oversized-file",
        "roster-twice",  # every pupil of a school would be twice in the report
        "school-headcount-jump",
        "stray-class",  # small townships have no full classes
        "absence-in-future",
        "absence-long-ago",
        "case-date-in-future",
        "case-outside-compulsory",
        "expulsion-recorded",
        "found-late",
        "left-twice",
        "movement-after-end",
        "movement-against-grade",
        "movement-date-implausible",
        "resumed-without-suspension",
        "state-against-dates",
        "suspension-without-end",
        "transfer-while-suspended",
        "two-open-cases",
        "same-child-on-register",  # a second child would be in no school
        "taught-without-disability",  # the rate of disabled children rests on the column
        "village-file-twice",
    }
