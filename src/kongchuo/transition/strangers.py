"""Who of the grade 7 pupils that left no grade 6 is new to the township."""

from collections.abc import Iterable, Iterator, Sequence

from kongchuo.codes import id_number, person_name
from kongchuo.linkage.cascade import link
from kongchuo.model.period import Period
from kongchuo.model.table import Table
from kongchuo.transition.enrolled import Child, Seen, children, rows_of


def strangers(arrivals: Sequence[Child], rosters: Iterable[tuple[Period, Sequence[Table]]]) -> tuple[Child, ...]:
    """Those on no roster of the school year before (months newest first), whatever the grade: who
    skipped grade 6 or repeats grade 7 has been here all along."""
    people = [child.person(key) for key, child in enumerate(arrivals)]
    names = {person.name for person in people}
    numbers = {person.id_number for person in people if person.id_number}
    batches = [list(_alike(month, tables, names, numbers)) for month, tables in rosters]
    links = link(people, [child.person(key) for key, child in enumerate(children(batches))])
    return tuple(child for key, child in enumerate(arrivals) if links.of(key) is None)


def _alike(month: Period, tables: Sequence[Table], names: set[str], numbers: set[str]) -> Iterator[Seen]:
    """The rows that have one of the names or numbers: a township has thousands of others."""
    parts = []
    for table in tables:
        rows = zip(table.text("name"), table.text("id_number"), strict=True)
        alike = [
            position
            for position, (name, number) in enumerate(rows)
            if person_name.normalise(name) in names or id_number.normalise(number) in numbers
        ]
        parts.append(table.take(alike))
    return rows_of(parts, month, lambda grade: True)
