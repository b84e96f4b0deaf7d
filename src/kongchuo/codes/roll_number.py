"""The national roll number: G + ID number, J + 18 characters without an ID, L temporary."""

from collections.abc import Collection
from functools import lru_cache

from kongchuo.codes.id_number import normalise
from kongchuo.codes.patterns import pattern
from kongchuo.codes.plain import all_like

_GOOD = pattern(r"[GJ]?\d{17}[\dX]|J[\dX]{18}|L[0-9A-Z]{6,24}")
_GOOD_ONES = pattern(r"(?:(?:G[0-9]{17}[0-9X])?\n)*+")
_WITH_ID = pattern(r"G?(\d{17}[\dX])")


@lru_cache(maxsize=1 << 14)
def problem(text: str) -> str | None:
    """What is wrong with a roll number, in a few Chinese words; None for a good or empty one.

    The bare ID number is taken for good: the roll system shows it so as 学籍主号.
    """
    number = normalise(text)
    if not number or _GOOD.fullmatch(number):
        return None
    letter, rest = number[0], number[1:]
    if letter not in "GJL":
        return "应以G、J或L开头" if not number[0].isdigit() else "应为G加18位身份证件号"
    if letter == "L":
        return "L后面应为数字和字母"
    if len(rest) != 18:
        return f"{letter}后面应有18位，这里是{len(rest)}位"
    return f"{letter}后面有不该出现的字符"


def all_with_id(texts: Collection[str]) -> bool:
    """Whether these are roll numbers of the usual kind, G and an ID number, or empty, known by one look at all of them."""
    return all_like(_GOOD_ONES, texts)


@lru_cache(maxsize=1 << 14)
def id_part(text: str) -> str | None:
    """The ID number inside a roll number that begins with G (or is the bare ID number)."""
    found = _WITH_ID.fullmatch(normalise(text))
    return found[1] if found else None
