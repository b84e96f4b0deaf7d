"""Looking only at those with whom somebody shares a key changes nobody's link."""

from collections.abc import Sequence
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.linkage import cascade, reach
from kongchuo.linkage.cascade import link
from kongchuo.linkage.entries import entries
from kongchuo.linkage.person import Person
from kongchuo.linkage.persons import Persons
from tests.linkage.people import make_id, person
from tests.linkage.test_properties import lists


def _everybody(_lefts: object, _rights: object, among: Sequence[int]) -> Sequence[int]:
    return among


@settings(max_examples=600, deadline=None)
@given(st.lists(st.integers(0, 3), max_size=3), lists, lists)
def test_nobodys_link_is_another(repeated: list[int], left: list[Person], right: list[Person]) -> None:
    # Rows that stand several times over make groups, default dates and blocks that are too large.
    many = [row for row in right for _ in range(20 if row.key in repeated else 1)]
    right = [row._replace(key=key) for key, row in enumerate(many)]
    with mock.patch.object(cascade, "within_reach", _everybody):
        expected = link(left, right)
    with mock.patch.object(reach, "_FEW", 0):
        assert expected == link(left, right)


def test_of_a_long_list_few_are_looked_at() -> None:
    wanted = person(0, "张浩然", make_id("2011-03-05", 11), guardian="张大")
    birthdays = [
        f"{year}-{month:02}-{day:02}" for year in range(2008, 2014) for month in range(1, 13) for day in range(1, 29)
    ]
    others = [person(key, "李莉", make_id(day, 20), birth=day) for key, day in enumerate(birthdays)]
    assert birthdays.index("2011-03-05") < len(others)
    found = reach.within_reach(entries([wanted]), Persons.of(others), range(len(others)))
    assert [birthdays.index("2011-03-05")] == found
