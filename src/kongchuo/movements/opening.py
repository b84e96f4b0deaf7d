"""开学点名: who of the last rosters before a term has come back, and why the others have not."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kongchuo.codes.proof import proved
from kongchuo.movements import lists, words
from kongchuo.movements.comparison import SUSPENSION, Comparison, History, Seen
from kongchuo.movements.followed import PROOF_DAYS
from kongchuo.movements.ledger import Entry
from kongchuo.movements.rosters import LAST_GRADES, Unit

# absent: nobody has seen the child and nothing says that it need not come. unjudged: the roster on
# which it may stand has not been sent.
Standing = Literal["absent", "explained", "unjudged"]
# Whoever is of school age has to be called back (义务教育法 §13, §27), whatever the ledger says.
_STILL_DUE = ("退学", "开除")
GRADUATED = "九年级毕业"


@dataclass(frozen=True, slots=True)
class Contact:
    """What the last roster says of how to reach a child."""

    sex: str
    guardian: str
    phone: str
    home: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """A child 在读 on a last roster and on no roster since: `seen` is that row, `reason` one sentence
    without a full stop. `graduated`: the leaving class of a junior school, which need not come."""

    person: int
    seen: Seen
    contact: Contact
    standing: Standing
    reason: str
    graduated: bool = False


@dataclass(frozen=True)
class Called:
    """The last rosters called over. `last` and `came` count children by school (and stage)."""

    last: Mapping[Unit, int]
    came: Mapping[Unit, int]
    unseen: tuple[Unseen, ...]


def call(
    comparison: Comparison, day: date, meanwhile: Collection[int] = (), followed_elsewhere: bool = False
) -> Called:
    """Every child 在读 on a last roster, once: it came, or it is among `unseen`.

    `day` is the last whose movements count, `meanwhile` the children seen on rosters between the two.
    With `followed_elsewhere` grade 6 is left out where a summer lies between: transition follows it.
    """
    rows = comparison.present
    now = {*rows[rows["side"] == "now"]["person"], *meanwhile}
    before = rows[rows["side"] == "before"]
    units = zip(before["school"].tolist(), before["stage"].tolist(), strict=True)
    homes: dict[int, tuple[Unit, int]] = {}
    for person, unit, grade in zip(before["person"].tolist(), units, before["grade"].tolist(), strict=True):
        homes.setdefault(person, (unit, grade))  # the newest roster comes first
    leaving = {unit for unit, _ in homes.values() if followed_elsewhere and comparison.crosses(unit)}
    called = {one: unit for one, (unit, grade) in homes.items() if not (grade == LAST_GRADES[0] and unit in leaving)}
    missing = {person for person in called if person not in now}
    return Called(
        Counter(called.values()),
        Counter(unit for person, unit in called.items() if person in now),
        tuple(sorted(_unseen(comparison, missing, day), key=lambda one: (one.seen.school, one.person))),
    )


def _unseen(comparison: Comparison, missing: set[int], day: date) -> Iterator[Unseen]:
    contacts = _contacts(comparison, missing)
    for person, history in comparison.histories(missing).items():
        seen = history.present_before[0]
        if history.graduates(comparison.crosses(seen.unit)) and seen.grade == LAST_GRADES[1]:
            yield Unseen(person, seen, contacts[person], "explained", GRADUATED, graduated=True)
        else:
            yield Unseen(person, seen, contacts[person], *_judged(comparison, history, seen, day))


def _contacts(comparison: Comparison, wanted: set[int]) -> dict[int, Contact]:
    """From the newest row; what it lacks an older one may have."""
    rows = comparison.rows
    rows = rows[(rows["side"] == "before") & rows["person"].isin(wanted)]
    found: dict[int, tuple[str, ...]] = {}
    columns = [rows[name].tolist() for name in ("sex", "guardian", "phone", "village")]
    for person, *values in zip(rows["person"].tolist(), *columns, strict=True):
        known = found.get(person, ("",) * len(values))
        found[person] = tuple(old or new for old, new in zip(known, values, strict=True))
    return {person: Contact(*values) for person, values in found.items()}


def _judged(comparison: Comparison, history: History, seen: Seen, day: date) -> tuple[Standing, str]:
    newest = [one for one in history.present_before if one.month == seen.month]
    waiting = next((one.school for one in newest if comparison.now.month(one.unit) is None), None)
    out = _last_out(history.entries, comparison.known_since(seen.unit), day)
    told = _by_movement(comparison, out, day) if out else None
    if told and told[0] != "absent":
        return told
    if waiting:
        return "unjudged", f"{waiting}的花名册还没有交"
    if told:
        return told
    return "absent", f"{words.absent(comparison, history)}{lists.doubt(comparison, history)}"


def _last_out(entries: Iterable[Entry], first: date, last: date) -> Entry | None:
    """The movement out after which the ledger has not seen the child come back."""
    spell = [entry for entry in entries if entry.usable and entry.sign and first <= entry.day <= last]
    outs = [entry for entry in spell if entry.sign < 0]
    if not outs:
        return None
    back = not outs[-1].target and any(entry.sign > 0 and entry.day > outs[-1].day for entry in spell)
    return None if back else outs[-1]


def _by_movement(comparison: Comparison, out: Entry, day: date) -> tuple[Standing, str]:
    if out.kind == "转出":
        return _by_transfer(comparison, out, day)
    if out.kind in _STILL_DUE:
        return "absent", f"台账{out.short}，义务教育阶段仍应动员返校"
    if out.kind == SUSPENSION:
        end = out.record.suspension_end
        if end and end < day:
            return "absent", f"台账{out.short}，{end.isoformat()}休学期满，没有复学"
        return "explained", f"台账{out.short}" + (f"，{end.isoformat()}期满" if end else "")
    return "explained", f"台账{out.short}"


def _by_transfer(comparison: Comparison, out: Entry, day: date) -> tuple[Standing, str]:
    record, target = out.record, out.target
    if target:
        months = [month for (school, _), month in comparison.now.months.items() if school == target]
        if not months:
            return "unjudged", f"台账{out.short}到{target}，{target}的花名册还没有交"
        if max(month.end for month in months) < out.day:
            return "unjudged", f"台账{out.short}到{target}，要看{target}下一次的花名册"
        return "absent", f"台账{out.short}到{target}，{target}的花名册上没有"
    there = record.other_school or record.other_region or "外地"
    if proved(record.proof):
        return "explained", f"台账{out.short}到{there}（{record.proof}）"
    if out.day + timedelta(days=PROOF_DAYS) >= day:
        return "explained", f"台账{out.short}到{there}，证明材料还在{PROOF_DAYS}天期限内"
    return "absent", f"台账{out.short}到{there}，没有证明材料"
