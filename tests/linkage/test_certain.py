"""The quick pass over those who need no thought links whom the whole cascade would link."""

from unittest import mock

from hypothesis import given, settings

from kongchuo.linkage import cascade
from kongchuo.linkage.cascade import Links, link
from kongchuo.linkage.certain import Certain
from kongchuo.linkage.person import Person
from kongchuo.linkage.persons import Persons
from tests.linkage.test_properties import lists


def _nobody(lefts: Persons, rights: Persons) -> Certain:
    return Certain({}, range(len(lefts)), range(len(rights)))


def _by_the_whole_cascade(left: list[Person], right: list[Person]) -> Links:
    with mock.patch.object(cascade, "certain", _nobody):
        return link(left, right)


@settings(max_examples=400, deadline=None)
@given(lists, lists)
def test_whom_the_quick_pass_links_the_whole_cascade_links(left: list[Person], right: list[Person]) -> None:
    quick, whole = link(left, right), _by_the_whole_cascade(left, right)
    assert whole.matches == quick.matches
    assert whole.ties == quick.ties
