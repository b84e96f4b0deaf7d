"""The heading of a day's column on an attendance register: 1, 1日, 3月1日, 3.1, 2023-03-01, 日期 1 三, 1日上午."""

from dataclasses import dataclass

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

_AROUND = "[日期出勤考情况记录登统计表月份周星点名栏第到校缺课及一二三四五六七八九十天年()、]"
_HEADING = pattern(
    rf"(?:(?:(?P<said>20\d\d)年?)?(?P<over>1[0-2]|0?[1-9])月(?=份|{_AROUND}))?"
    rf"(?P<around>{_AROUND}*(?:第\d+周{_AROUND}*)?)"
    r"(?:(?P<year>20\d\d)[-年./])?(?:(?P<month>1[0-2]|0?[1-9])(?P<mark>[-月./]))?(?<!第)(?P<day>0?[1-9]|[12]\d|3[01])[日号]?"
    r"(?:\(?(?:星期|周|礼拜)?[一二三四五六日天]\)?)?\(?(?P<half>上午|下午|早读|晚自习|[早中晚上下])?\)?"
)
_EIGHT = pattern(r"(20\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_HAN_MONTH = pattern(r"(十[一二]?|[一二三四五六七八九])月")
_HAN = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"十一": 11, "十二": 12}


@dataclass(frozen=True, slots=True)
class DayHeading:
    """A day as far as the heading says it; `half` names the half of it. `decimal`: 3.1, which may have been 3.10."""

    day: int
    month: int | None = None
    year: int | None = None
    half: str = ""
    decimal: bool = False


def parse(text: str) -> DayHeading | None:
    """The day that a heading names; None when it names none."""
    plain = compact(text)
    if whole := _EIGHT.fullmatch(plain):
        return DayHeading(int(whole[3]), int(whole[2]), int(whole[1]))
    found = _HEADING.fullmatch(plain)
    if not found:
        return None
    month, year = found["month"] or found["over"], found["year"] or found["said"]
    han = _HAN_MONTH.search(found["around"])
    number = int(month) if month else _HAN[han[1]] if han else None
    decimal = found["mark"] == "." and not year and found["day"] in ("1", "2", "3")
    return DayHeading(int(found["day"]), number, int(year) if year else None, found["half"] or "", decimal)
