"""Days as schools write them: real dates, serial numbers and a dozen spellings."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import isfinite
from typing import Literal

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact

Precision = Literal["day", "month", "year"]

# Excel counts days from here (and believes in 29 February 1900, hence not 31 December 1899).
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20000, 60001)
_YEARS = range(1900, 2101)

NOT_A_DATE = "看不懂是哪一天"
NO_YEAR = "没有写年份"
SHORT_YEAR = "年份没有写成四位数"
NO_SUCH_DAY = "没有这一天"
NO_SUCH_MONTH = "没有这个月份"
BAD_YEAR = "年份不对"

_TIME = pattern(r"[\sT]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$|[\s]*(上午|下午)\d.*$|\(?(星期|周)[一二三四五六日天]\)?$")
_BETWEEN = pattern(r"[年月.\-/\\、,，·。_—–~:]+")
_PART = pattern(r"\d{1,4}", re.ASCII)
# When somebody entered: 2022年秋季, 2022秋, 2022级.
_SEASON = pattern(r"(?P<year>20\d\d)(?:级|年?(?P<season>[春秋])季?(?:学期|入学)?)")
_TERM_BEGINS = {"春": 2, "秋": 9}
_HAN_DIGITS = {
    digit: str(value)
    for value, digits in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for digit in digits
}
# Real dates, once they are texts, and what the template asks for.
_ISO = pattern(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TENS = pattern(r"([一二三]?)十([一二三四五六七八九]?)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A day with its precision (a month stands as its first day, a year as 1 January), or the
    problem in a few Chinese words. Both are None for an empty cell."""

    day: date | None
    precision: Precision | None
    problem: str | None


_MOST_DIGITS = 8
_EMPTY = Parsed(None, None, None)


def parse(value: object) -> Parsed:
    """The day that a cell's value means."""
    if value is None or value == "":
        return _EMPTY
    if isinstance(value, datetime):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, bool):
        return _problem(NOT_A_DATE)
    if isinstance(value, float):
        if value.is_integer() or (isfinite(value) and int(value) in _SERIALS):
            return parse_text(str(int(value)))
        return parse_text(repr(value))
    if isinstance(value, int):
        return parse_text(str(value))
    return parse_text(value) if isinstance(value, str) else _problem(NOT_A_DATE)


@lru_cache(maxsize=1 << 14)
def parse_text(text: str) -> Parsed:
    """The day that a text means; for whole columns of texts, as it has no type to look at."""
    usual = _ISO.fullmatch(text)
    if usual:
        return _checked(int(usual[1]), int(usual[2]), int(usual[3]))
    plain = _TIME.sub("", text.strip())
    plain = compact(plain) or compact(text)
    if not plain:
        return _EMPTY
    if any(character in _HAN_DIGITS for character in plain):
        plain = _arabic(plain)
    if plain.isascii() and plain.isdigit():
        return _digits(plain)
    if season := _SEASON.fullmatch(plain):
        return _checked(int(season["year"]), _TERM_BEGINS.get(season["season"] or ""))
    parts = _BETWEEN.sub("-", plain).rstrip("日号份-").split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return _problem(NOT_A_DATE)
    if "月" in plain and "年" not in plain and len(parts[0]) <= 2:
        return _problem(NO_YEAR)
    if len(parts[0]) != 4:
        return _problem(SHORT_YEAR if len(parts) > 1 and len(parts[0]) <= 2 else NOT_A_DATE)
    if any(len(part) > 2 for part in parts[1:]):
        return _problem(NOT_A_DATE)
    return _checked(*map(int, parts))


def may_mean(text: str, day: date) -> bool:
    """Whether a text without a four-digit year in front can be that day: 13.5.15, 130515, 5/15/2013."""
    parts = [int(part) for part in _BETWEEN.sub("-", compact(text)).rstrip("日号").split("-") if _PART.fullmatch(part)]
    short = day.year % 100
    return parts in ([short, day.month, day.day], [day.month, day.day, day.year]) or (
        compact(text) == f"{short:02}{day.month:02}{day.day:02}"
    )


def _digits(plain: str) -> Parsed:
    if len(plain) > _MOST_DIGITS:
        return _problem(NOT_A_DATE)  # Python turns no text of thousands of digits into a number
    number = int(plain)
    if len(plain) == 8:
        return _checked(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    if len(plain) == 6:
        if int(plain[:4]) in _YEARS and 1 <= int(plain[4:]) <= 12:
            return _checked(int(plain[:4]), int(plain[4:]))
        return _problem(SHORT_YEAR)
    if len(plain) == 5 and number in _SERIALS:
        day = _EPOCH + timedelta(days=number)
        return Parsed(day, "day", None)
    if len(plain) == 4 and number in _YEARS:
        return _checked(number)
    return _problem(NOT_A_DATE)


def _checked(year: int, month: int | None = None, day: int | None = None) -> Parsed:
    if year not in _YEARS:
        return _problem(BAD_YEAR)
    if month is not None and not 1 <= month <= 12:
        return _problem(NO_SUCH_MONTH)
    try:
        found = date(year, month or 1, 1 if day is None else day)
    except ValueError:
        return _problem(NO_SUCH_DAY)
    return Parsed(found, "year" if month is None else "month" if day is None else "day", None)


def _problem(words: str) -> Parsed:
    return Parsed(None, None, words)


def _arabic(text: str) -> str:
    """`二〇一三年十二月五日` → `2013年12月5日`."""
    tens = _TENS.sub(lambda found: f"{_HAN_DIGITS.get(found[1], '1')}{_HAN_DIGITS.get(found[2], '0')}", text)
    return "".join(_HAN_DIGITS.get(character, character) for character in tens)
