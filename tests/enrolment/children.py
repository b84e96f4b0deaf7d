"""Children of a small register, each with where it is."""

from typing import Any

from kongchuo.indicators.register import Registered, Seat, registered
from kongchuo.model.township import School, Township
from kongchuo.records.register import Child

NORTH, SOUTH, NINE, JUNIOR, WEST = "北小学", "南小学", "东学校", "镇初中", "西初中"
TOWN = Township(
    "马井镇",
    "萧县",
    (
        School(NORTH, ("primary",), feeds=JUNIOR, villages=("望舒村", "听泉村")),
        School(SOUTH, ("primary",), villages=("竹里社区",)),
        School(NINE, ("primary", "junior"), villages=("鹿鸣村",)),
        School(JUNIOR, ("junior",)),
        School(WEST, ("junior",), villages=("竹里",)),
    ),
)


def child(
    age: int | None, status: str = "在校", village: str = "望舒村", grade: int | None = None, **more: Any
) -> Registered:
    """A child of the register; with a grade it is in that grade of the north school, or of `seat`.
    `written` is the grade that the register names."""
    seat = more.pop("seat", None)
    seats = (Seat(seat or NORTH, grade, f"{grade}年级", "在读"),) if grade else ()
    likely = more.pop("likely", ())
    ours = more.pop("ours", None)
    name = more.pop("name", "陈小满")
    record = Child.model()(village=village, name=name, school_status=status, grade=more.pop("written", ""), **more)
    return registered(record, age, seats, likely, ours)
