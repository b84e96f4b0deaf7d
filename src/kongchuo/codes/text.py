"""Cells become text; headings are folded; numbers that name a person are masked."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from kongchuo.codes.patterns import pattern

# Invisible characters that arrive with text copied from web pages, PDF files and other systems.
_INVISIBLE = pattern("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u0000-\u0008\u000e-\u001f\u007f]")
_WHOLE_FLOAT = pattern(r"\d{1,15}\.0", re.ASCII)
_SPACES = pattern(r"\s+")
_BRACKETED = pattern(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|\{[^{}]*\}|<[^<>]*>")
_HEADING_NOISE = pattern(r"[\s*★☆※:：、,，.。;；_\-—/\\|'\"“”()\[\]【】〔〕{}<>]+")

# Excel keeps 15 significant digits of a number; an 18-digit ID number typed as a number has lost the rest.
EXACT_DIGITS = 15


def clean(value: object) -> str:
    """A cell as text: full-width forms made plain, invisible characters and outer blanks gone.

    Whole numbers lose their `.0`, also where a CSV file spells it out; dates become `2013-01-05`; None becomes an empty text.
    A number of more than 15 digits is written out as stored, although Excel has lost its last
    digits: callers look at the cell's type before they trust it (`lost_digits`).
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return f"{value:%Y-%m-%d}" if midnight else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, time | timedelta):
        return str(value)
    return _clean_text(str(value))


@lru_cache(maxsize=1 << 15)
def _clean_text(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    if _WHOLE_FLOAT.fullmatch(text):
        return text[:-2]
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    plain = _SPACES.sub(" ", plain).strip()
    # ="342221…" is how a CSV keeps Excel from taking a number for one.
    if plain.startswith('="') and plain.endswith('"'):
        plain = plain[2:-1].strip()
    # A leading apostrophe is how Excel users force text; some exports keep it as a character.
    return plain[1:].lstrip() if plain[:1] in ("'", "‘", "’", "`") and len(plain) > 1 else plain


def compact(text: str) -> str:
    """Cleaned text without any blank: `张 三` → `张三`."""
    if text.isascii() and text.isalnum():
        return text
    return _SPACES.sub("", clean(text))


def all_compact(texts: Iterable[str]) -> bool:
    """Whether `compact` would give all these back as they are, known by one look at all of them; False may be
    wrong, True never is."""
    whole = "".join(texts)
    return whole.isascii() and (not whole or whole.isalnum())


@lru_cache(maxsize=1 << 12)
def fold_heading(text: str) -> str:
    """A heading without what makes no difference: width, blanks, line breaks, brackets and what is
    in them, `*`, `★`, colons. A heading that is nothing but a bracket keeps its content."""
    plain = unicodedata.normalize("NFKC", text)
    bare = _HEADING_NOISE.sub("", _BRACKETED.sub("", plain))
    return (bare or _HEADING_NOISE.sub("", plain)).lower()


_SCIENTIFIC = pattern(r"\d(?:\.\d+)?[eE]\+?\d{2}|\d{16,}\.0")


def lost_digits(value: object) -> bool:
    """Whether a cell is a number too long for Excel, so that its last digits are gone for good: a
    stored number, or the text `3.42221E+17` that such a number becomes in a CSV file."""
    if isinstance(value, str):
        return (
            len(value) < 26
            and ("E+" in value.upper() or value.endswith(".0"))
            and bool(_SCIENTIFIC.fullmatch(value.strip()))
        )
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**EXACT_DIGITS


def none_lost(values: Iterable[object]) -> bool:
    """Whether all are texts and none can be a number that has lost its digits, known by one look at all of
    them; False may be wrong, True never is."""
    try:
        whole = "".join(values)  # type: ignore[arg-type]
    except TypeError:
        return False
    return "+" not in whole and ".0" not in whole


def mask_id(text: str) -> str:
    """`342221201301051234` → `3422**********1234`; shorter texts keep less."""
    if len(text) <= 4:
        return "*" * len(text)
    if len(text) < 12:
        return text[:1] + "*" * (len(text) - 3) + text[-2:]
    return text[:4] + "*" * (len(text) - 8) + text[-4:]


# Blanks and signs that people put between the digits of a number.
_GAP = r"[ \t\u3000.·\-－—]?"
_LONG_NUMBER = pattern(
    rf"(?<![0-9*])(?:1[3-9]\d(?:{_GAP}\d){{8}}(?!\d)|[1-9]\d(?:{_GAP}\d){{15}}{_GAP}[\dXx](?!\d)|[GJLgjl]?\d{{7,}}[Xx]?)"
)


def mask_numbers(text: str) -> str:
    """A free text with every number of seven digits or more (ID, phone, roll numbers) masked, also
    a mobile or ID number written in groups.

    Dates written as eight digits keep standing: they name a day, not a person.
    """
    if len(text) < 7:
        return text
    return _LONG_NUMBER.sub(lambda found: found[0] if _is_date(found[0]) else mask_id(found[0]), text)


def _is_date(digits: str) -> bool:
    return (
        len(digits) == 8
        and digits.isdigit()
        and "19000101" <= digits <= "21001231"
        and (1 <= int(digits[4:6]) <= 12 and 1 <= int(digits[6:]) <= 31)
    )
