"""Whom of a long list the cascade can compare with anybody of a short one.

The cascade compares rows that share a key: the ID number or a piece of it, the name, the guardian, the birth date
(`linkage/evidence.py`). The few children of a ledger have such a key in common with a few hundred of a county's
150,000 pupils; nobody else needs to be looked at. That it makes no difference to anybody's link is held by a test.
"""

from collections.abc import Iterable, Sequence

from kongchuo.codes import person_name
from kongchuo.linkage.entries import Entry
from kongchuo.linkage.likeness import fold
from kongchuo.linkage.persons import Persons

# Looking through so few costs less than choosing among them.
_FEW = 500


def within_reach(lefts: Sequence[Entry], rights: Persons, among: Sequence[int]) -> Sequence[int]:
    """The positions among these on the right at which somebody shares a key with anybody on the left, and with
    each of them all who bear the same number."""
    if len(among) <= _FEW:
        return among
    names = _spellings(rights.name, {entry.name for entry in lefts})
    guardians = _spellings(rights.guardian, {entry.guardian for entry in lefts})
    births = {birth for entry in lefts for birth in entry.births}
    numbers = {entry.id_number for entry in lefts} - {""}
    slips = [entry.mistyped for entry in lefts if entry.mistyped]
    # Where the number states a birth date; a number with one slip may have it elsewhere.
    middles = {birth.replace("-", "") for birth in births} | {slip[6:14] for slip in slips}
    tails, ends = {slip[-8:] for slip in slips}, {slip[:6] + slip[-3:] for slip in slips}
    reached = [
        position
        for position in among
        if (number := rights.id_number[position]) in numbers
        or number[6:14] in middles
        or number[-8:] in tails
        or number[:6] + number[-3:] in ends
        or rights.name[position] in names
        or rights.guardian[position] in guardians
        or rights.birth[position] in births
    ]
    known, borne = set(reached), {rights.id_number[position] for position in reached} - {""}
    return [position for position in among if position in known or rights.id_number[position] in borne]


def _spellings(texts: Iterable[str], wanted: set[str]) -> set[str]:
    """The different texts among these that are one of the folded names."""
    return {
        text
        for text in set(texts)
        if text in wanted or (text and not person_name.is_usual(text) and fold(text) in wanted)
    } - {""}
