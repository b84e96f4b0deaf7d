"""Where a disabled child is and how it is taught: two answers that 安置方式 gives at once."""

from enum import StrEnum
from typing import NamedTuple


class Place(StrEnum):
    """Where the child is."""

    SCHOOL = "普通学校"
    SPECIAL = "特殊教育学校"
    HOME = "家庭"
    INSTITUTION = "机构"
    UNKNOWN = "不明"


class Teaching(StrEnum):
    """How it is taught."""

    INCLUSIVE = "随班就读"
    CLASS = "特教班"
    VISITS = "送教上门"
    REHABILITATION = "康复"
    NONE = "未安置"


class Placed(NamedTuple):
    """Both, and whether the child counts as enrolled (残疾人教育条例 §17: 送教上门 has a roll)."""

    place: Place
    teaching: Teaching
    enrolled: bool


_NOWHERE = Placed(Place.UNKNOWN, Teaching.NONE, enrolled=False)
_PLACED = {
    "随班就读": Placed(Place.SCHOOL, Teaching.INCLUSIVE, enrolled=True),
    "特教班": Placed(Place.SCHOOL, Teaching.CLASS, enrolled=True),
    "特殊教育学校": Placed(Place.SPECIAL, Teaching.CLASS, enrolled=True),
    "送教上门": Placed(Place.HOME, Teaching.VISITS, enrolled=True),
    "康复机构": Placed(Place.INSTITUTION, Teaching.REHABILITATION, enrolled=False),
    "延缓入学": Placed(Place.HOME, Teaching.NONE, enrolled=False),
}


def placed(placement: str | None) -> Placed:
    """What a 安置方式 says; nothing where it is empty, unknown or 其他."""
    return _PLACED.get(placement or "", _NOWHERE)
