"""Spells in their order: one who came back and left again is a new one, never merged, never counted twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kongchuo.cases.episodes import episodes
from kongchuo.cases.lists import confirmed_dropout
from tests.cases.rows import followed, ledger, record, visit
from tests.factories import make_id

OCTOBER, NOVEMBER, MARCH, END = date(2022, 10, 17), date(2022, 11, 14), date(2023, 3, 6), date(2023, 3, 31)
BACK = record(left_date=OCTOBER, found_date=OCTOBER, state="已复学", return_date=NOVEMBER, closing_evidence="点名册")
AGAIN = record(state="劝返中")


def test_a_child_who_leaves_again_has_two_spells_with_their_own_visits() -> None:
    visits = [visit(date(2023, 3, 9)), visit(date(2022, 10, 20)), visit(date(2022, 10, 27)), visit(date(2023, 4, 3))]
    first, second = followed([AGAIN, BACK], visits, END)
    assert [(1, 2, False), (2, 2, True)] == [(one.number, one.of, one.is_open) for one in (first, second)]
    assert [2, 1] == [len(one.visits) for one in (first, second)]
    assert (date(2022, 10, 27), date(2023, 3, 9)) == (first.last_visit, second.last_visit)


def test_before_it_left_again_there_was_one_spell() -> None:
    (only,) = followed([AGAIN, BACK], [], date(2022, 12, 31))
    assert (1, 1, False) == (only.number, only.of, only.is_open)


def test_a_spell_was_open_until_the_day_of_the_return() -> None:
    assert [True, False] == [followed([BACK], [], day)[0].is_open for day in (date(2022, 11, 13), NOVEMBER)]
    assert "后来复学" == followed([BACK], [], date(2022, 11, 13))[0].state_words


def test_a_visit_to_another_child_or_before_the_child_left_is_none_of_this_spell() -> None:
    visits = [visit(date(2023, 3, 9), make_id(2)), visit(date(2023, 3, 3))]
    assert () == followed([AGAIN], visits, END)[0].visits


def test_one_spell_entered_twice_has_its_visits_once() -> None:
    found = followed([AGAIN, record()], [visit(date(2023, 3, 9))], END)
    assert [1, 0] == [len(one.visits) for one in found]


@pytest.mark.parametrize(
    ("state", "changes", "missing"),
    [
        ("已复学", {"return_date": MARCH, "closing_evidence": "返校登记表"}, ()),
        ("已复学", {"return_date": MARCH}, ("closing_evidence",)),
        ("已复学", {}, ("return_date", "closing_evidence")),
        ("已销号", {}, ("closing_evidence",)),
        ("已销号", {"closing_evidence": "待补"}, ("closing_evidence",)),
        ("已销号", {"closing_evidence": "外地就读证明"}, ()),
        ("劝返中", {}, ()),
    ],
)
def test_a_case_closes_with_evidence_only(state: str, changes: dict[str, object], missing: tuple[str, ...]) -> None:
    (one,) = followed([record(state=state, **changes)], [], END)
    assert missing == one.missing


def test_a_word_that_nobody_can_read_settles_nothing() -> None:
    assert followed([record(state=None)], [], END)[0].is_open


DAYS = st.integers(0, 300).map(lambda number: date.fromordinal(date(2022, 9, 1).toordinal() + number))


@given(st.lists(st.tuples(DAYS, st.integers(1, 60)), min_size=1, max_size=5), DAYS)
def test_whatever_the_rows_a_child_is_counted_once_and_every_row_is_a_spell(
    spans: list[tuple[date, int]], day: date
) -> None:
    rows = [
        record(left_date=left, found_date=left, state="已复学", return_date=date.fromordinal(left.toordinal() + away))
        for left, away in spans
    ]
    found = followed(rows, [], day)
    assert sorted(left for left, _ in spans if left <= day) == [one.first_day for one in found]
    assert list(range(1, len(found) + 1)) == [one.number for one in found]
    assert len(confirmed_dropout(ledger(*rows, persons=[7] * len(rows)), day)) == any(one.is_open for one in found)


def test_children_are_kept_apart() -> None:
    other = record(name="李秋实", id_number=make_id(2))
    assert [1, 1] == [one.of for one in episodes(ledger(AGAIN, other), [], END)]
