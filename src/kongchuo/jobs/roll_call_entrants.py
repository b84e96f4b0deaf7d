"""一年级新生报到没有: the register's children of age six against the rosters of September."""

from collections.abc import Sequence

from kongchuo.indicators.register import Registered, State
from kongchuo.jobs.ends import own_units
from kongchuo.jobs.matching import Known
from kongchuo.jobs.register_match import match_register
from kongchuo.model.roll_call import Absence, Entrants
from kongchuo.model.workspace import Workspace
from kongchuo.movements.rosters import Rosters
from kongchuo.read.conclusions import read_conclusions
from kongchuo.records.placement import school_name
from kongchuo.records.register import Child

ENTRY_AGE = 6
_CALL = (State.NOT_IN_SCHOOL, State.ELSEWHERE_UNPROVED, State.TO_REVIEW)


def entrants(register: Sequence[Child], workspace: Workspace, known: Known, now: Rosters, year: int) -> Entrants:
    """The children who are six on 31 August: on a roster, explained by the register, or to be called.
    One whom the register sends to a school that has sent no roster is not judged."""
    found = match_register(register, workspace.township, known, now, year, read_conclusions(workspace))
    six = [one for one in found.children if one.age == ENTRY_AGE]
    silent = {school for school, stage in own_units(workspace.township) - set(now.months) if stage == "primary"}
    came, explained, absent, unjudged = 0, list[Absence](), list[Absence](), 0
    for one in six:
        named = school_name(one.record.school_name, workspace.township) if one.record.school_name else None
        if one.state is State.IN_TOWNSHIP:
            came += 1
        elif one.state not in _CALL:
            explained.append(_absence(one, named))
        elif named in silent:
            unjudged += 1
        else:
            absent.append(_absence(one, named))
    return Entrants(len(six), came, _sorted(explained), _sorted(absent), unjudged)


def _sorted(found: Sequence[Absence]) -> tuple[Absence, ...]:
    return tuple(sorted(found, key=lambda one: (one.village, one.order)))


def _absence(one: Registered, named: str | None) -> Absence:
    record = one.record
    return Absence(
        None, None, "", record.name, record.id_number, record.sex or "", record.guardian_name or record.householder,
        record.phone, record.village, None, one.detail, named,
    )  # fmt: skip
