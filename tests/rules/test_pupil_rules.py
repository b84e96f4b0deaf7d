"""What the rules on one pupil promise together."""

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.codes.id_number import make
from kongchuo.codes.text import mask_numbers
from kongchuo.model.finding import Finding
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.placement import settle
from kongchuo.rules import catalogue, engine
from kongchuo.rules.rule import Context
from tests.factories import TOWNSHIP, make_id, pupil, roster_table, table

CONTEXT = Context(date(2023, 3, 31), 2022)
BIRTH = date(2013, 1, 5)


def check(*rows: dict[str, Any]) -> list[Finding]:
    return engine.check_table(roster_table(rows), CONTEXT)


def named(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(finding.name, finding.where.field) for finding in findings]


@given(st.integers(0, 17), st.sampled_from("0123456789"), st.integers(1, 990), st.booleans())
@settings(max_examples=150)
def test_one_wrong_character_of_an_id_number_gives_one_finding(
    place: int, digit: str, order: int, formula: bool
) -> None:
    """Also when the birth date column is computed from the wrong number."""
    right = make_id(order, BIRTH)
    wrong = right[:place] + digit + right[place + 1 :]
    if wrong == right:
        return
    birth = f"{wrong[6:10]}-{wrong[10:12]}-{wrong[12:14]}" if formula else BIRTH.isoformat()
    found = [
        finding
        for finding in check(pupil(order=order, id_number=wrong, birth_date=birth))
        if finding.name != "unreadable-date"  # the formula's 2013-13-05 is another cell
    ]
    assert [finding.where.field for finding in found] == ["id_number"]
    assert found[0].name in ("id-checksum", "id-impossible-date", "id-cut-to-zeros")


@given(st.integers(0, 17), st.sampled_from("0123456789"), st.integers(1, 990))
@settings(max_examples=80)
def test_the_right_number_is_suggested(place: int, digit: str, order: int) -> None:
    """Among pupils of the same division, whatever character was mistyped."""
    right = make_id(order, BIRTH)
    wrong = right[:place] + digit + right[place + 1 :]
    if wrong == right or wrong.endswith("000"):
        return
    others = [pupil(order=number, name=name) for number, name in ((991, "李秋实"), (992, "王春和"), (993, "孙谷雨"))]
    found = check(*others, pupil(order=order, id_number=wrong))
    assert right in found[0].suggestions
    assert len(found[0].suggestions) <= 5


def test_a_missing_character_is_suggested_too() -> None:
    right = make_id(7, BIRTH)
    (found,) = check(pupil(order=7, id_number=right[:9] + right[10:]))
    assert (found.name, right in found.suggestions) == ("id-length", True)


def test_the_number_inside_the_roll_number_is_suggested_first() -> None:
    right = make_id(7, BIRTH)
    wrong = right[:15] + str((int(right[15]) + 1) % 10) + right[16:]
    (found,) = check(pupil(order=7, id_number=wrong, roll_number=f"G{right}"))
    assert (found.name, found.suggestions[0]) == ("id-checksum", right)
    (found,) = check(pupil(order=7, id_number="", roll_number=f"G{right}"))
    assert (found.name, found.suggestions) == ("empty-required-cell", (right,))


def test_without_a_birth_date_nothing_is_guessed() -> None:
    right = make_id(7, BIRTH)
    (found,) = check(pupil(order=7, id_number=right[:10] + "1" + right[11:], birth_date=None))
    assert found.suggestions == ()


@pytest.mark.parametrize("value", [342221201301050014, 342221201301050014.0, 342221198305150018])
def test_a_number_stored_id_is_left_to_the_reader(value: float) -> None:
    """No rule judges what Excel has left of it, not even what contradicts the other columns."""
    assert check(pupil(id_number=value, sex="女", birth_date="2013-01-06")) == []


def test_a_number_stored_id_does_not_hide_the_other_columns() -> None:
    found = check(pupil(id_number=342221201301050014, sex="南", birth_date="1953-01-06"))
    assert named(found) == [("unknown-sex", "sex"), ("implausible-birth", "birth_date")] or named(found) == [
        ("implausible-birth", "birth_date"),
        ("unknown-sex", "sex"),
    ]


def test_an_error_cell_is_not_reported_as_empty() -> None:
    at = roster_table([pupil(id_number="", sex="")]).with_derived(_broken=frozenset({(0, "id_number"), (0, "sex")}))  # type: ignore[arg-type]
    assert engine.check_table(at, CONTEXT) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"sex": "1-男"},
        {"ethnicity": "汉"},
        {"ethnicity": "01"},
        {"roll_status": "正常"},
        {"roll_status": ""},
        {"birth_date": 41279},
        {"birth_date": date(2013, 1, 5)},
        {"birth_date": "2013年1月5日"},
        {"birth_date": "２０１３．１．５"},
        {"class_name": "四.1"},
        {"class_name": 4.1},
        {"class_name": "401"},
        {"class_name": 401},
        {"class_name": 1},
        {"class_name": "小学2019级1班"},
        {"grade": 4},
        {"grade": "小学四年级"},
        {"grade": "2019级"},
        {"name": "陈 小 满"},
        {"name": "阿依•古丽"},
        {"name": "陈𠮷"},
        {"id_number": "342221 20130105 0014"},
        {"id_number": "'342221201301050014"},
        {"id_type": "护照", "id_number": "E00000001"},
        {"id_type": "其他", "id_number": ""},
        {"roll_number": "G342221201301050014"},
        {"roll_number": "342221201301050014"},
        {"roll_number": ""},
        {"phone": 13900000000},
        {"phone": "13900000000 / 0557-2000000"},
        {"phone": "无"},
        {"entry_date": "2019.9"},
        {"entry_date": 2019.9},
        {"entry_date": "201909"},
        {"boarding": "寄宿生", "left_behind": "是", "disability": "无残疾", "hardship": "低保户"},
        {"orphan": "√", "guardian_relation": "祖父", "hardship": "孤儿"},
        {"disability": "智力二级", "boarding": "随班就读"},
        {"school_code": "2134000001"},
        {"school_code": 2134000001},
        {"remarks": "2021年由外县转入"},
        {"roll_status": "休学"},
    ],
)
def test_values_with_a_clear_meaning_are_not_reported(changes: dict[str, Any]) -> None:
    assert named(check(pupil(**changes))) == []


def test_january_stored_as_a_number_may_be_october() -> None:
    """2013.10 typed as a number becomes 2013.1."""
    october = pupil(id_number=make("342221", date(2013, 10, 5), 1), birth_date=2013.1)
    assert named(check(october)) == []
    assert named(check(october | {"birth_date": "2013.1"})) == [("birth-against-id", "birth_date")]


@pytest.mark.parametrize("birth", [date(2011, 9, 1), date(2014, 8, 31), date(2013, 1, 5)])
def test_a_year_off_the_age_of_the_grade_is_usual(birth: date) -> None:
    assert check(pupil(birth=birth)) == []


def test_a_fractional_number_of_no_date_is_reported() -> None:
    assert named(check(pupil(birth_date=1.5))) == [("unreadable-date", "birth_date")]


def test_messages_hold_no_whole_number() -> None:
    """Whatever stands in the wrong column."""
    own = make_id(1)
    rows = [
        pupil(sex=own, ethnicity=own, class_name=own, phone=f"{own}x", roll_number=f"A{own}", birth_date=own),
        pupil(name=own, roll_status=own, grade=own, school_code=own, entry_date="13900000000", boarding="13900000000"),
    ]
    found = check(*rows)
    assert found
    for finding in found:
        assert mask_numbers(finding.message) == finding.message
        assert own not in finding.hint


def test_rules_of_one_pupil_are_quick_on_clean_rows() -> None:
    """About a microsecond a row and rule would be 30 rules x 10,000 rows = 0.3 s; they need less."""
    rows = [
        pupil(
            order=number % 900, birth=date(2013, 1 + number % 8, 1 + number % 28), roll_number=None, phone="13900000000"
        )
        for number in range(10_000)
    ]
    at = roster_table(rows)
    engine.check_table(at, CONTEXT)
    start = time.perf_counter()
    for rule in catalogue.rules_on("roster"):
        if rule.id.startswith("S") and rule.check:
            assert list(rule.check(at, CONTEXT)) == []
    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize("kind", list(RECORDS))
def test_the_examples_of_every_sheet_are_clean(kind: str) -> None:
    """What the template shows as its example row must pass the rules that run on such a sheet."""
    row = {name: spec.example for name, spec in RECORDS[kind].columns().items()}
    at = table([row], kind=kind)
    found = engine.check_table(settle(at, TOWNSHIP, 2022) if kind == "roster" else at, CONTEXT)
    assert [finding.message for finding in found] == []


@pytest.mark.parametrize("kind", list(RECORDS))
def test_empty_sheets_are_no_trouble(kind: str) -> None:
    at = table([], kind=kind)
    assert engine.check_table(settle(at, TOWNSHIP, 2022) if kind == "roster" else at, CONTEXT) == []


def test_the_ledgers_numbers_are_checked_too() -> None:
    row = {
        "school_name": "马井镇中心小学",
        "name": "陈小满",
        "id_number": "34222120130105001",
        "movement": "走了",
        "movement_date": "3月",
    }
    found = engine.check_table(table([row], kind="movements"), CONTEXT)
    assert named(found) == [
        ("id-length", "id_number"),
        ("unknown-status", "movement"),
        ("unreadable-date", "movement_date"),
    ]
