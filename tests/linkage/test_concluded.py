"""What a person has concluded comes before all evidence, and never silently."""

from kongchuo.linkage.cascade import link
from kongchuo.linkage.concluded import link_concluded, person_identity
from kongchuo.linkage.person import Person
from kongchuo.linkage.reason import Reason
from kongchuo.model.conclusions import Conclusions, code
from tests.linkage.people import make_id, person

TWO = [person(0, "张浩然", make_id(order=1)), person(1, "张浩宇", make_id(order=13))]
ONE = [person(7, "张浩", "")]


def pair(one: Person, other: Person) -> tuple[str, str]:
    first, second = code(person_identity(one), person_identity(other)).split("-")
    return first, second


def test_without_conclusions_it_is_the_cascade() -> None:
    assert link(TWO, ONE) == link_concluded(TWO, ONE).links


def test_same_links_whom_the_cascade_leaves_open() -> None:
    assert {0, 1} == {left for tie in link(TWO, ONE).ties for left in tie.lefts}
    found = link_concluded(TWO, ONE, Conclusions(same=frozenset({pair(TWO[1], ONE[0])}))).links
    assert [(match.left, match.rights, match.reason) for match in found.matches] == [(1, (7,), Reason.CONCLUDED)]
    assert found.ties == ()


def test_different_separates_and_leaves_the_other_to_a_person() -> None:
    found = link_concluded(TWO, ONE, Conclusions(different=frozenset({pair(TWO[0], ONE[0])}))).links
    assert (found.matches, [tie.pairs for tie in found.ties]) == ((), [((1, 7),)])


def test_different_undoes_a_link_and_the_next_best_is_found() -> None:
    left = [person(0, "陈小满", "", guardian="陈大")]
    right = [person(5, "陈小满", ""), person(6, "陈小满", "", birth="", guardian="陈大")]
    assert [match.rights for match in link(left, right).matches] == [(5,)]
    found = link_concluded(left, right, Conclusions(different=frozenset({pair(left[0], right[0])}))).links
    assert [match.rights for match in found.matches] == [(6,)]


def test_a_conclusion_that_an_id_number_contradicts_is_named_and_not_used() -> None:
    left = [person(0, "陈小满", make_id(order=1))]
    right = [person(5, "陈小满", make_id(order=3)), person(6, "陈小满", make_id(order=1))]
    found = link_concluded(left, right, Conclusions(same=frozenset({pair(left[0], right[0])})))
    assert [match.rights for match in found.links.matches] == [(6,)]
    assert len(found.problems) == 1


def test_a_conclusion_that_means_several_people_is_named_and_not_used() -> None:
    left = [person(0, "陈小满", ""), person(1, "陈小满", "")]
    right = [person(5, "陈小漫", "")]
    found = link_concluded(left, right, Conclusions(same=frozenset({pair(left[0], right[0])})))
    assert (found.links.matches, len(found.problems)) == ((), 1)
