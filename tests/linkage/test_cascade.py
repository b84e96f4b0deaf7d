"""Who is the same person (DOMAIN section 6): no false merge, no child lost to a slip of the fingers."""

import pytest

from kongchuo.linkage.cascade import Links, Match, Reason, Tie, link
from kongchuo.linkage.person import Person
from tests.linkage.people import edited, make_id, person

ONE = make_id()
TWIN = make_id(order=13)


def one(left: Person, right: Person) -> Reason | None:
    """The reason by which two single rows are linked, None when they are not."""
    links = link([left], [right])
    return links.matches[0].reason if links.matches else None


def doubt(left: Person, right: Person) -> Reason | None:
    links = link([left], [right])
    assert links.matches == ()
    return links.ties[0].reason if links.ties else None


def test_equal_id_numbers_with_equal_names_are_one_person() -> None:
    assert link([person(1, "张浩然")], [person(7, "张浩然")]) == Links((Match(1, (7,), Reason.ID),), ())


@pytest.mark.parametrize("name", ["张浩燃", "章浩然", "张浩", "李浩然", "张浩宇", "张然浩", ""])
def test_a_valid_id_number_carries_a_name_that_is_alike_or_missing(name: str) -> None:
    assert one(person(1, "张浩然"), person(2, name)) is Reason.ID


def test_blanks_and_dots_in_a_name_make_no_difference() -> None:
    assert one(person(1, "阿里木•买买提", ""), person(2, "阿里木 · 买买提", "")) is Reason.NAME_BIRTH


def test_one_id_number_under_wholly_different_names_is_left_to_a_person() -> None:
    assert doubt(person(1, "张浩然"), person(2, "王建国")) is Reason.ID


def test_an_invalid_id_number_does_not_carry_a_name_one_character_off() -> None:
    wrong = edited(ONE)
    assert doubt(person(1, "张浩然", wrong), person(2, "张浩宇", wrong)) is Reason.ID
    assert one(person(1, "张浩然", wrong), person(2, "张浩燃", wrong)) is Reason.ID


@pytest.mark.parametrize("placeholder", ["无", "不详", "0" * 18, "1" * 18, "暂无身份证件号", ""])
def test_placeholders_for_an_id_number_link_nobody(placeholder: str) -> None:
    left = person(1, "张浩然", placeholder, birth="2011-03-05")
    right = person(2, "王建国", placeholder, birth="2011-09-09")
    assert link([left], [right]) == Links((), ())


def test_a_number_filled_in_for_many_children_links_nobody() -> None:
    names = ["张浩然", "王建国", "李思雨", "赵梓涵", "周文博"]
    left = [person(n, name, ONE, birth="") for n, name in enumerate(names[:4])]
    right = [person(n, name, ONE, birth="") for n, name in enumerate(names[1:])]
    assert {(match.left, match.rights) for match in link(left, right).matches} == {(1, (0,)), (2, (1,)), (3, (2,))}
    assert link(left[:4], [person(1, "孙俊杰", ONE, birth="")]) == Links((), ())


def test_numbers_whose_digits_excel_has_lost_are_not_equal_numbers() -> None:
    lost = ONE[:15] + "000"
    assert doubt(person(1, "张浩然", lost), person(2, "张浩宇", lost)) is Reason.NAME_BIRTH
    assert one(person(1, "张浩然", lost), person(2, "张浩然")) is Reason.NAME_BIRTH


@pytest.mark.parametrize(
    "typed",
    [
        edited(ONE, 3),
        edited(ONE, 9),
        edited(ONE, 14),
        ONE[:7] + ONE[8] + ONE[7] + ONE[9:],  # neighbours exchanged
        ONE[:13] + ONE[14] + ONE[13] + ONE[15:],
        ONE[:-1],
        ONE[1:],
        ONE[:10] + ONE[11:],
        ONE[:12] + "7" + ONE[12:],
        ONE + "0",
        "O" + ONE[1:],
        ONE.replace("0", "O", 1),
    ],
)
def test_an_id_number_one_edit_off_still_links_when_the_name_is_alike(typed: str) -> None:
    assert typed != ONE
    assert one(person(1, "李莉", birth=""), person(2, "李莉", typed, birth="")) is Reason.ID_EDIT
    assert one(person(1, "李莉", birth=""), person(2, "李丽", typed, birth="")) is Reason.ID_EDIT


def test_an_id_number_one_edit_off_does_not_carry_a_different_name() -> None:
    assert one(person(1, "张浩然", birth=""), person(2, "王建国", edited(ONE), birth="")) is None
    assert doubt(person(1, "张浩然", birth=""), person(2, "张浩宇", edited(ONE), birth="")) is Reason.ID_EDIT


@pytest.mark.parametrize("number", ["", "无", edited(edited(ONE, 3), 15), ONE[:9]])
def test_a_missing_or_spoilt_id_number_still_links_by_name_birth_and_sex(number: str) -> None:
    assert one(person(1, "张浩然"), person(2, "张浩然", number)) is Reason.NAME_BIRTH
    assert one(person(1, "张浩然"), person(2, "章浩燃", number)) is Reason.NAME_BIRTH


def test_a_birth_date_that_only_the_id_number_states_counts() -> None:
    assert (
        one(person(1, "张浩然", birth="2011-03-05"), person(2, "张浩然", "", birth="2011-03-05")) is Reason.NAME_BIRTH
    )
    slipped = person(1, "张浩然", ONE)._replace(birth="2011-05-03")
    assert one(slipped, person(2, "张浩然", "", birth="2011-03-05")) is Reason.NAME_BIRTH


def test_a_name_one_character_off_is_left_to_a_person_when_the_id_number_is_missing() -> None:
    assert doubt(person(1, "张三"), person(2, "张四", "")) is Reason.NAME_BIRTH
    assert doubt(person(1, "张浩然"), person(2, "张浩宇", "")) is Reason.NAME_BIRTH
    assert doubt(person(1, "张浩然"), person(2, "李浩然", "")) is Reason.NAME_BIRTH


def test_twins_never_merge() -> None:
    left = [person(1, "张三", ONE), person(2, "张四", TWIN)]
    assert link(left[:1], [person(1, "张四", TWIN)]) == Links((), ())
    assert link(left, left) == Links((Match(1, (1,), Reason.ID), Match(2, (2,), Reason.ID)), ())


def test_twins_without_id_numbers_are_told_apart_by_their_names() -> None:
    left = [person(1, "李莉", ""), person(2, "李丽", "")]
    right = [person(5, "李丽", ""), person(6, "李莉", "")]
    assert link(left, right).matches == (
        Match(1, (6,), Reason.NAME_BIRTH),
        Match(2, (5,), Reason.NAME_BIRTH),
    )


def test_a_twin_number_copied_to_the_other_line_merges_nobody() -> None:
    left = [person(1, "张浩然", ONE), person(2, "张浩宇", TWIN)]
    # The school has put the second twin's number beside the first twin; the second has gone.
    links = link(left, [person(5, "张浩然", TWIN)])
    assert links == Links((), (Tie((1, 2), (5,), Reason.ID),))
    # With both there, the second keeps his number and the first is left to a person.
    links = link(left, [person(5, "张浩然", TWIN), person(6, "张浩宇", TWIN)])
    assert links == Links((Match(2, (6,), Reason.ID),), (Tie((1,), (5,), Reason.NAME_BIRTH),))


def test_two_valid_different_id_numbers_never_merge() -> None:
    for name in ("张浩然", "张浩燃"):
        assert one(person(1, "张浩然", ONE, guardian="张大"), person(2, name, TWIN, guardian="张大")) is None


def test_same_name_and_birth_under_two_valid_numbers_is_left_to_a_person() -> None:
    assert doubt(person(1, "张浩然", ONE), person(2, "张浩然", TWIN)) is Reason.NAME_BIRTH


def test_two_candidates_are_a_tie_with_both_sides_listed() -> None:
    right = [person(5, "张浩然", ""), person(6, "张浩然", "无")]
    assert link([person(1, "张浩然")], right) == Links((), (Tie((1,), (5, 6), Reason.NAME_BIRTH),))


def test_a_child_on_two_rosters_is_linked_to_both() -> None:
    right = [person(5, "张浩然"), person(6, "张浩燃"), person(7, "王建国", TWIN)]
    assert link([person(1, "张浩然")], right) == Links((Match(1, (5, 6), Reason.ID),), ())
    left = [person(5, "张浩然"), person(6, "张浩燃")]
    assert link(left, [person(1, "张浩然")]).matches == (Match(5, (1,), Reason.ID), Match(6, (1,), Reason.ID))


def test_guardian_and_name_link_when_the_birth_date_is_unknown_or_slipped() -> None:
    left = person(1, "张浩然", guardian="张大")
    assert one(left, person(2, "张浩然", "", birth="", guardian="张大")) is Reason.GUARDIAN
    assert one(left, person(2, "张浩然", "", birth="2011-03-06", guardian="张大")) is Reason.GUARDIAN
    assert one(left, person(2, "张浩然", "", birth="2011-05-03", guardian="张大")) is Reason.GUARDIAN


def test_a_guardian_without_the_whole_name_is_left_to_a_person() -> None:
    left = person(1, "张浩然", guardian="张大")
    assert doubt(left, person(2, "李浩然", "", birth="", guardian="张大")) is Reason.GUARDIAN
    assert doubt(left, person(2, "张浩然", "", birth="2010-12-30", guardian="张大")) is Reason.GUARDIAN


def test_brothers_and_sisters_are_not_doubted() -> None:
    left = person(1, "张浩然", guardian="张大", household="张庄村")
    assert link([left], [person(2, "张浩宇", "", birth="2013-08-01", guardian="张大", household="张庄村")]) == Links(
        (), ()
    )
    assert link([left], [person(2, "张浩宇", "", birth="", guardian="张大", household="张庄村")]) == Links((), ())


def test_a_village_and_the_name_are_left_to_a_person() -> None:
    left = person(1, "张浩然", household="张庄村")
    assert doubt(left, person(2, "张浩然", "", birth="", household="张庄村")) is Reason.GUARDIAN
    assert link([left], [person(2, "张浩然", "", birth="2007-01-01", household="张庄村")]) == Links((), ())


@pytest.mark.parametrize("word", ["无", "不详", "/", ""])
def test_a_placeholder_for_a_guardian_links_nobody(word: str) -> None:
    assert link([person(1, "张浩然", guardian=word)], [person(2, "张浩然", "", birth="", guardian=word)]) == Links(
        (), ()
    )


def test_a_boy_and_a_girl_of_one_name_and_birth_date_are_left_to_a_person() -> None:
    assert doubt(person(1, "张子涵", "", sex="男"), person(2, "张子涵", "", sex="女")) is Reason.NAME_BIRTH


def test_a_birth_date_that_everybody_shares_links_nobody() -> None:
    names = ["张浩然", "王建国"]
    crowd = [person(n, f"赵{n}", "", birth="2011-01-01") for n in range(10, 400)]
    left = [*crowd, person(1, names[0], "", birth="2011-01-01")]
    right = [*crowd, person(2, "张浩燃", "", birth="2011-01-01")]
    assert link(left, right).of(1) is None


def test_a_tie_can_be_asked_for_from_both_sides() -> None:
    links = link([person(1, "张三")], [person(2, "张四", "")])
    assert links.tie(1) == links.tie_of_right(2) == links.ties[0]
    assert links.of(1) is None
    assert links.rights == frozenset()


def test_a_tie_says_which_row_may_be_which() -> None:
    left = [person(1, "张浩然", ONE), person(2, "张浩宇", TWIN)]
    right = [person(5, "张浩成", ""), person(6, "张浩宇", make_id(order=15))]
    links = link(left, right)
    assert links.ties == (Tie((1, 2), (5, 6), Reason.NAME_BIRTH),)
    assert (links.maybe(1), links.maybe(2), links.maybe(3)) == ((5,), (5, 6), ())


def test_a_number_under_four_names_is_nobodys_and_keeps_no_one_apart() -> None:
    names = ("张三", "张四", "李莉", "张浩然")
    right = [person(key, name, TWIN) for key, name in enumerate(names)]
    assert link([person(0, "张四", ONE)], right) == Links((Match(0, (1,), Reason.NAME_BIRTH),), ())


def test_who_may_be_one_that_waits_for_a_persons_word_waits_too() -> None:
    # Two girls of one name and birth date; the number of one has lost its digits, the other's name changed.
    left = [person(0, "张一", ONE), person(1, "张一", TWIN)]
    right = [person(0, "张一", ONE[:15] + "000"), person(1, "张磊", TWIN)]
    links = link(left, right)
    assert links.matches == ()
    assert [(0, 1)] == [tie.lefts for tie in links.ties]
    assert [(0, 1)] == [tie.rights for tie in links.ties]
