"""The register of a workspace on its present rosters: one mechanism for `reconcile` and the report's enrolment."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from kongchuo.indicators.register import Seat
from kongchuo.jobs.matching import Known
from kongchuo.model.conclusions import NO_CONCLUSIONS, Conclusions
from kongchuo.model.township import Township
from kongchuo.model.where import Where, column_index
from kongchuo.movements.rosters import Rosters
from kongchuo.reconcile.match import Pupils, matched
from kongchuo.reconcile.persons import child_person
from kongchuo.reconcile.result import Matched
from kongchuo.records.placement import school_name
from kongchuo.records.register import Child


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
    present = set(known.people.now)
    pupils = Pupils([person for person in known.persons if person.key in present], _seats(known, now))
    ours = cache(lambda text: school_name(text, township))
    persons = [child_person(key, child) for key, child in enumerate(children)]
    return matched(children, persons, pupils, year, ours, conclusions)


def _seats(known: Known, now: Rosters) -> dict[int, list[Seat]]:
    rows = now.rows
    names = (
        "file", "sheet", "row", "cell", "school", "grade", "class_label", "status",
        "name", "sex", "id_number", "birth", "guardian", "village", "month",
    )  # fmt: skip
    columns = rows.records(*names)
    found: defaultdict[int, list[Seat]] = defaultdict(list)
    for person, (file, sheet, row, cell, school, grade, label, status, *more) in zip(
        known.people.now, columns, strict=True
    ):
        where = Where(file, sheet, row, column_index(cell.rstrip("0123456789")), "name")
        name, sex, number, birth, guardian, address, month = more
        found[person].append(
            Seat(school, grade, label, status, where, name, sex, number, birth, guardian, address, month)
        )
    for own in found.values():
        if len(own) > 1:
            own.sort(key=lambda seat: seat.month, reverse=True)
    return found
