"""ID numbers: GB 11643-1999."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.codes import id_number
from kongchuo.codes.id_number import IdProblem, candidates, check_digit, make, normalise, parse

BIRTHS = st.dates(date(2005, 1, 1), date(2020, 12, 31))
NUMBERS = st.builds(make, st.sampled_from(["342221", "342225"]), BIRTHS, st.integers(0, 999))


def test_check_digit_of_the_standards_own_example() -> None:
    """GB 11643-1999 computes X for 11010519491231002."""
    assert check_digit("11010519491231002") == "X"


@given(st.sampled_from(["342221", "342224"]), BIRTHS, st.integers(0, 999))
@settings(max_examples=60)
def test_a_number_that_was_made_is_valid_and_says_what_it_was_made_of(division: str, birth: date, order: int) -> None:
    found = parse(make(division, birth, order))
    assert (found.valid, found.birth, found.sex) == (True, birth, "男" if order % 2 else "女")


@given(NUMBERS | st.text("0123456789Xx -٣３", min_size=15, max_size=20) | st.text("012", min_size=18, max_size=18))
def test_the_short_way_says_what_the_long_way_says(text: str) -> None:
    assert parse(text) == id_number._any(text)


@given(NUMBERS)
@settings(max_examples=30)
def test_every_single_substitution_is_noticed(number: str) -> None:
    for place, old in enumerate(number):
        for new in "0123456789" if place < 17 else "0123456789X":
            if new != old:
                assert not parse(number[:place] + new + number[place + 1 :]).valid


@given(NUMBERS, st.integers(0, 16))
@settings(max_examples=60)
def test_every_exchange_of_neighbours_is_noticed(number: str, place: int) -> None:
    exchanged = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert parse(exchanged).valid == (exchanged == number)


@given(NUMBERS, st.data())
@settings(max_examples=60)
def test_the_right_number_is_among_the_candidates(number: str, data: st.DataObject) -> None:
    """Whatever single edit was made, the pupil's birth date, sex and division lead back."""
    right = parse(number)
    place = data.draw(st.integers(0, 17))
    digit = data.draw(st.sampled_from("0123456789"))
    wrong = data.draw(
        st.sampled_from(
            [
                number[:place] + digit + number[place + 1 :],
                number[:place] + number[place + 1 :],
                number[:place] + digit + number[place:],
            ]
        )
    )
    found = candidates(wrong, right.birth, right.sex, limit=40)
    assert wrong == number or number in found
    assert all(parse(each).valid and parse(each).birth == right.birth for each in found)


def test_candidates_with_the_usual_division_come_first() -> None:
    number = make("342221", date(2013, 5, 15), 1)
    wrong = "342231" + number[6:]
    assert candidates(wrong, date(2013, 5, 15), "男", divisions={"342221"})[0] == number


def test_candidates_stop_at_the_limit() -> None:
    number = make("342221", date(2013, 5, 15), 1)
    assert len(candidates(number[:17], None, None, limit=3)) == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("34222120130515001", IdProblem.LENGTH),
        ("3422212013051500199", IdProblem.LENGTH),
        ("342221130515001", IdProblem.FIFTEEN),
        ("34222113051500X", IdProblem.LENGTH),
        ("3422212O1305150019", IdProblem.CHARACTER),
        ("34222120130515X019", IdProblem.CHARACTER),
        ("34222120130515001Y", IdProblem.CHARACTER),
        ("342221201302300019", IdProblem.DATE),
        ("342221000000000019", IdProblem.DATE),
        ("34222120130515001٣", IdProblem.CHARACTER),
    ],
)
def test_the_most_telling_problem_is_named(text: str, problem: IdProblem) -> None:
    assert parse(text).problem == problem


def test_a_failed_check_digit_still_tells_birth_and_sex() -> None:
    good = make("342221", date(2013, 5, 15), 1)
    wrong = good[:17] + ("0" if good[17] != "0" else "1")
    found = parse(wrong)
    assert (found.problem, found.birth, found.sex) == (IdProblem.CHECKSUM, date(2013, 5, 15), "男")


def test_fifteen_digits_tell_birth_and_sex() -> None:
    found = parse("342221830515001")
    assert (found.birth, found.sex) == (date(1983, 5, 15), "男")


@pytest.mark.parametrize(
    "text",
    [
        "342221 20130515 001x",
        "342221-20130515-001X",
        "３４２２２１２０１３０５１５００１Ｘ",
        "'34222120130515001X\t",
        "34222120130515001X",
    ],
)
def test_blanks_hyphens_width_and_case_make_no_difference(text: str) -> None:
    assert normalise(text) == "34222120130515001X"


def test_no_number_is_made_of_a_wrong_division() -> None:
    with pytest.raises(ValueError, match="no number"):
        make("3422", date(2013, 5, 15), 1)


@given(st.data())
def test_the_numbers_one_edit_away_are_those_that_trying_everything_finds(data: st.DataObject) -> None:
    made = make("342221", date(2013, 5, 15), data.draw(st.integers(0, 999)))
    place, character = data.draw(st.integers(0, 17)), data.draw(st.sampled_from("0123456789XO"))
    written = data.draw(
        st.sampled_from(
            (
                made[:place] + character + made[place + 1 :],
                made[:place] + made[place + 1 :],
                made[:place] + character + made[place:],
            )
        )
    )
    tried = {
        18: lambda text: (text[:at] + other + text[at + 1 :] for at in range(18) for other in "0123456789X"),
        17: lambda text: (text[:at] + other + text[at:] for at in range(18) for other in "0123456789X"),
        19: lambda text: (text[:at] + text[at + 1 :] for at in range(19)),
    }[len(written)]
    swapped = (
        (written[:at] + written[at + 1] + written[at] + written[at + 2 :] for at in range(17))
        if len(written) == 18
        else ()
    )
    expected = {number for number in (*tried(written), *swapped) if number != written and parse(number).valid}
    assert expected == set(candidates(written, None, None, 1000))
