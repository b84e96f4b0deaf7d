"""Children to look for: gone or come without a record, on two rosters at once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from kongchuo.model.listed import Listed
from kongchuo.movements import words
from kongchuo.movements.comparison import PRESENT, SUSPENSION, Comparison, History, Seen
from kongchuo.movements.explain import listed
from kongchuo.movements.ledger import Entry
from kongchuo.movements.rosters import Unit

_ON_ROLL = (PRESENT, SUSPENSION)


def left_without_record(comparison: Comparison) -> tuple[Listed, ...]:
    """在读 on the earlier roster, on no roster of the township as 在读 now, and no movement says why:
    the hidden dropout this tool exists to find. A school without a present roster is not judged."""
    before, now = _present(comparison, "before"), _present(comparison, "now")
    compared = {unit for unit in {unit for _, _, unit in before} if comparison.compares(unit)}
    missing = {person for person, _, unit in before if unit in compared} - {person for person, _, _ in now}
    return _sorted(_left(comparison, history) for history in comparison.histories(missing).values())


def joined_without_record(comparison: Comparison) -> tuple[Listed, ...]:
    """在读 at a school now, not on its earlier roster, and no movement says where from. In a new
    school year a pupil of grade 1 or 7 needs none."""
    known = {(person, school) for person, school, _ in _present(comparison, "before")}
    now = _present(comparison, "now")
    compared = {unit for unit in {unit for _, _, unit in now} if comparison.compares(unit)}
    fresh = {person for person, school, unit in now if unit in compared and (person, school) not in known}
    return _sorted(
        _joined(comparison, history, school)
        for history in comparison.histories(fresh).values()
        for school in dict.fromkeys(seen.school for seen in history.present_now)
    )


def twice_enrolled(comparison: Comparison) -> tuple[Listed, ...]:
    """On two rosters, or twice on one, as 在读 or 休学: both hold a place on a roll."""
    rows = comparison.rows
    rows = rows[(rows["side"] == "now") & rows["status"].isin(_ON_ROLL)]
    twice = {person for person, number in Counter(rows["person"].tolist()).items() if number > 1}
    found = []
    for history in comparison.histories(twice).values():
        held = [seen for seen in history.now if seen.status in _ON_ROLL]
        seats = "、".join(f"{seen.place}（{_status(seen)}{seen.cell}）" for seen in held)
        detail = f"同时在{len(held)}处花名册上：{seats}。"
        found.append(listed(history, "twice_enrolled", prefer=history.present_now or held, detail=detail))
    return _sorted(found)


def _status(seen: Seen) -> str:
    return "" if seen.status == PRESENT else f"{seen.status}，"


def _present(comparison: Comparison, side: str) -> list[tuple[int, str, Unit]]:
    """Child, school and unit of every row of 在读 on one side."""
    rows = comparison.present
    rows = rows[rows["side"] == side]
    schools, stages = rows["school"].tolist(), rows["stage"].tolist()
    return list(zip(rows["person"].tolist(), schools, zip(schools, stages, strict=True), strict=True))


def _left(comparison: Comparison, history: History) -> Listed | None:
    newest = max(one.month for one in history.present_before)
    if any(one.month == newest and not comparison.compares(one.unit) for one in history.present_before):
        return None  # was on two rosters, and may still be at the school whose roster has not come
    seen = next(one for one in history.present_before if comparison.compares(one.unit))
    if history.graduates(comparison.crosses(seen.unit)):
        return None
    if _explained_out(history.entries, comparison.known_since(seen.unit), comparison.period.end):
        return None
    detail = f"{words.absent(comparison, history)}{doubt(comparison, history)}。"
    return listed(history, "left_without_record", prefer=[seen], detail=detail)


def _joined(comparison: Comparison, history: History, school: str) -> Listed | None:
    seen = next(one for one in history.present_now if one.school == school)
    if any(one.school == school for one in history.present_before) or not comparison.compares(seen.unit):
        return None
    if comparison.crosses(seen.unit) and seen.grade in (1, 7):
        return None
    if _explained_in(history, seen, comparison.known_since(seen.unit), comparison.period.end):
        return None
    reason = words.come(comparison, ("", "", 0), history, seen, ())
    return listed(history, "joined_without_record", prefer=[seen], detail=f"{reason}{doubt(comparison, history)}。")


def _explained_out(entries: Iterable[Entry], first: date, last: date) -> bool:
    """Whether a movement out says why, and the child has not come back since by the ledger."""
    spell = [entry for entry in entries if entry.usable and entry.sign and first <= entry.day <= last]
    outs = [entry for entry in spell if entry.sign < 0]
    if not outs:
        return False
    # A transfer inside the township is followed by its own list (`transfer_not_arrived`).
    return bool(outs[-1].target) or not any(entry.sign > 0 and entry.day > outs[-1].day for entry in spell)


def _explained_in(history: History, seen: Seen, first: date, last: date) -> bool:
    for entry in history.entries:
        if not entry.usable or not first <= entry.day <= last:
            continue
        if entry.sign > 0 and entry.school in (seen.school, None):
            return True
        if entry.kind == "转出" and entry.target == seen.school:
            return True
    return False


def doubt(comparison: Comparison, history: History) -> str:
    """The children of the other roster who may be this one, and what the ledger fails to say."""
    likely = comparison.likely.get(history.person, ())
    texts = []
    if likely:
        others = [one for other in comparison.histories(set(likely)).values() for one in (other.now or other.before)]
        texts.append("可能是" + "、".join(f"{one.place}的{one.name}" for one in others[:3]) + "，请核对")
    if any(not entry.usable for entry in history.entries):
        texts.append("台账有一条异动，日期或类别看不清")
    return "".join(f"；{text}" for text in texts)


def _sorted(found: Iterable[Listed | None]) -> tuple[Listed, ...]:
    return tuple(sorted((one for one in found if one), key=lambda one: one.order))


def suspicious_classes(left: Iterable[Listed], sizes: dict[tuple[str, str], int]) -> Iterator[tuple[str, str, int]]:
    """Whole classes that are gone: more likely a sheet that was not sent than pupils who left.
    `sizes` are the classes of the earlier rosters."""
    gone: dict[tuple[str, str], int] = {}
    for child in left:
        key = (child.school or "", child.class_label)
        gone[key] = gone.get(key, 0) + 1
    for (school, label), number in gone.items():
        if number > 4 and number == sizes.get((school, label)):
            yield school, label, number
