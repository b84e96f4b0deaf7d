"""What stands for a finding among the township's decisions."""

from dataclasses import replace

from kongchuo.model.accepted import CODE, DATE, REASON, Decisions, code
from kongchuo.model.finding import Acceptance
from kongchuo.model.where import Where
from tests.write.findings import ID, finding

OTHER = "342221201305150010"


def test_the_key_is_the_same_in_another_row() -> None:
    assert finding((12, 5)).key == finding((80, 5)).key


def test_the_key_is_another_for_another_rule_school_person_or_field() -> None:
    one = finding()
    others = [
        replace(one, rule="S102"),
        replace(one, school="王寨小学"),
        replace(one, id_number=OTHER),
        replace(one, where=replace(one.where, field="name")),
    ]
    assert one.key not in {other.key for other in others}


def test_a_pair_has_one_key_whichever_of_the_two_the_finding_stands_with() -> None:
    one, other = finding(), finding(id_number=OTHER, student="王小亮")
    assert replace(one, others=(other.subject,)).key == replace(other, others=(one.subject,)).key


def test_a_third_person_makes_another_key() -> None:
    one, other, third = finding(), finding(id_number=OTHER), finding(id_number=OTHER[:-1] + "X")
    pair = replace(one, others=(other.subject,))
    assert pair.key != replace(one, others=(other.subject, third.subject)).key


def test_two_pupils_with_a_word_in_place_of_the_number_are_two() -> None:
    assert finding(id_number="无", student="王小明").key != finding(id_number="无", student="李小红").key


def test_a_finding_on_no_person_holds_for_its_file_and_its_words() -> None:
    one = finding(None, student=None, id_number="", class_label=None)
    assert one.key != replace(one, where=Where("花名册/2023-04/中心小学.xlsx", "Sheet1", field="id_number")).key
    assert one.key != replace(one, message="另一个班。").key


def test_the_code_is_letters_and_needs_the_salt() -> None:
    made = code(finding(), "盐", {})
    assert (16, True, True) == (len(made), made.isalpha(), made.isupper())
    assert made != code(finding(), "另一份盐", {})


def test_only_a_row_with_a_code_and_a_reason_counts() -> None:
    own = code(finding(), "盐", {})
    for row, expected in (
        ({CODE: own, REASON: "核实过", DATE: "2023-03-31"}, Acceptance("核实过", "2023-03-31")),
        ({CODE: own, REASON: "核实过"}, Acceptance("核实过", None)),
        ({CODE: own, REASON: ""}, None),
        ({CODE: "", REASON: "核实过"}, None),
    ):
        (settled,) = Decisions(rows=(row,), salt="盐").settle([finding()])
        assert expected == settled.accepted


def test_no_id_number_can_be_read_from_a_decision() -> None:
    assert ID not in code(finding(), "盐", {})
