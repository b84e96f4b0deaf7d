"""The invented children are nobody's children, and plausible ones."""

import re

import pytest

from kongchuo.codes import id_number, person_name, phone
from kongchuo.demo import names
from kongchuo.demo.people import DIVISIONS
from kongchuo.demo.schools import SCHOOLS, town
from kongchuo.demo.truth import Truth, build
from kongchuo.demo.year import YEAR
from kongchuo.model.period import school_age
from kongchuo.model.township import Township


@pytest.fixture(scope="module", params=[1, 2])
def truth(request: pytest.FixtureRequest) -> Truth:
    return build(request.param, scale=0.5)


def test_every_number_is_valid_unique_and_of_a_division_abolished_before_the_birth(truth: Truth) -> None:
    numbers = [child.id_number for child in truth.children]
    assert len(set(numbers)) == len(numbers)
    for child in truth.children:
        read = id_number.parse(child.id_number)
        assert (read.problem, read.birth, read.sex) == (None, child.birth, child.sex)
        assert child.id_number[:6] in DIVISIONS
        assert child.birth.year > 2005


def test_no_two_children_can_be_taken_for_one_another(truth: Truth) -> None:
    assert len({(child.birth, child.sex) for child in truth.children}) == len(truth.children)


def test_names_are_such_as_check_has_no_objection_to(truth: Truth) -> None:
    assert [child.name for child in truth.children if person_name.odd_characters(child.name)] == []


def test_no_two_surnames_sound_alike() -> None:
    from pypinyin import lazy_pinyin

    sounds = [lazy_pinyin(surname)[0] for surname in names.SURNAMES]
    assert len(set(sounds)) == len(sounds)


def test_telephones_are_well_formed_and_of_a_prefix_that_no_operator_has(truth: Truth) -> None:
    for child in truth.children:
        assert re.fullmatch(r"154\d{8}", child.family.phone)
        assert phone.problem(child.family.phone) is None


def test_pupils_are_of_the_age_of_their_grade_or_a_year_older(truth: Truth) -> None:
    for seat in truth.months["2022-09"]:
        assert school_age(truth.child(seat).birth, YEAR) - (seat.grade + 5) in (0, 1)


def test_brothers_and_sisters_share_a_surname_and_a_guardian_and_are_never_twins(truth: Truth) -> None:
    families: dict[str, list[int]] = {}
    for child in truth.children:
        families.setdefault(child.family.guardian, []).append(child.birth.year)
        assert "·" in child.name or child.name.startswith(child.family.surname)
    assert max(map(len, families.values())) > 1
    assert all(len(set(years)) == len(years) for years in families.values())


def test_ten_schools_of_which_one_has_nine_grades_and_the_primaries_feed_a_junior_school() -> None:
    township: Township = town()
    assert len(township.schools) == len(SCHOOLS) == 10
    assert [school.name for school in township.schools if len(school.stages) == 2] == ["马井镇鹿鸣学校"]
    for school in SCHOOLS:
        assert (school.feeds is not None) == (6 in school.classes)
