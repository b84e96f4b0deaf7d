"""The citizen's identity number: 18 characters with a birth date, a sex and a check digit (GB 11643-1999)."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import mul

from kongchuo.codes.text import clean

LENGTH = 18
_OLD_LENGTH = 15
_WEIGHTS = tuple(pow(2, 17 - position, 11) for position in range(17))
_CHECK_DIGITS = "10X98765432"
# What 17 zeros would add up to as characters: the sum is taken over bytes, which is much quicker.
_ZEROS = ord("0") * sum(_WEIGHTS)
_NOISE = re.compile(r"[\s\-_‐-―−]+")
_CHARACTERS = "0123456789X"
_MALE, _FEMALE = "男", "女"


class IdProblem(StrEnum):
    """What is wrong with a number; the most telling problem comes first."""

    LENGTH = "length"
    FIFTEEN = "fifteen"  # the number of before 1999, which no pupil of today ever had
    CHARACTER = "character"
    DATE = "date"
    CHECKSUM = "checksum"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A number as it was understood. `birth` and `sex` are given whenever the date in it can be
    read, also when the check digit fails or the number has fifteen digits."""

    text: str
    problem: IdProblem | None
    birth: date | None = None
    sex: str | None = None

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.problem is None


def normalise(text: str) -> str:
    """A number without blanks and hyphens, in plain upper-case characters."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _NOISE.sub("", clean(text)).upper()


def check_digit(first17: str) -> str:
    """The check digit (MOD 11-2) of the first 17 digits."""
    return _CHECK_DIGITS[(sum(map(mul, first17.encode(), _WEIGHTS)) - _ZEROS) % 11]


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> IdNumber:
    """What a number (already cleaned) says and what is wrong with it."""
    number = normalise(text)
    if len(number) == _OLD_LENGTH and _digits(number):
        birth = _day("19" + number[6:12])
        return IdNumber(number, IdProblem.FIFTEEN, birth, _sex(number[14]) if birth else None)
    if len(number) != LENGTH:
        return IdNumber(number, IdProblem.LENGTH)
    if not (_digits(number[:17]) and number[17] in _CHARACTERS):
        return IdNumber(number, IdProblem.CHARACTER)
    birth = _day(number[6:14])
    if birth is None:
        return IdNumber(number, IdProblem.DATE)
    problem = None if number[17] == check_digit(number[:17]) else IdProblem.CHECKSUM
    return IdNumber(number, problem, birth, _sex(number[16]))


def make(division: str, birth: date, order: int) -> str:
    """A valid number from a division code, a birth date and an order of 0–999 (odd = male)."""
    first17 = f"{division}{birth:%Y%m%d}{order:03}"
    if len(first17) != LENGTH - 1 or not _digits(first17):
        raise ValueError(f"no number can be made of {division!r}, {birth} and {order}")
    return first17 + check_digit(first17)


def candidates(
    text: str, birth: date | None, sex: str | None, limit: int = 5, divisions: Collection[str] = ()
) -> tuple[str, ...]:
    """Valid numbers one edit away (a wrong, surplus or missing character, or two neighbours
    exchanged) that agree with the birth date and the sex, where these are known.

    Several numbers are always possible; those that carry one of the `divisions` (division codes
    usual at the place) come first, exchanged neighbours before wrong characters.
    """
    number = normalise(text)
    fits = {
        edited: None
        for edited in _edits(number)
        if edited[:17].isdigit()
        and edited[17] == check_digit(edited[:17])
        and (found := parse.__wrapped__(edited)).valid
        and (birth is None or found.birth == birth)
        and (sex is None or found.sex == sex)
        and edited != number
    }
    return tuple(sorted(fits, key=lambda edited: edited[:6] not in divisions))[:limit]


def _edits(number: str) -> Iterator[str]:
    if len(number) == LENGTH:
        for place in range(LENGTH - 1):
            yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        for place in range(LENGTH - 1, -1, -1):
            for character in _CHARACTERS if place == LENGTH - 1 else _CHARACTERS[:10]:
                yield number[:place] + character + number[place + 1 :]
    elif len(number) == LENGTH - 1:
        for place in range(LENGTH - 1, -1, -1):
            for character in _CHARACTERS if place == LENGTH - 1 else _CHARACTERS[:10]:
                yield number[:place] + character + number[place:]
    elif len(number) == LENGTH + 1:
        for place in range(LENGTH, -1, -1):
            yield number[:place] + number[place + 1 :]


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


@lru_cache(maxsize=1 << 13)
def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _sex(digit: str) -> str:
    return _MALE if int(digit) % 2 else _FEMALE
