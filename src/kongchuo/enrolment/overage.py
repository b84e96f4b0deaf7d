"""超龄未毕业: children past the age of compulsory schooling who have not finished grade 9."""

from collections.abc import Iterable

from kongchuo.indicators.register import JUNIOR_AGES, Registered, State

FIRST_AGE = JUNIOR_AGES[-1] + 1
_DONE = frozenset({State.FINISHED, State.DECEASED, State.MOVED_AWAY, State.ELSEWHERE_PROVED})
_AT_SCHOOL = frozenset({State.IN_TOWNSHIP, State.SPECIAL, State.HOME})


def over_age(register: Iterable[Registered]) -> tuple[Registered, ...]:
    """Children of fifteen and more on 31 August who have not finished grade 9 and are not proved to be at
    school elsewhere: those who are in no school first, then by age, village and name.

    义务教育法 §11 and §13 bind until compulsory schooling is finished, whatever the age.
    """
    found = [child for child in register if (child.age or 0) >= FIRST_AGE and child.state not in _DONE]
    return tuple(sorted(found, key=_order))


def at_school(child: Registered) -> bool:
    """Whether the child is taught in spite of its age."""
    return child.state in _AT_SCHOOL


def _order(child: Registered) -> tuple[bool, int, str, str, str]:
    record = child.record
    return at_school(child), -(child.age or 0), record.village, record.name, record.id_number
