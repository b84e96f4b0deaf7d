"""How alike two names are."""

from enum import IntEnum

from kongchuo.codes import person_name
from kongchuo.linkage.edit import one_edit
from kongchuo.linkage.sound import sounds_alike


class Likeness(IntEnum):
    """From two names to one; only SAME and SOUND may link people without an equal ID number."""

    DIFFERENT = 0
    NEAR = 1  # one character apart, or one name inside the other: also what twins' names are
    SOUND = 2
    SAME = 3


def likeness(left: str, right: str) -> Likeness:
    """How alike two folded names are. An empty name is unlike every other."""
    if not left or not right:
        return Likeness.DIFFERENT
    if left == right:
        return Likeness.SAME
    if sounds_alike(left, right):
        return Likeness.SOUND
    if min(len(left), len(right)) >= 2 and (one_edit(left, right) or left in right or right in left):
        return Likeness.NEAR
    return Likeness.DIFFERENT


def fold(name: str) -> str:
    """A name without what makes no difference: blanks, width, letter case and the middle dot."""
    return "".join(person_name.normalise(name).replace(person_name.DOT, "").split())


def given_name(name: str) -> str:
    """The name without its surname; children change theirs when a mother marries again."""
    return fold(person_name.split(name)[1])
