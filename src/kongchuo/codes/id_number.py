"""The citizen's identity number: 18 characters with a birth date, a sex and a check digit (GB 11643-1999)."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import clean

LENGTH = 18
_OLD_LENGTH = 15
_WEIGHTS = tuple(pow(2, 17 - position, 11) for position in range(17))
# With the check digit (X = 10) weighted 1, the sum of a right number leaves 1 when divided by 11.
ALL_WEIGHTS = (*_WEIGHTS, 1)
_CHECK_DIGITS = "10X98765432"
# What 17 zeros would add up to as characters: the sum is taken over bytes, which is much quicker.
_ZEROS = ord("0") * sum(_WEIGHTS)
_NOISE = pattern(r"[\s\-_‐-―−]+")
_CHARACTERS = "0123456789X"
_MALE, _FEMALE = "男", "女"


class IdProblem(StrEnum):
    """What is wrong with a number; the most telling problem comes first."""

    LENGTH = "length"
    FIFTEEN = "fifteen"  # the number of before 1999, which no pupil of today ever had
    CHARACTER = "character"
    DATE = "date"
    CHECKSUM = "checksum"


class IdNumber(NamedTuple):
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
    """What a number (already cleaned) says and what is wrong with it; `id_column` does it for a whole column."""
    return _usual(text) or _any(text)


def _usual(text: str) -> IdNumber | None:
    """A valid number with nothing around it, as nearly all are, so that nothing need be taken away from it first."""
    first17 = text[:17]
    if len(text) != LENGTH or not (first17.isascii() and first17.isdigit()) or text[17] != check_digit(first17):
        return None
    birth = day_of(text[6:14])
    return IdNumber(text, None, birth, sex_of(text[16])) if birth else None


def _any(text: str) -> IdNumber:
    number = normalise(text)
    if len(number) == _OLD_LENGTH and _digits(number):
        birth = day_of("19" + number[6:12])
        return IdNumber(number, IdProblem.FIFTEEN, birth, sex_of(number[14]) if birth else None)
    if len(number) != LENGTH:
        return IdNumber(number, IdProblem.LENGTH)
    if not (_digits(number[:17]) and number[17] in _CHARACTERS):
        return IdNumber(number, IdProblem.CHARACTER)
    birth = day_of(number[6:14])
    if birth is None:
        return IdNumber(number, IdProblem.DATE)
    problem = None if number[17] == check_digit(number[:17]) else IdProblem.CHECKSUM
    return IdNumber(number, problem, birth, sex_of(number[16]))


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
    digits = f"{birth.year:04}{birth.month:02}{birth.day:02}" if birth else None
    fits = {
        edited: None
        for edited in _edits(number)
        if (edited[6:14] == digits if digits else day_of(edited[6:14]) is not None)
        and _digits(edited[:17])
        and (sex is None or sex_of(edited[16]) == sex)
        and edited[17] == check_digit(edited[:17])
        and edited != number
    }
    return tuple(sorted(fits, key=lambda edited: edited[:6] not in divisions))[:limit]


def _edits(number: str) -> Iterator[str]:
    """Numbers one edit away; where nothing in the number is foreign to one, those alone whose check
    digit is right."""
    if len(number) == LENGTH:
        yield from _fitting_swaps(number) if _is_number(number) else _swaps(number)
    elif len(number) == LENGTH - 1:
        yield from _fitting_insertions(number) if _is_number(number) else _insertions(number)
    elif len(number) == LENGTH + 1:
        for place in range(LENGTH, -1, -1):
            yield number[:place] + number[place + 1 :]


def _swaps(number: str) -> Iterator[str]:
    for place in range(LENGTH - 1):
        yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    for place in range(LENGTH - 1, -1, -1):
        for character in _CHARACTERS if place == LENGTH - 1 else _CHARACTERS[:10]:
            yield number[:place] + character + number[place + 1 :]


def _insertions(number: str) -> Iterator[str]:
    for place in range(LENGTH - 1, -1, -1):
        for character in _CHARACTERS if place == LENGTH - 1 else _CHARACTERS[:10]:
            yield number[:place] + character + number[place:]


def _is_number(number: str) -> bool:
    return _digits(number[:-1]) and number[-1] in _CHARACTERS


# As 11 is a prime and no weight is a multiple of it, one character at most puts a place right.
_INVERSE = tuple(pow(weight, -1, 11) for weight in ALL_WEIGHTS)


def _character(place: int, lacking: int) -> str:
    """The character that adds what the sum lacks, as part of a number (`""` where it is an X inside)."""
    value = lacking * _INVERSE[place] % 11
    return _CHARACTERS[value] if value < 10 or place == LENGTH - 1 else ""


def _fitting_swaps(number: str) -> Iterator[str]:
    values = [_CHARACTERS.index(character) for character in number]
    lacking = (1 - sum(map(mul, values, ALL_WEIGHTS))) % 11
    for place in range(LENGTH - 1):
        gained = (values[place + 1] - values[place]) * (ALL_WEIGHTS[place] - ALL_WEIGHTS[place + 1])
        if gained % 11 == lacking:
            yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    for place in range(LENGTH - 1, -1, -1):
        character = _character(place, lacking + values[place] * ALL_WEIGHTS[place])
        if character:
            yield number[:place] + character + number[place + 1 :]


def _fitting_insertions(number: str) -> Iterator[str]:
    values = [_CHARACTERS.index(character) for character in number]
    lacking = 1 - sum(map(mul, values, ALL_WEIGHTS))
    for place in range(LENGTH - 1, -1, -1):
        # What stands behind the new character moves on by one place and counts with the next weight.
        character = _character(place, lacking)
        if character:
            yield number[:place] + character + number[place:]
        if place:
            lacking -= values[place - 1] * (ALL_WEIGHTS[place] - ALL_WEIGHTS[place - 1])


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


@lru_cache(maxsize=1 << 13)
def day_of(digits: str) -> date | None:
    """The day that eight digits name; None if there is none."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


# The sex that the last digit but one says.
sex_of = {str(digit): _MALE if digit % 2 else _FEMALE for digit in range(10)}.__getitem__
