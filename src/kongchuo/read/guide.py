"""Rows under a header that guide whoever fills it in: notes, codes and numbers of the columns."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import CellValue

# `下拉选择`, `必填`, `格式：YYYYMMDD`, `如：2019级`: what the national roll system writes under its headings.
_ADVICE = pattern(
    r"必填|选填|可填|不填|填写|请填|填至|下拉|可选|格式|yyyy|\d+位|位数字|保持?一致|^如[:：]?|例如|^例[:：]|至少|参照|自动|文本型?",
    re.IGNORECASE,
)
# The columns' names in a data base or in English: XM, XB_M, sfzjh, No., Name.
_CODE = pattern(r"[A-Za-z][A-Za-z_]*\.?")
# What an AutoFilter or a form left under its headings.
_FILTER = pattern(r"[(\[【]?(?:全部|全选|请选择|筛选|空白|下拉)[)\]】]?|[▼▽↓]")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_COUNTED = pattern(r"[(（]?(\d{1,2})[)）]?[日号]?")
_WEEKDAYS = pattern(r"(?:周|星期)?[一二三四五六日天]")
# Fewer cells than these could be what somebody wrote about a pupil.
_FEWEST = 3
# Days of an attendance register: fewer are no register, and school is never shut for longer in the middle of a term.
_FEWEST_RUNNING, _FEWEST_DAYS, _LONGEST_GAP, _MONTHS, _LAST_DAY = 5, 8, 11, 12, 31


def is_guide(filled: Sequence[CellValue]) -> bool:
    """Whether the filled cells of a row without an ID number say how to fill in, not who somebody is."""
    texts = [compact(str(value)) for value in filled]
    if all(map(_FILTER.fullmatch, texts)):
        return True
    if len(texts) < _FEWEST:
        return len(texts) > 1 and all(map(_ADVICE.search, texts))
    if all(map(_CODE.fullmatch, texts)) or all(map(_WEEKDAYS.fullmatch, texts)):
        return True
    if not any(isinstance(value, str) for value in filled) and running(filled):
        return True
    return sum(map(bool, map(_ADVICE.search, texts))) >= _FEWEST or _counts_up(texts)


def _counts_up(texts: Sequence[str]) -> bool:
    """`1 2 3 …`, `（1）（2）（3）…`, after at most one word such as 栏次; a column may have been deleted. The columns with
    words may be 甲 乙 丙 in front of those numbers."""
    stems = [_STEMS.find(text) for text in texts if len(text) == 1 and text in _STEMS]
    if len(stems) > 1 and all(one < other for one, other in pairwise(stems)) and texts[len(stems) - 1] in _STEMS:
        texts = texts[len(stems) :]
        if not texts:
            return len(stems) >= _FEWEST
    found = [_COUNTED.fullmatch(text) for text in texts]
    if not found[0]:
        found = found[1:]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(found) >= _FEWEST and all(one < other for one, other in pairwise(numbers))


def running(row: Sequence[CellValue]) -> bool:
    """Whether the numbers and dates of a row count up as headings do: five or more, each one more than the last, or
    the school days of a month (1 2 3 6 7 …, 3.1 3.2 3.3 3.6 …)."""
    counted = [value for value in row if value not in ("", None) and not isinstance(value, str)]
    if len(counted) < _FEWEST_RUNNING:
        return False
    return all(_follows(one, other) for one, other in pairwise(counted)) or _school_days(counted)


def _follows(one: CellValue, other: CellValue) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return other == one + 1
    return isinstance(one, date) and isinstance(other, date) and other.toordinal() == one.toordinal() + 1


def _school_days(counted: Sequence[CellValue]) -> bool:
    """Days of one month or over its end, in order, with gaps for the weekends."""
    if all(isinstance(value, date) for value in counted):
        days = [value.toordinal() for value in counted if isinstance(value, date)]
        return all(0 < other - one <= _LONGEST_GAP for one, other in pairwise(days))
    numbers = [value for value in counted if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) < len(counted) or len(numbers) < _FEWEST_DAYS or not all(1 <= one <= _LAST_DAY for one in numbers):
        return False
    if all(isinstance(value, int) or value.is_integer() for value in numbers):
        days = [int(value) for value in numbers]
    else:
        texts = [repr(float(value)).split(".") for value in numbers]
        if (
            len({month for month, _ in texts}) > 1
            or int(texts[0][0]) > _MONTHS
            or max(map(len, (day for _, day in texts))) > 2
        ):
            return False
        days = [int(day) for _, day in texts]
        # 3.1 after 3.9 was 3.10.
        days = [day * 10 if place and day <= days[place - 1] else day for place, day in enumerate(days)]
    return all(1 <= day <= _LAST_DAY for day in days) and _ascending(days)


def _ascending(days: Sequence[int]) -> bool:
    """With at most one step back, over the end of a month, and no gap longer than a holiday."""
    back = sum(other <= one for one, other in pairwise(days))
    return back <= 1 and all(other <= one or other - one <= _LONGEST_GAP for one, other in pairwise(days))
