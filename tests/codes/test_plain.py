"""What needs no cleaning is known by one look."""

from hypothesis import given
from hypothesis import strategies as st

from kongchuo.codes import person_name
from kongchuo.codes.plain import all_plain
from kongchuo.codes.text import all_compact, clean, compact


@given(st.lists(st.text(max_size=4), max_size=4))
def test_what_counts_as_plain_is_not_changed_by_cleaning(texts: list[str]) -> None:
    assert not all_plain(texts) or texts == [clean(text) for text in texts]


def test_numbers_names_and_dates_as_the_template_asks_for_are_plain() -> None:
    assert all_plain(["342221201305150012", "张三", "2013-05-15", "四年级(1)班", ""])


def test_blanks_wide_digits_apostrophes_and_other_values_are_not_plain() -> None:
    assert [False] * 6 == [all_plain([value]) for value in ("张 三", "１２", "'12", "张\u200b三", 12, None)]


cleaned = st.text(alphabet="张三·•A a1 ０１\u3000\u200b-", max_size=6).map(clean)


@given(st.lists(cleaned, max_size=5))
def test_names_that_are_left_as_they_are_need_no_reading(texts: list[str]) -> None:
    assert not person_name.all_normal(texts) or texts == [person_name.normalise(text) for text in texts]


@given(st.lists(cleaned, max_size=5))
def test_numbers_that_are_left_as_they_are_hold_no_blank(texts: list[str]) -> None:
    assert not all_compact(texts) or texts == [compact(text) for text in texts]


def test_usual_columns_of_names_and_phones_are_known_by_one_look() -> None:
    assert person_name.all_normal(["张三", "", "欧阳明"])
    assert all_compact(["13800000000", "", "G342221201305150012"])
    assert not person_name.all_normal(["买买提·江"])
    assert not all_compact(["138 0000 0000"])
