"""Transfers must arrive and suspensions must end."""

from datetime import date

import pytest

from kongchuo.model.listed import Listed
from kongchuo.movements.followed import suspension_expired, transfer_not_arrived, transfers
from kongchuo.records.movements import Movement
from tests.movements.town import EAST, SCHOOL, child, compared, moved

END = date(2023, 3, 31)
BOTH = {"2023-02": [child(1), child(2), child(3, school=EAST)], "2023-03": [child(2), child(3, school=EAST)]}


def arrivals(
    *ledger: Movement, day: date = END, rosters: dict[str, list[dict[str, object]]] = BOTH
) -> tuple[Listed, ...]:
    return transfer_not_arrived(compared(rosters, ledger), day)


def test_a_transfer_inside_the_township_must_stand_on_the_other_schools_roster() -> None:
    transfer = moved(1, "转出", date(2023, 3, 6), other_school="东风小学")
    (found,) = arrivals(transfer)
    assert f"2023-03-06转出到{EAST}，{EAST}的花名册上没有。" == found.detail
    there = {**BOTH, "2023-03": [child(2), child(3, school=EAST), child(1, 4, EAST)]}
    assert () == arrivals(transfer, rosters=there)


def test_the_latest_roster_of_a_school_that_has_not_sent_this_months_says_nothing_of_later_transfers() -> None:
    rosters = {**BOTH, "2023-03": [child(2)]}
    assert () == arrivals(moved(1, "转出", date(2023, 3, 6), other_school=EAST), rosters=rosters)


@pytest.mark.parametrize(("day", "late"), [(date(2023, 2, 28), True), (date(2023, 3, 1), False)])
def test_a_transfer_elsewhere_must_be_proved_within_thirty_days(day: date, late: bool) -> None:
    assert late == bool(arrivals(moved(1, "转出", day, other_school="某外地小学")))
    assert () == arrivals(moved(1, "转出", day, other_school="某外地小学", proof="学籍证明"))


def test_a_central_school_of_another_region_is_not_ours() -> None:
    transfer = moved(1, "转出", date(2023, 3, 6), SCHOOL, other_school="中心小学", other_region="浙江省杭州市")
    assert () == arrivals(transfer)


def test_who_went_on_from_there_by_the_ledger_has_arrived() -> None:
    ledger = [
        moved(1, "转出", date(2022, 10, 6), other_school=EAST),
        moved(1, "转入", date(2022, 10, 8), EAST),
        moved(1, "转出", date(2023, 3, 6), EAST, other_school="某外地小学", proof="学籍证明"),
    ]
    assert () == arrivals(*ledger)


def test_an_arrival_that_is_not_proved_is_not_established_from_the_first_day() -> None:
    comparison = compared(BOTH, [moved(1, "转出", date(2023, 3, 30), other_school="某外地小学")])
    (found,) = transfers(comparison, END)
    assert found.doubt
    assert () == transfer_not_arrived(comparison, END)


def expired(*ledger: Movement) -> list[str]:
    return [one.detail for one in suspension_expired(compared(BOTH, ledger), END)]


def test_a_suspension_that_is_over_needs_a_return_or_a_renewal() -> None:
    first = moved(1, "休学", date(2022, 3, 1), suspension_end=date(2023, 3, 1))
    assert ["2023-03-01休学期满，没有复学，也没有办理续休。"] == expired(first)
    assert [] == expired(first, moved(1, "复学", date(2023, 3, 2)))
    assert [] == expired(first, moved(1, "休学", date(2023, 3, 1), suspension_end=date(2024, 3, 1)))
    assert [] == expired(first, moved(1, "转出", date(2023, 3, 1), proof="学籍证明"))
    assert [] == expired(moved(1, "休学", date(2022, 3, 1), suspension_end=END))


def test_a_return_that_is_on_the_roster_alone_still_needs_its_record() -> None:
    (detail,) = expired(moved(2, "休学", date(2022, 3, 1), suspension_end=date(2023, 3, 1)))
    assert "台账没有复学记录" in detail


def test_who_went_elsewhere_and_has_come_back_need_not_be_proved_to_be_there() -> None:
    away = moved(2, "转出", date(2022, 10, 10), other_school="某外地小学")
    assert ["2022-10-10转出到某外地小学，没有证明材料。"] == [one.detail for one in arrivals(away)]
    assert () == arrivals(away, moved(2, "转入", date(2022, 12, 1)))


def test_a_leaver_who_never_came_to_the_other_school_is_named_after_the_summer_too() -> None:
    transfer = moved(1, "转出", date(2023, 4, 7), other_school=EAST, grade="六年级")
    september = [child(2, 5), child(3, 1, EAST)]

    def found(june: list[dict[str, object]], now: list[dict[str, object]]) -> list[str]:
        compares = compared({"2023-06": june, "2023-09": now}, [transfer], month="2023-09")
        return [one.name for one in transfer_not_arrived(compares, date(2023, 9, 30))]

    never = [child(2), child(3, 6, EAST)]
    assert [child(1)["name"]] == found(never, september)
    assert [] == found([*never, child(1, 6, EAST)], september)
    assert [] == found(never, [*september, child(1, 7, "马井镇初级中学")])
