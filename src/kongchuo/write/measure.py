"""How much room a text takes, and what a cell can hold."""

import unicodedata
from functools import lru_cache

from kongchuo.codes.patterns import pattern

# A workbook cell holds 32,767 UTF-16 units; surrogates and non-characters have no place in XML.
_CELL_UNITS = 32767
_SHORT = 1000
_NOT_XML = pattern("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LONG_DIGITS = pattern(r"[0-9A-Za-z]{0,2}[0-9]{10,}[0-9Xx]?")
_LEAST_DIGITS = 10
_FORMULA_STARTS = ("=", "+", "-", "@")


def half_widths(text: str) -> int:
    """The width of a text in half-widths: a Chinese character takes two.

    Characters of ambiguous width (quotation marks, dashes) count two, as Chinese fonts draw them.
    """
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


@lru_cache(maxsize=1 << 14)
def _char_width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def lines_needed(text: str, width: int) -> int:
    """How many lines a text takes in a column of `width` half-widths (never fewer than shown).

    A column is reckoned in digits of 8 pixels while 宋体 11 draws a half-width in 7.3; what that
    gains is partly lost to the cell's margins and to punctuation that may not begin a line.
    """
    space = room(width)
    if 2 * len(text) <= space and "\n" not in text:
        return 1
    return sum(max(1, -(-half_widths(line) // space)) for line in text.split("\n"))


def room(width: int) -> int:
    """How many half-widths stand on a line of a column of `width`."""
    return max(int(width * 1.09) - 2, 2)


def cell_text(text: str) -> str:
    """A text as a workbook can hold it: line ends as \\n, no control characters, not too long."""
    if len(text) < _SHORT and text.isprintable() and not text.startswith("<"):
        return text
    plain = _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if plain.startswith("<r>") and plain.endswith("</r>"):
        plain = f"＜{plain[1:]}"  # XlsxWriter takes such a text for its own markup and writes it raw
    if len(plain) * 2 <= _CELL_UNITS:
        return plain
    return plain.encode("utf-16-le")[: _CELL_UNITS * 2].decode("utf-16-le", "ignore")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet program would take the text, when typed, for a formula."""
    return len(text) > 1 and text.startswith(_FORMULA_STARTS)


def is_number_like(text: str) -> bool:
    """Whether a text is an ID, phone or roll number, which must never be turned into a number."""
    return len(text) >= _LEAST_DIGITS and _LONG_DIGITS.fullmatch(text) is not None
