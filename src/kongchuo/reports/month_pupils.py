"""One row for every pupil of a school: whether it counts at 学年初, in the opening and at the close."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kongchuo.model.rows import Rows

_SEEN = ("row_grade", "row_class", "name", "id_number")
_BASE = ("grade", "class_label", "name", "id_number")
_COLUMNS = ("school", "stage", "name", "id_number", "grade", "class_label", "base", "before", "now")
Key = tuple[Any, ...]
# Grade and class, and the marks base, before, now.
Marked = list[Any]


def pupil_rows(present: Rows, base: Rows) -> Rows:
    """Pupils in school, sorted by school, stage, grade, class and name, with the marks `base`,
    `before` and `now`.

    `present` are the rows of 在读 of a comparison (with `person`, `side`, `row_grade`, `row_class`), `base`
    those of 学年初. Grade and class are those of the balance. A pupil who stands twice on a roster has two rows, so that the marks add up to the figures.
    """
    sides = [present.take(_positions(present["side"], side)) for side in ("before", "now")]
    halves = [_by_unit(rows, ("person", *_SEEN)) for rows in sides]
    first = _by_unit(base, _BASE)
    columns: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
    for school, stage in sorted({*halves[0], *halves[1], *first}):
        unit = (school, stage)
        for values in _unit(halves[0][unit], halves[1][unit], first[unit]):
            for column, value in zip(columns.values(), (*unit, *values), strict=True):
                column.append(value)
    return Rows.of(columns)


def _positions(values: Iterable[Any], wanted: Any) -> list[int]:
    return [position for position, value in enumerate(values) if value == wanted]


def _by_unit(rows: Rows, names: Iterable[str]) -> defaultdict[tuple[str, str], list[Key]]:
    """The rows of every school and stage, in their order."""
    found: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for school, stage, *values in rows.records("school", "stage", *names):
        found[school, stage].append(tuple(values))
    return found


def _unit(before: list[Key], now: list[Key], base: list[Key]) -> Iterator[Key]:
    """The pupils of one school and stage: name, ID number, grade, class, and the three marks."""
    seats = dict(_seated((person, values) for person, *values in now))
    earlier = dict(_seated((person, values) for person, *values in before))
    both = sorted({*seats, *earlier})
    shown = ((seats.get(seat) or earlier[seat], seat in earlier, seat in seats) for seat in both)
    pupils: dict[tuple[Any, int], Marked] = {
        key: [*place, False, *marks]
        for key, (place, *marks) in _seated(
            ((name, number), ((grade, label), was, now_)) for (grade, label, name, number), was, now_ in shown
        )
    }
    for key, place in _seated(((name, number), (grade, label)) for grade, label, name, number in base):
        pupils.setdefault(key, [*place, False, False, False])[2] = True
    for (who, _), values in sorted(pupils.items(), key=lambda one: (one[1][0], len(one[1][1]), one[1][1], *one[0])):
        yield (*who, *values)


def _seated(rows: Iterable[tuple[Any, Any]]) -> Iterator[tuple[tuple[Any, int], Any]]:
    """Rows with the key made their own: the second of a key is told from the first."""
    counts: defaultdict[Any, int] = defaultdict(int)
    for key, values in rows:
        yield (key, counts[key]), values
        counts[key] += 1
