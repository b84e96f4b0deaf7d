"""A whole column of ID numbers is understood as each of its numbers is."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from kongchuo.codes.id_column import IdColumn
from kongchuo.codes.id_number import make, parse

NUMBERS = st.builds(
    make, st.sampled_from(["342221", "342225"]), st.dates(date(2005, 1, 1), date(2020, 12, 31)), st.integers(0, 999)
)
SHAPED = st.one_of(
    NUMBERS,
    st.builds(lambda number, last: number[:17] + last, NUMBERS, st.sampled_from("0123456789X")),
    st.text("0123", min_size=18, max_size=18),
    st.just("0" * 18),
)
ODD = st.one_of(
    NUMBERS.map(str.lower),
    NUMBERS.map(lambda number: f"{number[:6]} {number[6:14]}-{number[14:]}"),
    NUMBERS.map(lambda number: number[:6] + "\n" + number[6:]),
    st.text("0123456789Xx ٣３²\n", max_size=20),
    st.text(max_size=20),
)


@given(st.lists(SHAPED) | st.lists(SHAPED | ODD))
@example([])
@example(["", "0" * 17 + "X"])
@example(["1" * 17, "1" * 19])
@example(["34222120130515001٣"])
def test_every_number_of_a_column_is_understood_as_it_is_by_itself(texts: list[str]) -> None:
    column, alone = IdColumn(texts), [parse(text) for text in texts]
    assert column.births == tuple(number.birth if number.valid else None for number in alone)
    assert column.sexes == tuple(number.sex if number.valid else None for number in alone)
    assert column.numbers == tuple(number.text for number in alone)
    assert column.faulty == tuple((place, number) for place, number in enumerate(alone) if not number.valid)


@given(st.lists(NUMBERS, min_size=1, max_size=40))
def test_valid_numbers_are_given_back_as_the_objects_that_they_were(texts: list[str]) -> None:
    """So that a county's numbers are in memory once."""
    column = IdColumn(texts)
    assert all(one is other for one, other in zip(column.numbers, texts, strict=True))
    assert column.faulty == ()
