"""What the report says beside an enrolment rate."""

from dataclasses import replace

import pytest

from kongchuo.indicators.enrolment import compute
from kongchuo.indicators.facts import Facts
from kongchuo.model.period import parse_period
from kongchuo.model.township import Definitions
from tests.enrolment.children import TOWN, child


@pytest.mark.parametrize(
    ("definition", "note"),
    [
        ("any_school", "外地在校没有证明材料的2人没有计入，如果都有证明，入学率为100.00%。"),
        ("own_level_or_higher", "外地在校没有证明材料的1人没有计入，如果都有证明，入学率为50.00%。"),
    ],
)
def test_a_proof_helps_only_those_whom_the_definition_would_count(definition: str, note: str) -> None:
    """At twelve in grade 6 elsewhere a child is not at its own level, proof or not."""
    register = [child(12, school_name="苏州市某学校", written=grade) for grade in ("六年级", "七年级")]
    town = replace(TOWN, definitions=Definitions(enrolment=definition))  # type: ignore[arg-type]
    figures = compute(Facts(town, parse_period("month", "2023-03"), register=register))
    assert [note] == [one.note for one in figures if (one.code, one.level) == ("junior_enrolment", "township")]
