"""The ID numbers of a whole column, understood at once: a tenth of the time that one after the other takes.

The check digits of all numbers are worked out together. What one place of all numbers adds to their sums is a
string of bytes, no sum is above 180, so that such strings can be added as if each were one great whole number.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache

from kongchuo.codes.id_number import ALL_WEIGHTS, LENGTH, IdNumber, day_of, parse, sex_of
from kongchuo.codes.patterns import pattern

# What `parse` has nothing to change in; `*+`: a whole column is taken or not, never tried again in parts.
_NUMBER = pattern(r"[0-9]{17}[0-9X]")
_NUMBERS = pattern(r"(?:[0-9]{17}[0-9X])*+")
# Stands where a text is no such number: of the right shape and never valid, as month 00 is none.
_NONE = "0" * LENGTH

_VALUES = {**{ord(digit): int(digit) for digit in "0123456789"}, ord("X"): 10}
# For each place: a character's value times the weight of the place, divided by 11, what is left.
_SHARES = tuple(bytes(_VALUES.get(character, 0) * weight % 11 for character in range(256)) for weight in ALL_WEIGHTS)
_LEFT_BY_11 = bytes(number % 11 for number in range(256))
_RIGHT = 1


class IdColumn:
    """What `id_number.parse` says of every text of a column.

    `births` are the birth dates of the numbers that are valid, None for all others: so a birth date there also
    says that the number is valid. `faulty` are position and number of the others, empty cells among them.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._shaped = _shaped(self.texts)
        births: list[date | None] = list(map(day_of, [number[6:14] for number in self._shaped]))
        lefts = _lefts(self._shaped)
        if lefts.count(_RIGHT) != len(lefts):
            births = [birth if left == _RIGHT else None for birth, left in zip(births, lefts, strict=True)]
        faulty = []
        for position, birth in enumerate(births) if None in births else ():
            if birth is None:
                number = parse(self.texts[position])
                births[position] = number.birth if number.valid else None
                if not number.valid:
                    faulty.append((position, number))
        self.births = tuple(births)
        self.faulty: tuple[tuple[int, IdNumber], ...] = tuple(faulty)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every text as a number is compared (`id_number.normalise`)."""
        if self._shaped is self.texts:
            return self.texts
        pairs = zip(self.texts, self._shaped, strict=True)
        return tuple(text if text is shaped else parse(text).text for text, shaped in pairs)

    @cached_property
    def sexes(self) -> tuple[str | None, ...]:
        """The sex that every valid number says; None for all others."""
        found: list[str | None] = list(map(sex_of, "".join(self._shaped)[16::LENGTH]))
        for position, _ in self.faulty:
            found[position] = None
        if self._shaped is not self.texts:
            for position, shaped in enumerate(self._shaped):
                if shaped is _NONE and self.births[position]:
                    found[position] = parse(self.texts[position]).sex
        return tuple(found)


@lru_cache(maxsize=4)
def id_column(texts: tuple[str, ...]) -> IdColumn:
    """The ID numbers of a column; those of the last few columns are remembered, as many ask for them in turn."""
    return IdColumn(texts)


def _shaped(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers as they are where nothing about their shape is odd, `_NONE` for all others."""
    if set(map(len, texts)) <= {LENGTH} and _NUMBERS.fullmatch("".join(texts)):
        return texts
    is_number = _NUMBER.fullmatch
    return tuple([text if is_number(text) else _NONE for text in texts])


def _lefts(shaped: Sequence[str]) -> bytes:
    """What is left of every number's weighted sum, check digit and all, when it is divided by 11: 1 if it is right."""
    whole = "".join(shaped).encode()
    columns = (whole[place::LENGTH].translate(shares) for place, shares in enumerate(_SHARES))
    sums = sum(int.from_bytes(column, "big") for column in columns)
    return sums.to_bytes(len(shaped), "big").translate(_LEFT_BY_11)
