"""Which looks of cells make a number a date."""

import re

from kongchuo.codes.patterns import pattern
from kongchuo.read.limits import Limits
from kongchuo.read.ordinary.texts import MAIN
from kongchuo.read.ordinary.unusual import UnusualError
from kongchuo.read.zip_parts import parse

_NUMBERS = frozenset((*range(14), *range(37, 41), 48, 49))
_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_OWN_NUMBER = pattern(r"(?:General|@|[#,0?]+(?:\.[#0?]+)?%?(?:_[ )])?)(?:;.*)?", re.DOTALL)
_OWN_DATE = pattern(r"(?:\[\$-[0-9A-Fa-f]+\])?[ymdYMD]")
_ID = pattern(r"0|[1-9][0-9]{0,4}")


def date_looks(data: bytes, limits: Limits) -> list[bool | None]:
    """For every look whether a number with it is a date; None where only calamine can tell."""
    root = parse(data, limits)
    own: dict[str, bool | None] = {}
    children = [node.tag for node in root]
    formats, looks = f"{{{MAIN}}}numFmts", f"{{{MAIN}}}cellXfs"
    if children.count(looks) != 1 or children.count(formats) > 1:
        raise UnusualError("looks")
    if formats in children and children.index(formats) > children.index(looks):
        raise UnusualError("formats behind looks")
    for node in root.iterfind(f"{formats}/*"):
        own[node.get("numFmtId", "")] = _own(node.get("formatCode", ""))
    return [_is_date(node.get("numFmtId", ""), own) for node in root.iterfind(f"{looks}/*")]


def _own(code: str) -> bool | None:
    return True if _OWN_DATE.match(code) else False if _OWN_NUMBER.fullmatch(code) else None


def _is_date(number: str, own: dict[str, bool | None]) -> bool | None:
    if number in own:
        return own[number]
    if not _ID.fullmatch(number):
        return None
    return True if int(number) in _DATES else False if int(number) in _NUMBERS else None
