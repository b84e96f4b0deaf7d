"""Why a child changes a balance, in the clerk's words."""

from collections.abc import Iterable, Sequence

from kongchuo.codes.classes import grade_label
from kongchuo.movements.comparison import Comparison, History, Seen
from kongchuo.movements.ledger import Entry
from kongchuo.movements.placing import Counted
from kongchuo.movements.rosters import LAST_GRADES

Row = tuple[str, str, int]

NO_RECORD = "台账没有异动记录"


def month(label: str) -> str:
    """`2023-02` → `2023年2月`."""
    year, number = label.split("-")
    return f"{year}年{int(number)}月"


def gone(comparison: Comparison, row: Row, history: History, seen: Seen, moved: Sequence[Counted]) -> str:
    """On the earlier roster, not on the present one, and no movement counted for it."""
    here = [one for one in history.present_now if one.unit == seen.unit]
    if here:
        return _changed(seen, here[0])
    inside = [one for one in history.present_now if one.school == seen.school]
    if inside and history.graduates(comparison.crosses(seen.unit)):
        return f"升入本校{inside[0].class_label}，台账没有毕业记录"
    if inside:
        return _regraded(inside[0])
    outside = _outside(comparison, history, seen, -1, moved)
    if outside:
        return f"台账{outside.short}，不在本期内，{month(seen.month)}花名册没有减去"
    if history.graduates(comparison.crosses(seen.unit)):
        return f"{'六' if seen.grade == LAST_GRADES[0] else '九'}年级学年末毕业，台账没有毕业记录"
    if history.present_now:
        return f"现在{places(history.present_now)}在读，台账没有本校的转出记录"
    return absent(comparison, history)


def absent(comparison: Comparison, history: History) -> str:
    """On no roster as 在读, and no movement says why."""
    now = next(iter(history.now), None)
    if now:
        return f"本期花名册上学籍状态为“{now.status}”，{NO_RECORD}"
    return NO_RECORD


def come(comparison: Comparison, row: Row, history: History, seen: Seen, moved: Sequence[Counted]) -> str:
    """On the present roster, not on the earlier one, and no movement counted for it."""
    here = [one for one in history.present_before if one.unit == seen.unit]
    if here:
        return _changed(here[0], seen)
    earlier = [one for one in history.present_before if one.school == seen.school]
    if earlier and history.graduates(comparison.crosses(seen.unit)):
        return f"由本校{earlier[0].class_label}升入，台账没有招生记录"
    if earlier:
        return _regraded(seen)
    outside = _outside(comparison, history, seen, 1, moved)
    if outside:
        return f"台账{outside.short}，不在本期内"
    if comparison.crosses(seen.unit) and seen.grade in (1, 7):
        return f"{'一' if seen.grade == 1 else '七'}年级新生，台账没有招生记录"
    if history.present_before:
        return f"{month(history.present_before[0].month)}在{places(history.present_before)}，台账没有本校的转入记录"
    return unknown(history)


def unknown(history: History) -> str:
    """On the present roster as 在读, and no movement says where from."""
    before = next(iter(history.before), None)
    if before:
        return f"{month(before.month)}花名册上学籍状态为“{before.status}”，{NO_RECORD}"
    return NO_RECORD


def contradicted(comparison: Comparison, one: Counted, before: bool, now: bool) -> str:
    """A movement that the rosters do not bear out."""
    entry = one.entry
    if one.sign > 0:
        return f"台账{entry.short}，但{'以前的花名册上已经有' if before else '本期花名册上没有'}"
    return f"台账{entry.short}，但{'本期花名册上还在读' if now else '以前的花名册上已经没有'}"


def reclassed(before: Sequence[Seen], now: Sequence[Seen], moved: Sequence[Counted]) -> str:
    """The same grade of the same school, another class."""
    if len(now) > 1:
        return f"本期花名册上有{len(now)}处：{places(now)}"
    if len(before) > 1:
        return f"{month(before[0].month)}花名册上有{len(before)}处：{places(before)}"
    if moved or not (before and now):
        return f"台账登记了{len(moved)}次，班级不一致：{'、'.join(one.entry.short for one in moved)}"
    old, new = before[0], now[0]
    if old.grade != old.row_grade:
        return f"由{_class(old)}升入{_class(new)}，不是原来的班，台账没有转班记录"
    return f"由{_class(old)}转到{_class(new)}，台账没有转班记录"


def _class(seen: Seen) -> str:
    """The class; what does not read as one in quotation marks."""
    label = seen.class_label
    if not label:
        return "班级不明"
    return label if label.startswith(grade_label(seen.grade) or " ") else f"“{label}”"


def places(seen: Iterable[Seen]) -> str:
    """`马井镇中心小学四年级(1)班、马井镇东风小学四年级`."""
    return "、".join(dict.fromkeys(one.place for one in seen))


def _changed(earlier: Seen, now: Seen) -> str:
    """The same stage of the same school, another grade."""
    if not now.grade:
        return f"由{earlier.class_label}变到“{now.class_label}”，看不出年级"
    return f"由{earlier.class_label or '年级不明'}变到{now.class_label}，台账没有留级、跳级记录"


def _regraded(now: Seen) -> str:
    """The same school, another stage, and no summer between."""
    return f"本期花名册上是{now.class_label or '年级不明'}，请核对年级"


def _outside(comparison: Comparison, history: History, seen: Seen, sign: int, moved: Sequence[Counted]) -> Entry | None:
    """The latest movement of that direction at that school that explains, but that the comparison
    does not count."""
    counted = {one.entry.number for one in moved}
    first, last = comparison.known_since(seen.unit), comparison.period.end
    found = [
        entry
        for entry in history.entries
        if entry.usable and entry.sign == sign and entry.school == seen.school and entry.number not in counted
    ]
    return next((entry for entry in reversed(found) if first <= entry.day <= last), None)
