"""What needs no cleaning is known by one look."""

from hypothesis import given
from hypothesis import strategies as st

from kongchuo.codes.plain import all_plain
from kongchuo.codes.text import clean


@given(st.lists(st.text(max_size=4), max_size=4))
def test_what_counts_as_plain_is_not_changed_by_cleaning(texts: list[str]) -> None:
    assert not all_plain(texts) or texts == [clean(text) for text in texts]


def test_numbers_names_and_dates_as_the_template_asks_for_are_plain() -> None:
    assert all_plain(["342221201305150012", "张三", "2013-05-15", "四年级(1)班", ""])


def test_blanks_wide_digits_apostrophes_and_other_values_are_not_plain() -> None:
    assert [False] * 6 == [all_plain([value]) for value in ("张 三", "１２", "'12", "张\u200b三", 12, None)]
