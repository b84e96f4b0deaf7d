"""期初 + 增加 − 减少 = 应有, and what the roster says: for each school and stage, each grade and each class."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kongchuo.model.township import Township
from kongchuo.movements.classrooms import class_order
from kongchuo.movements.comparison import Comparison
from kongchuo.movements.kinds import INS, OUTS
from kongchuo.movements.placing import Counted
from kongchuo.movements.rosters import UNKNOWN_SCHOOL, Unit

# School, stage, grade (None: the whole stage), class (None: the whole grade; empty: nobody says which).
Key = tuple[str, str, int | None, str | None]
Level = Literal["school", "grade", "class"]
GRADES = {"primary": range(1, 7), "junior": range(7, 10)}


@dataclass(frozen=True, slots=True)
class Balance:
    """One row. What a missing roster would have said is None, and `unavailable` says which roster;
    `since` is the month of the earlier roster. `class_label` is empty on the levels above, and in the
    row of a grade's movements whose class nobody knows."""

    level: Level
    school: str
    stage: str | None
    grade: int | None
    opening: int | None
    ins: Mapping[str, int]
    outs: Mapping[str, int]
    closing: int | None
    since: str | None = None
    unavailable: str | None = None
    class_label: str = ""

    @property
    def expected(self) -> int | None:
        """How many pupils there should be."""
        if self.opening is None:
            return None
        return self.opening + sum(self.ins.values()) - sum(self.outs.values())

    @property
    def difference(self) -> int | None:
        """How many there are more (or, below zero, fewer)."""
        if self.closing is None or self.expected is None:
            return None
        return self.closing - self.expected


def balances(comparison: Comparison, movements: Iterable[Counted], township: Township) -> tuple[Balance, ...]:
    """All rows: the schools in the order of the workspace, after each stage its grades, after each
    grade its classes. Classes add up to their grade, grades to their school."""
    opening, closing = _heads(comparison, "before"), _heads(comparison, "now")
    moved = _moved(movements)
    keys = sorted(_keys(township) | opening.keys() | closing.keys() | moved.keys(), key=_order(township))
    return tuple(_balance(comparison, key, opening, closing, moved) for key in keys)


def total(rows: Iterable[Balance]) -> Balance | None:
    """The sum of rows that could all be computed; None when there is none."""
    found = [row for row in rows if row.unavailable is None]
    if not found:
        return None
    return replace(
        found[0],
        opening=sum(row.opening or 0 for row in found),
        ins={name: sum(row.ins[name] for row in found) for name in INS},
        outs={name: sum(row.outs[name] for row in found) for name in OUTS},
        closing=sum(row.closing or 0 for row in found),
    )


def _balance(
    comparison: Comparison,
    key: Key,
    opening: Mapping[Key, int],
    closing: Mapping[Key, int],
    moved: Mapping[Key, Mapping[tuple[int, str], int]],
) -> Balance:
    school, stage, grade, label = key
    unit = (school, stage)
    here = moved.get(key, {})
    month = comparison.before.month(unit)
    sent = comparison.now.month(unit) is not None
    return Balance(
        level="school" if grade is None else "grade" if label is None else "class",
        school=school,
        stage=stage or None,
        grade=grade or None,
        opening=opening.get(key, 0) if month else None,
        ins={name: here.get((1, name), 0) for name in INS},
        outs={name: here.get((-1, name), 0) for name in OUTS},
        closing=closing.get(key, 0) if sent else None,
        since=month.label if month else None,
        unavailable=_unavailable(comparison, month is not None, sent),
        class_label=label or "",
    )


def _unavailable(comparison: Comparison, before: bool, now: bool) -> str | None:
    if before and now:
        return None
    # Rosters before it are looked for only as far as the schools that have sent one need.
    return f"没有{comparison.period.title}以前的花名册。" if now else f"没有收到{comparison.period.title}的花名册。"


def _heads(comparison: Comparison, side: str) -> Counter[Key]:
    present = comparison.present
    rows = present[present["side"] == side]
    columns = (rows[name].tolist() for name in ("school", "stage", "row_grade", "row_class"))
    counts: Counter[Key] = Counter(zip(*columns, strict=True))
    for (school, stage, grade, _), number in list(counts.items()):
        counts[school, stage, grade, None] += number
        counts[school, stage, None, None] += number
    return counts


def _moved(movements: Iterable[Counted]) -> dict[Key, dict[tuple[int, str], int]]:
    found: dict[Key, dict[tuple[int, str], int]] = {}
    listed = list(movements)
    halves: dict[tuple[int, int], set[Key]] = {}
    for one in listed:
        if one.inside:
            halves.setdefault((one.entry.number, one.person), set()).update(_rows(one))
    for one in listed:
        inside = halves[one.entry.number, one.person] if one.inside else set()
        for key in _rows(one):
            # Of a move inside a school both halves would be in this row: it is none there.
            if one.inside and not any(other != key and _level(other) == _level(key) for other in inside):
                continue
            cells = found.setdefault(key, {})
            cells[one.sign, one.column] = cells.get((one.sign, one.column), 0) + 1
    return found


def _rows(one: Counted) -> tuple[Key, Key, Key]:
    return (
        (one.school, one.stage, one.grade, one.class_label),
        (one.school, one.stage, one.grade, None),
        (one.school, one.stage, None, None),
    )


def _level(key: Key) -> int:
    return key.count(None)


def _keys(township: Township) -> set[Key]:
    return {
        (school.name, stage, grade, None)
        for school in township.schools
        for stage in school.stages
        for grade in (None, *GRADES[stage])
    }


def _order(township: Township) -> Callable[[Key], tuple[Any, ...]]:
    places = {school.name: number for number, school in enumerate(township.schools)}
    stages = {"primary": 0, "junior": 1, "": 2}

    def order(key: Key) -> tuple[Any, ...]:
        school, stage, grade, label = key
        place = (school == UNKNOWN_SCHOOL, places.get(school, len(places)), school, stages[stage])
        return (*place, -1 if grade is None else grade or 10, () if label is None else class_order(label))

    return order


def units(rows: Iterable[Balance]) -> Iterator[Unit]:
    """The schools and stages that have a row."""
    for row in rows:
        if row.level == "school":
            yield (row.school, row.stage or "")
