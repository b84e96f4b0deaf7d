"""Movements that must lead somewhere: transfers that have not arrived, suspensions that are over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kongchuo.codes.proof import proved
from kongchuo.model.listed import Listed
from kongchuo.model.period import school_year
from kongchuo.movements.comparison import Comparison, History
from kongchuo.movements.explain import listed
from kongchuo.movements.ledger import Entry
from kongchuo.movements.rosters import LAST_GRADES, Unit

# A transfer to another township must be proved within this many days.
PROOF_DAYS = 30
# A transfer older than a year is no longer followed: the child may have left the other school since.
FOLLOWED_DAYS = 366


@dataclass(frozen=True, slots=True)
class Transfer:
    """A 转出 with whether the arrival is established, and why not."""

    entry: Entry
    history: History
    doubt: str | None


def transfer_not_arrived(comparison: Comparison, day: date) -> tuple[Listed, ...]:
    """转出 to a school of the township on whose latest roster the pupil is not; or 转出 elsewhere,
    thirty days past, without 证明材料."""
    found = []
    for transfer in transfers(comparison, day):
        entry = transfer.entry
        patient = not entry.target and entry.day + timedelta(days=PROOF_DAYS) >= day
        if transfer.doubt and not patient:
            found.append(_listed(transfer.history, entry, "transfer_not_arrived", transfer.doubt))
    return tuple(sorted(found, key=lambda one: one.order))


def transfers(comparison: Comparison, day: date) -> Iterator[Transfer]:
    """The last movement out of each child that is a transfer of the past year."""
    for history in _histories(comparison).values():
        known = [entry for entry in history.entries if entry.usable and entry.sign and entry.day <= day]
        outs = [entry for entry in known if entry.sign < 0]
        if outs and outs[-1].kind == "转出" and (day - outs[-1].day).days <= FOLLOWED_DAYS:
            # Who went elsewhere and came in again since need not be proved to be there.
            back = not outs[-1].target and known[-1].sign > 0
            yield Transfer(outs[-1], history, None if back else _doubt(comparison, outs[-1], history))


def _doubt(comparison: Comparison, entry: Entry, history: History) -> str | None:
    """Why the arrival is not established."""
    if entry.target:
        return _not_on_roster(comparison, entry, history)
    if proved(entry.record.proof):
        return None
    there = entry.record.other_school or entry.record.other_region or "外地"
    if any(seen.school != entry.school for seen in history.present_now):
        return None
    return f"{entry.short}到{there}，没有证明材料"


def _not_on_roster(comparison: Comparison, entry: Entry, history: History) -> str | None:
    target = entry.target or ""
    latest = [unit for unit in (*comparison.now.months, *comparison.before.months) if unit[0] == target]
    if not latest or _left_since(comparison, entry, history, latest):
        return None
    months = [comparison.now.months.get(unit) or comparison.before.months[unit] for unit in latest]
    if max(month.end for month in months) < entry.day:
        return None  # its roster is older than the transfer and says nothing
    sent = any(unit in comparison.now.months for unit in latest)
    there = history.now if sent else history.before
    if any(seen.school == target for seen in there):
        return None
    now = history.present_now
    where = f"，现在{now[0].place}" if now else ""
    return f"{entry.short}到{target}，{target}的花名册上没有{where}"


def _left_since(comparison: Comparison, entry: Entry, history: History, there: list[Unit]) -> bool:
    """Whether the end of the school year took the child away from there again; not when the roster
    before the summer already shows that it never came, and it is in no school now."""
    year = school_year(entry.day)
    if comparison.period.school_year == year or entry.grade not in LAST_GRADES:
        return False
    before = [month for unit in there if (month := comparison.before.month(unit))]
    told = any(month.school_year == year and month.end >= entry.day for month in before)
    came = any(seen.school == entry.target for seen in history.before)
    return not told or came or bool(history.present_now)


def suspension_expired(comparison: Comparison, day: date) -> tuple[Listed, ...]:
    """休学期满日期 past, and neither 复学 nor a new 休学 since (nor a movement out of the school)."""
    found = []
    for history in _histories(comparison).values():
        known = [entry for entry in history.entries if entry.usable and entry.day <= day and entry.sign]
        last = known[-1] if known else None
        if last is None or last.kind != "休学" or not last.record.suspension_end:
            continue
        end = last.record.suspension_end
        if end < day:
            now = history.present_now
            seen = f"花名册上已在{now[0].place}在读，台账没有复学记录" if now else "没有复学，也没有办理续休"
            found.append(_listed(history, last, "suspension_expired", f"{end.isoformat()}休学期满，{seen}"))
    return tuple(sorted(found, key=lambda one: one.order))


def _histories(comparison: Comparison) -> dict[int, History]:
    return comparison.histories(set(comparison.movers))


def _listed(history: History, entry: Entry, name: str, reason: str) -> Listed:
    seen = next((one for one in (*history.before, *history.now) if one.school == entry.school), None)
    if seen is None:
        return entry.listed(name, detail=f"{reason}。")
    return listed(history, name, prefer=[seen], detail=f"{reason}。")
