"""A column that one look finds in order is in order, text by text."""

from hypothesis import given
from hypothesis import strategies as st

from kongchuo.codes import dates, person_name, phone, roll_number

NAMES = st.text("张欧阳·· 1A㐀\n", max_size=4)
PHONES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True) | st.text("0139\n٣ ", max_size=24)
ROLL_NUMBERS = st.from_regex(r"[GJ][0-9]{17}[0-9X]", fullmatch=True) | st.text("GJ0123X\n٣", max_size=40)


@given(st.lists(NAMES, max_size=4))
def test_usual_names_have_nothing_odd_and_nothing_to_normalise(texts: list[str]) -> None:
    plain = all(not person_name.odd_characters(text) and person_name.normalise(text) == text for text in texts)
    assert plain or not person_name.all_usual(texts)


@given(st.lists(PHONES, max_size=4))
def test_mobile_numbers_have_no_problem(texts: list[str]) -> None:
    assert not phone.all_mobile(texts) or not any(map(phone.problem, texts))


@given(st.lists(ROLL_NUMBERS, max_size=4))
def test_usual_roll_numbers_have_no_problem(texts: list[str]) -> None:
    assert not roll_number.all_with_id(texts) or not any(map(roll_number.problem, texts))


def test_a_line_break_does_not_make_two_numbers_of_one_text() -> None:
    number = "G342221201301050012"
    assert not roll_number.all_with_id([f"{number}\n{number}"])
    assert not phone.all_mobile(["13900000000\n13800000000"])


def test_what_the_template_asks_for_is_seen_to_be_in_order() -> None:
    assert person_name.all_usual(["陈小满", "", "欧阳小川"])
    assert phone.all_mobile(["13900000000", "", "19800000000"])
    assert roll_number.all_with_id(["G342221201301050012", "", "G34222120130105001X"])


@given(st.text("0123456789年月日-./ ", max_size=12) | st.dates().map(str) | st.text(max_size=12))
def test_a_text_is_the_same_day_whether_its_type_is_known_or_not(text: str) -> None:
    assert dates.parse_text(text) == dates.parse(text)
