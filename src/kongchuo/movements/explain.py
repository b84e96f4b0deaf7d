"""Every difference of a balance, explained by names.

A child counts −1 for standing on the earlier roster, +1 for the present one, −1 for each movement
in and +1 for each movement out. Where that is not nothing the child explains the difference; the
effects of all children of a row add up to its difference exactly, for classes, grades and schools.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kongchuo.model.listed import Listed
from kongchuo.model.rows import Rows
from kongchuo.movements import words
from kongchuo.movements.classrooms import class_order
from kongchuo.movements.comparison import Comparison, History, Seen
from kongchuo.movements.placing import Counted

Row = tuple[str, str, int]  # school, stage, grade as the balance counts it


@dataclass(frozen=True, slots=True)
class Explanation:
    """A child, by how much it changes the difference of its class's row, and why. `inside` marks a
    child who only changes class: its effects cancel each other in the grade and the school."""

    school: str
    stage: str | None
    grade: int | None
    class_label: str
    effect: int
    child: Listed
    inside: bool = False

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return self.child.detail


def explanations(comparison: Comparison, movements: Iterable[Counted]) -> tuple[Explanation, ...]:
    """The children behind the differences of all rows that can be compared, sorted like the rosters."""
    moved = list(movements)
    effects = _effects(comparison, moved)
    histories = comparison.histories({person for _, person in effects})
    mine: dict[tuple[Row, int], list[Counted]] = {}
    for one in moved:
        mine.setdefault(((one.school, one.stage, one.grade), one.person), []).append(one)
    found = [
        one
        for (row, person), by_class in effects.items()
        for one in _explained(comparison, row, by_class, histories[person], mine.get((row, person), []))
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Explanation) -> tuple[Any, ...]:
    return (one.school, one.stage or "", one.grade or 99, class_order(one.class_label), one.child.order)


def _effects(comparison: Comparison, moved: list[Counted]) -> dict[tuple[Row, int], dict[str, int]]:
    """What is not nothing: row and child → class → effect."""
    found: dict[tuple[Row, int], dict[str, int]] = {}

    def add(key: tuple[Row, int], label: str, effect: int) -> None:
        classes = found.setdefault(key, {})
        classes[label] = classes.get(label, 0) + effect

    for school, stage, grade, label, person, side in _changed(comparison.present):
        add(((school, stage, grade), person), label, 1 if side == "now" else -1)
    for one in moved:
        add(((one.school, one.stage, one.grade), one.person), one.class_label, -one.sign)
    compared = {unit for unit in {row[:2] for row, _ in found} if comparison.compares(unit)}
    return {
        key: {label: effect for label, effect in classes.items() if effect}
        for key, classes in found.items()
        if key[0][:2] in compared and any(classes.values())
    }


def _changed(rows: Rows) -> Iterator[tuple[Any, ...]]:
    """The rows of whoever does not stand in the same class on both rosters: the two rows of all others, who
    are nearly everybody, cancel each other."""
    persons, sides = rows["person"].tolist(), rows["side"].tolist()
    places = [rows[name].tolist() for name in ("school", "stage", "row_grade", "row_class")]
    before: dict[int, int] = {}
    left = []
    for position, (person, side) in enumerate(zip(persons, sides, strict=True)):
        if side == "before":
            earlier = before.setdefault(person, position)
            if earlier != position:
                left.append(position)
        else:
            earlier = before.get(person, -1)
            if earlier >= 0 and all(column[earlier] == column[position] for column in places):
                del before[person]
            else:
                left.append(position)
    for position in sorted((*left, *before.values())):
        yield *(column[position] for column in places), persons[position], sides[position]


def _explained(
    comparison: Comparison, row: Row, effects: dict[str, int], history: History, moved: list[Counted]
) -> Iterator[Explanation]:
    school, stage, grade = row
    whole = sum(effects.values())
    before = _here(history.present_before, row)
    now = _here(history.present_now, row)
    if whole:
        reason = "；".join(_reasons(comparison, row, whole, history, (before, now), moved))
    else:
        reason = words.reclassed(before, now, moved)
    child = listed(history, "difference", prefer=now or before, moved=moved, detail=f"{reason}。")
    for label, effect in effects.items():
        yield Explanation(school, stage or None, grade or None, label, effect, child, inside=not whole)


def _here(seen: Iterable[Seen], row: Row) -> list[Seen]:
    return [one for one in seen if (one.school, one.stage, one.row_grade) == row]


def _reasons(
    comparison: Comparison,
    row: Row,
    effect: int,
    history: History,
    here: tuple[list[Seen], list[Seen]],
    moved: list[Counted],
) -> Iterator[str]:
    before, now = here
    if len(now) > 1:
        yield f"本期花名册上有{len(now)}处：{'、'.join(one.place for one in now)}"
    if len(before) > 1:
        yield f"{words.month(before[0].month)}花名册上有{len(before)}处"
    if len(moved) > 1:
        yield f"台账登记了{len(moved)}次：{'、'.join(one.entry.short for one in moved)}"
    if before and not now and effect < 0:
        reason = words.gone(comparison, row, history, before[0], moved)
        yield f"本期花名册上没有，{reason}" if reason == words.NO_RECORD else reason
    elif now and not before and effect > 0:
        reason = words.come(comparison, row, history, now[0], moved)
        yield f"以前的花名册上没有，{reason}" if reason == words.NO_RECORD else reason
    elif len(moved) == 1 and len(now) < 2 and len(before) < 2:
        yield words.contradicted(comparison, moved[0], bool(before), bool(now))


def listed(
    history: History,
    name: str,
    *,
    detail: str,
    prefer: Iterable[Seen] = (),
    moved: Iterable[Counted] = (),
) -> Listed:
    """The child as its roster row (or, on no roster, the ledger) names it."""
    one = next(iter(prefer), None) or next(iter((*history.now, *history.before)), None)
    if one is None:
        entry = next((item.entry for item in moved), None) or history.entries[0]
        return entry.listed(name, detail=detail)
    last = max((seen.month for seen in (*history.before, *history.now)), default=None)
    return Listed(
        name, one.name, one.id_number, one.school, one.stage or None, one.grade or None, one.class_label, last, detail
    )
