"""Whatever stands in register and rosters: nobody is lost, nobody is counted twice."""

import random
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kongchuo.reconcile.result import Matched
from tests.factories import SCHOOL, make_id
from tests.movements.town import EAST
from tests.reconcile.town import Row, entry, matched, pupil

BIRTHS = (date(2013, 1, 5), date(2013, 5, 1), date(2017, 3, 3), date(2006, 3, 3))
NAMES = ("张浩然", "张浩宇", "李莉", "李丽", "王建国", "")
NUMBERS = ("", "无", make_id(1), make_id(1)[:-1] + "9", make_id(2), make_id(3), make_id(1)[:16], make_id(3, BIRTHS[1]))
STATUSES = ("在校", "未入学", "辍学", "已毕业", "延缓入学", "送教上门", "已死亡", "已迁出", "", "看不清")
ROLL = ("在读", "休学", "转出", "毕业", "")


def _changed(row: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return row | {"birth_date": changes.pop("birth").isoformat() if changes["told"] else ""} | changes


people = {
    "name": st.sampled_from(NAMES),
    "id_number": st.sampled_from(NUMBERS),
    "birth": st.sampled_from(BIRTHS),
    "told": st.booleans(),
    "sex": st.sampled_from(("男", "女", "")),
    "guardian_name": st.sampled_from(("陈大", "王二", "", "无")),
}
entries = st.fixed_dictionaries(
    people
    | {
        "village": st.sampled_from(("云溪村", "麦香村", "")),
        "school_status": st.sampled_from(STATUSES),
        "school_name": st.sampled_from((SCHOOL, EAST, "苏州市某小学", "县特殊教育学校", "")),
        "proof": st.sampled_from(("", "学籍证明")),
    }
).map(lambda changes: _changed(entry(), changes))
pupils = st.fixed_dictionaries(
    people | {"roll_status": st.sampled_from(ROLL), "school_name": st.sampled_from((SCHOOL, EAST))}
).map(lambda changes: _changed(pupil(), changes))
registers, rosters = st.lists(entries, max_size=9), st.lists(pupils, max_size=9)


def register_rows(found: Matched) -> list[int | None]:
    """The rows of the register that the children stand for."""
    records = [row for child in found.children for row in (child.record, *child.repeats)]
    return sorted((row.where.row if row.where else None) or 0 for row in records)


def roster_rows(found: Matched) -> list[int]:
    """The rows of the rosters that the pupils stand for, those on the register first."""
    seats = [seat for child in found.children for seat in child.seats if child.seat and seat.enrolled]
    seats += [seat for stranger in found.strangers for seat in stranger.seats]
    return sorted((seat.where.row if seat.where else None) or 0 for seat in seats)


@settings(max_examples=150, deadline=None)
@given(registers, rosters)
def test_every_row_of_either_side_stands_for_exactly_one_child(children: list[Row], roster: list[Row]) -> None:
    found = matched(children, roster)
    assert list(range(2, 2 + len(children))) == register_rows(found)
    pupils = [number for number, row in enumerate(roster, 2) if row["roll_status"] in ("在读", "休学", "")]
    assert pupils == roster_rows(found)


@settings(max_examples=60, deadline=None)
@given(registers, rosters, st.randoms())
def test_the_order_of_rows_changes_no_count(children: list[Row], roster: list[Row], chance: random.Random) -> None:
    children, roster = _agreeing(children), _agreeing(roster)
    found = matched(children, roster)
    again = matched(chance.sample(children, len(children)), chance.sample(roster, len(roster)))
    assert len(found.children) == len(again.children)
    assert len(found.strangers) == len(again.strangers)
    assert _known(found) == _known(again)


def _agreeing(rows: list[Row]) -> list[Row]:
    """The rows, those with one number and name saying the same of guardian, birth date and sex: where
    they do not, one of them must be chosen."""
    first: dict[tuple[str, str], Row] = {}
    said = ("guardian_name", "birth_date", "sex")
    return [
        {**row, **{name: first.setdefault((row["id_number"], row["name"]), row)[name] for name in said}} for row in rows
    ]


def _known(found: Matched) -> Counter[frozenset[str]]:
    return Counter(frozenset(seat.place for seat in child.seats if seat.enrolled) for child in found.children)
