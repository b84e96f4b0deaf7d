"""The register of a workspace on its present rosters: one mechanism for `reconcile` and the report's enrolment."""

from collections.abc import Sequence
from functools import cache
from itertools import repeat

from kongchuo.indicators.register import Seat
from kongchuo.jobs.matching import Known
from kongchuo.model.conclusions import NO_CONCLUSIONS, Conclusions
from kongchuo.model.township import Township
from kongchuo.movements.rosters import Rosters
from kongchuo.reconcile.match import Pupils, matched
from kongchuo.reconcile.persons import child_persons
from kongchuo.reconcile.result import Matched
from kongchuo.records.placement import school_name
from kongchuo.records.register import Child

# What a row of a roster may be asked for.
_TOLD = (
    "file", "sheet", "row", "cell", "school", "grade", "class_label", "status",
    "name", "sex", "id_number", "birth", "guardian", "village", "month",
)  # fmt: skip


def match_register(
    children: Sequence[Child],
    township: Township,
    known: Known,
    now: Rosters,
    year: int,
    conclusions: Conclusions = NO_CONCLUSIONS,
) -> Matched:
    """The register's children with where each of them is, each once, and the pupils who are not among them,
    after what people have concluded."""
    here = sorted(set(known.people.now))
    pupils = Pupils(known.persons.chosen(here), _seats(known, now))
    ours = cache(lambda text: school_name(text, township))
    return matched(children, child_persons(children), pupils, year, ours, conclusions)


def _seats(known: Known, now: Rosters) -> dict[int, tuple[Seat, ...]]:
    """The rows of every child on the present rosters, the newest roster first."""
    roll = {name: now.rows[name].tolist() for name in _TOLD}
    places = (roll[name] for name in ("school", "grade", "class_label", "status"))
    seats = map(Seat, *places, repeat(roll), range(len(now.rows)))
    found: dict[int, tuple[Seat, ...]] = {}
    for person, seat in zip(known.people.now, seats, strict=True):
        found[person] = (*found[person], seat) if person in found else (seat,)
    several = (person for person, own in found.items() if len(own) > 1)
    return found | {
        person: tuple(sorted(found[person], key=lambda seat: seat.month, reverse=True)) for person in several
    }
