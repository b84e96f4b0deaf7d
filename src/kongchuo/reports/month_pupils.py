"""One row for every pupil of a school: whether it counts at 学年初, in the opening and at the close."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby
from typing import Any

from kongchuo.model.rows import Rows

_SEEN = ("person", "row_grade", "row_class", "name", "id_number")
_BASE = ("grade", "class_label", "name", "id_number")
_COLUMNS = ("grade", "class_label", "name", "id_number", "base", "before", "now")
Records = list[tuple[Any, ...]]


def pupil_rows(present: Rows, base: Rows) -> Rows:
    """Pupils in school, sorted by school, stage, grade, class and name, with the marks `base`,
    `before` and `now`.

    `present` are the rows of 在读 of a comparison (with `person`, `side`, `row_grade`, `row_class`), `base`
    those of 学年初. Grade and class are those of the balance. A pupil who stands twice on a roster has two rows, so that the marks add up to the figures.
    """
    before, now = (_Units(present[present["side"] == side], _SEEN) for side in ("before", "now"))
    first = _Units(base, _BASE)
    columns: dict[str, list[Any]] = {name: [] for name in ("school", "stage", *_COLUMNS)}
    for school, stage in sorted({*before.known, *now.known, *first.known}):
        unit = (school, stage)
        pupils = _unit(before.records(unit), now.records(unit), first.records(unit))
        columns["school"] += [school] * len(pupils)
        columns["stage"] += [stage] * len(pupils)
        grades, _, labels, names, numbers, _, *marks = zip(*pupils, strict=True)
        for name, values in zip(_COLUMNS, (grades, labels, names, numbers, *marks), strict=True):
            columns[name] += values
    return Rows.of(columns)


class _Units:
    """The rows of every school and stage, in their order; a school's mostly stand together."""

    def __init__(self, rows: Rows, names: Iterable[str]) -> None:
        self._columns = [rows[name].tolist() for name in names]
        self.known: defaultdict[tuple[str, str], list[slice]] = defaultdict(list)
        start = 0
        for unit, group in groupby(rows.records("school", "stage")):
            end = start + sum(1 for _ in group)
            self.known[unit].append(slice(start, end))
            start = end

    def records(self, unit: tuple[str, str]) -> Records:
        """The rows of one school and stage."""
        stretches = self.known.get(unit, ())
        return [record for one in stretches for record in zip(*(column[one] for column in self._columns), strict=True)]


def _unit(before: Records, now: Records, base: Records) -> Records:
    """The pupils of one school and stage, sorted: grade, how long the class's name is, class, name, ID number, a
    position that tells equal ones apart, and the three marks."""
    was, is_now = _told_apart([row[0] for row in before], [row[0] for row in now])
    earlier, seats = dict(zip(was, before, strict=True)), dict(zip(is_now, now, strict=True))
    both = sorted({*earlier, *seats})
    shown = [(seats[key] if key in seats else earlier[key])[1:] for key in both]
    ours, at_first = _told_apart([row[2:] for row in shown], [row[2:] for row in base])
    begun = set(at_first)
    pupils = [
        (row[0], len(row[1]), *row[1:], position, who in begun, key in earlier, key in seats)
        for position, (row, who, key) in enumerate(zip(shown, ours, both, strict=True))
    ]
    known = set(ours)
    pupils += [
        (row[0], len(row[1]), *row[1:], position, True, False, False)
        for position, (row, who) in enumerate(zip(base, at_first, strict=True), len(pupils))
        if who not in known
    ]
    return sorted(pupils)


def _told_apart(*lists: Sequence[Hashable]) -> tuple[Sequence[Any], ...]:
    """Keys of rows made their own: the second of a key is told from the first, on each list."""
    if all(len(set(keys)) == len(keys) for keys in lists):
        return lists
    return tuple(_numbered(keys) for keys in lists)


def _numbered(keys: Sequence[Hashable]) -> Sequence[tuple[Hashable, int]]:
    counts: defaultdict[Hashable, int] = defaultdict(int)
    found = []
    for key in keys:
        found.append((key, counts[key]))
        counts[key] += 1
    return found
