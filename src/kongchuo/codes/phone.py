"""Phone numbers: mobile numbers, landline numbers, several in one cell."""

from collections.abc import Collection
from functools import lru_cache

from kongchuo.codes.patterns import pattern
from kongchuo.codes.plain import all_like
from kongchuo.codes.text import clean

_NONE = frozenset({"无", "没有", "暂无", "无电话", "没电话", "未提供", "-", "--", "—", "/", "\\", "0", "空"})
_BETWEEN = pattern(r"[/、;,|\\或和与及。]+")
_WORDS = pattern(r"[^\d+\-\s()]+")
_BRACKETS = pattern(r"\((?!0\d{2,3}\))[^()]*\)")
_INSIDE = pattern(r"[\s\-()+]+")
_MOBILE = pattern(r"(?:(?:00)?86)?(1[3-9]\d{9})")
_MOBILES = pattern(r"(?:(?:1[3-9][0-9]{9})?\n)*+")
_LANDLINE = pattern(r"(?:(?:00)?86)?(?:0\d{2,3})?[2-9]\d{6,7}")
_SERVICE = pattern(r"[48]00\d{7}")
_EXTENSION = pattern(r"(转|-)\d{1,5}$")
_LENGTH = 11


@lru_cache(maxsize=1 << 14)
def problem(text: str) -> str | None:
    """What is wrong with a phone number, in a few Chinese words; None for a good one, for several
    good ones with anything between them, and for an empty cell or 无."""
    if _MOBILE.fullmatch(text):
        return None
    plain = clean(text)
    if not plain or plain in _NONE:
        return None
    if not any(character.isdigit() for character in plain):
        return "没有号码"
    for part in _BETWEEN.split(_BRACKETS.sub(" ", plain)):
        wrong = _part_problem(part)
        if wrong:
            return wrong
    return None


def all_mobile(texts: Collection[str]) -> bool:
    """Whether these are mobile numbers and nothing else, or empty, known by one look at all of them."""
    return all_like(_MOBILES, texts)


def _part_problem(part: str) -> str | None:
    bare = _WORDS.sub(" ", part.strip()).strip()
    if not any(character.isdigit() for character in bare):
        return None
    together = _INSIDE.sub("", bare)
    without_extension = _INSIDE.sub("", _WORDS.sub(" ", _EXTENSION.sub("", part.strip())))
    if _good(together) or _good(without_extension):
        return None
    pieces = bare.split()
    if len(pieces) > 1 and all(_good(_INSIDE.sub("", piece)) for piece in pieces):
        return None
    return _explain(together)


def _good(digits: str) -> bool:
    return any(pattern.fullmatch(digits) for pattern in (_MOBILE, _LANDLINE, _SERVICE))


def _explain(digits: str) -> str:
    if len(digits) == _LENGTH and digits[0] == "1":
        return f"没有以{digits[:2]}开头的手机号"
    if digits[0] == "1":
        return f"手机号应为{_LENGTH}位，这里是{len(digits)}位"
    return f"既不是{_LENGTH}位手机号，也不是固定电话（这里是{len(digits)}位）"
