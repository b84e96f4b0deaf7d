"""Every difference of a balance, explained by names.

A child counts −1 for standing on the earlier roster, +1 for the present one, −1 for each movement
in and +1 for each movement out. Where that is not nothing the child explains the difference; the
effects of all children of a row add up to its difference exactly.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kongchuo.model.listed import Listed
from kongchuo.movements import words
from kongchuo.movements.comparison import Comparison, History, Seen
from kongchuo.movements.placing import Counted

Row = tuple[str, str, int]  # school, stage, grade as the balance counts it


@dataclass(frozen=True, slots=True)
class Explanation:
    """A child, by how much it changes the row's difference, and why."""

    school: str
    stage: str | None
    grade: int | None
    effect: int
    child: Listed

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
        _explained(comparison, row, effect, histories[person], mine.get((row, person), []))
        for (row, person), effect in effects.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.school, one.stage or "", one.grade or 99, one.child.order)))


def _effects(comparison: Comparison, moved: list[Counted]) -> dict[tuple[Row, int], int]:
    rows = comparison.present
    keys = zip(rows["school"], rows["stage"], rows["row_grade"].tolist(), rows["person"].tolist(), strict=True)
    effects: dict[tuple[Row, int], int] = {}
    for (school, stage, grade, person), now in zip(keys, rows["side"] == "now", strict=True):
        key = ((school, stage, grade), person)
        effects[key] = effects.get(key, 0) + (1 if now else -1)
    for one in moved:
        key = ((one.school, one.stage, one.grade), one.person)
        effects[key] = effects.get(key, 0) - one.sign
    compared = {unit for unit in {row[:2] for row, _ in effects} if comparison.compares(unit)}
    return {key: effect for key, effect in effects.items() if effect and key[0][:2] in compared}


def _explained(comparison: Comparison, row: Row, effect: int, history: History, moved: list[Counted]) -> Explanation:
    school, stage, grade = row
    here_before = _here(history.present_before, row, "before")
    here_now = _here(history.present_now, row, "now")
    reason = "；".join(_reasons(comparison, row, effect, history, (here_before, here_now), moved))
    child = listed(history, "difference", prefer=here_now or here_before, moved=moved, detail=f"{reason}。")
    return Explanation(school, stage or None, grade or None, effect, child)


def _here(seen: Iterable[Seen], row: Row, side: str) -> list[Seen]:
    return [one for one in seen if (one.school, one.stage, one.row_grade if side == "before" else one.grade) == row]


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
