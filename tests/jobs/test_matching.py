"""Settling children by their numbers beforehand changes nobody's link."""

from datetime import date
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from kongchuo.codes import id_number
from kongchuo.jobs.matching import roll_persons
from kongchuo.linkage import cascade
from kongchuo.linkage.cascade import Links, link
from kongchuo.linkage.certain import Certain
from kongchuo.linkage.persons import Persons
from kongchuo.model.rows import Rows
from tests.factories import make_id

DAY = date(2013, 5, 15)
# Numbers that are valid, end in 000 as after a loss of digits, hold a typing error, or are missing.
VALID = [make_id(order, DAY) for order in range(1, 8)]
ROUND = next(
    number
    for day in range(1, 29)
    for order in range(0, 1000, 100)
    if (number := make_id(order, DAY.replace(day=day))).endswith("000")
)
NUMBERS = (*VALID, ROUND, VALID[0][:-1] + ("1" if VALID[0][-1] != "1" else "2"), VALID[1][:17], "")
NAMES = ("李莉", "李丽", "张三", "张山", "王小明", "")
pupils = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(NUMBERS), st.sampled_from((DAY.isoformat(), "2013-05-16", "")),
        st.sampled_from(("男", "女")), st.sampled_from(("李大", "")), st.sampled_from(("东村1号", "")),
    ),
    max_size=12,
)  # fmt: skip


def roll(listed: list[tuple[str, ...]]) -> Rows:
    names = ("name", "id_number", "birth", "sex", "guardian", "village")
    columns = {name: [one[place] for one in listed] for place, name in enumerate(names)}
    return Rows.of({**columns, "id_valid": [bool(one) and id_number.parse(one).valid for one in columns["id_number"]]})


def slow(left: Persons, right: Persons) -> Links:
    """Everyone through the cascade, and everyone looked at."""
    nobody = Certain({}, range(len(left)), range(len(right)))
    with (
        mock.patch.object(cascade, "certain", return_value=nobody),
        mock.patch.object(cascade, "within_reach", lambda _lefts, _rights, among: among),
    ):
        return link(left, right)


@settings(max_examples=400, deadline=None)
@given(pupils, pupils)
def test_who_is_settled_by_the_number_is_linked_as_by_the_cascade(
    before: list[tuple[str, ...]], now: list[tuple[str, ...]]
) -> None:
    left, right = roll_persons(roll(before)), roll_persons(roll(now))
    expected, actual = slow(left, right), link(left, right)
    assert expected == actual
    assert {match.left: match.rights for match in expected.matches} == dict(actual.pairs)
    assert [match.rights if (match := expected.of(one)) else () for one in range(len(left))] == [
        actual.rights_of(one) for one in range(len(left))
    ]


@settings(max_examples=200, deadline=None)
@given(pupils, pupils, st.data())
def test_only_those_who_take_part_are_linked(
    before: list[tuple[str, ...]], now: list[tuple[str, ...]], data: DataObject
) -> None:
    left, right = roll_persons(roll(before)), roll_persons(roll(now))
    here = sorted(data.draw(st.sets(st.sampled_from(range(len(now))))) if now else [])
    assert link(list(left), [right[one] for one in here]) == link(left, right.chosen(here))
