"""The register of a workspace on its present rosters: one mechanism for `reconcile` and the report's enrolment."""

from collections.abc import Sequence
from functools import cache

from kongchuo.indicators.register import Seat
from kongchuo.jobs.matching import Known
from kongchuo.model.conclusions import NO_CONCLUSIONS, Conclusions
from kongchuo.model.rows import Rows
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
    pupils = Pupils(known.persons.chosen(here), _Seats(known.people.now, now.rows))
    ours = cache(lambda text: school_name(text, township))
    return matched(children, child_persons(children), pupils, year, ours, conclusions)


class _Seats:
    """The rows of every child on the present rosters, the newest roster first; made when they are asked for."""

    def __init__(self, people: Sequence[int], rows: Rows) -> None:
        self._roll = {name: rows[name].tolist() for name in _TOLD}
        # The only row of a child, and the rows of those who stand on several.
        self._place: dict[int, int] = {}
        self._places: dict[int, list[int]] = {}
        for position, person in enumerate(people):
            first = self._place.setdefault(person, position)
            if first != position:
                self._places.setdefault(person, [first]).append(position)
        months = self._roll["month"]
        for places in self._places.values():
            places.sort(key=lambda place: months[place], reverse=True)

    def __getitem__(self, person: int, /) -> tuple[Seat, ...]:
        places = self._places.get(person)
        if places is None:
            return (self._seat(self._place[person]),)
        return tuple(map(self._seat, places))

    def _seat(self, place: int) -> Seat:
        roll = self._roll
        return Seat(
            roll["school"][place], roll["grade"][place], roll["class_label"][place], roll["status"][place], roll, place
        )
