"""Columns of pupils: chosen, joined and added to without a copy of everything."""

import pytest

from kongchuo.model.rows import Rows, joined

ROWS = Rows.of({"school": ["甲", "乙", "甲"], "grade": [1, 2, 3]})


def test_a_mask_chooses_rows_in_their_order() -> None:
    chosen = ROWS[(ROWS["school"] == "甲") & ~(ROWS["grade"] == 3)]
    assert [("甲", 1)] == list(chosen.records("school", "grade"))
    assert (1, 2, 0) == (len(chosen), len(ROWS[ROWS["school"].isin({"甲"})]), len(ROWS[ROWS["school"] == "丙"]))


def test_rows_may_be_taken_in_any_order_and_twice() -> None:
    assert [3, 1, 1] == ROWS.take([2, 0, 0])["grade"].tolist()
    assert [] == ROWS.take([])["grade"].tolist()


def test_a_further_column_is_seen_and_one_of_the_same_name_takes_its_place() -> None:
    more = ROWS.assign(month="2023-03", grade=[4, 5, 6])
    assert [("2023-03", 4), ("2023-03", 5), ("2023-03", 6)] == list(more.records("month", "grade"))
    assert ([1, 2, 3], ("school", "grade", "month")) == (ROWS["grade"].tolist(), more.names)


def test_rows_below_each_other_keep_their_order() -> None:
    both = joined([ROWS, ROWS.take([1])])
    assert (["甲", "乙", "甲", "乙"], 4) == (both["school"].tolist(), len(both))
    assert 8 == both["grade"].sum()


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        ROWS["class_label"]


def test_a_frame_has_the_same_columns() -> None:
    assert {"school": ["甲", "乙", "甲"], "grade": [1, 2, 3]} == ROWS.frame().to_dict("list")
