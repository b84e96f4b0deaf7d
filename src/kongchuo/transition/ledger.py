"""The ledger 毕业生去向: whose entry is whose, and what an entry decides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.codes import id_number
from kongchuo.codes.proof import proved
from kongchuo.linkage.cascade import link
from kongchuo.linkage.likeness import fold
from kongchuo.linkage.person import Person
from kongchuo.model.township import Township
from kongchuo.records.outcomes import Outcome
from kongchuo.records.placement import school_name
from kongchuo.transition.enrolled import Child
from kongchuo.transition.result import NAME_AND_SCHOOL, Fate

_BORN_LATE = date.min


@dataclass(frozen=True, slots=True)
class Entry:
    """A leaver's entry in the ledger and how it was matched."""

    outcome: Outcome
    matched_by: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an entry decides, with a remark when it decides nothing."""

    fate: Fate
    to_school: str | None = None
    remark: str = ""


def entries(
    leavers: Sequence[Child], outcomes: Sequence[Outcome], township: Township, cohort: int
) -> Mapping[int, Entry]:
    """The newest ledger entry of each leaver, by the leaver's position."""
    people = [leaver.person(key) for key, leaver in enumerate(leavers)]
    rows = [outcome for outcome in outcomes if _not_before(outcome, cohort)]
    links = link(people, [_person(key, outcome) for key, outcome in enumerate(rows)])
    found = {match.left: Entry(_newest(rows[key] for key in match.rights), match.reason) for match in links.matches}
    taken = {key for match in links.matches for key in match.rights}
    rest = {key: rows[key] for key in range(len(rows)) if key not in taken}
    return found | _by_school(leavers, found, rest, township, cohort)


def _person(key: int, outcome: Outcome) -> Person:
    number = outcome.id_number
    return Person(key, outcome.name, number, bool(number) and id_number.parse(number).valid, "", "")


def _newest(outcomes: Iterable[Outcome]) -> Outcome:
    return max(outcomes, key=lambda outcome: outcome.recorded_date or _BORN_LATE)


def _by_school(
    leavers: Sequence[Child], found: Mapping[int, Entry], rest: Mapping[int, Outcome], township: Township, cohort: int
) -> dict[int, Entry]:
    """Entries whose ID number is missing or wrong, by name and school of graduation, when only one
    leaver and one child of the ledger fit. Inside a school's single leaving class year that is safe;
    the same name under a valid other number is somebody else."""
    ours: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for key, leaver in enumerate(leavers):
        ours[leaver.school, fold(leaver.latest.pupil.name)].append(key)
    theirs: defaultdict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in rest.values():
        school = school_name(outcome.school_name, township) or outcome.school_name
        if _not_after(outcome, cohort):
            theirs[school, fold(outcome.name)].append(outcome)
    matched = {}
    for place, outcomes in theirs.items():
        keys = ours.get(place, [])
        if len(outcomes) == len(keys) == 1 and keys[0] not in found and not _two_people(leavers[keys[0]], outcomes[0]):
            matched[keys[0]] = Entry(outcomes[0], NAME_AND_SCHOOL)
    return matched


def _not_before(outcome: Outcome, cohort: int) -> bool:
    """Whether an entry is not of a former year: one who repeated grade 6 then leaves it now."""
    return outcome.recorded_date is None or outcome.recorded_date >= date(cohort, 3, 1)


def _not_after(outcome: Outcome, cohort: int) -> bool:
    """Whether an entry is not the next cohort's, which may have a namesake."""
    return outcome.recorded_date is None or outcome.recorded_date < date(cohort + 1, 6, 1)


def _two_people(leaver: Child, outcome: Outcome) -> bool:
    ours, theirs = leaver.id_number, outcome.id_number
    return ours != theirs and all(number and id_number.parse(number).valid for number in (ours, theirs))


def own_school(outcome: Outcome, township: Township) -> str | None:
    """The school of the township that an entry 升入初中 names; its roster is the proof of that."""
    return school_name(outcome.other_school, township) if outcome.destination == "升入初中" else None


def verdict(outcome: Outcome, township: Township) -> Verdict:
    """What an entry decides (DOMAIN section 3): going elsewhere and deferral need proof."""
    there = outcome.other_school or outcome.other_region or None
    said = outcome.destination
    if said in ("升入初中", "外地就读", "延缓"):
        if not proved(outcome.proof):
            name = own_school(outcome, township)
            if name:
                return Verdict(Fate.UNRESOLVED, remark=f"台账登记升入{name}。")
            place = f"（{there}）" if there and said != "延缓" else ""
            return Verdict(Fate.UNRESOLVED, remark=f"台账登记为“{said}”{place}，但没有证明材料。")
        return Verdict(Fate.DEFERRED) if said == "延缓" else Verdict(Fate.ELSEWHERE, there)
    if said == "特殊教育":
        return Verdict(Fate.SPECIAL, there)
    if said == "留级":
        return Verdict(Fate.REPEATING)
    if said == "死亡":
        return Verdict(Fate.DECEASED)
    if said == "未落实":
        return Verdict(Fate.UNRESOLVED, remark="台账登记为“未落实”。")
    return Verdict(Fate.UNRESOLVED, remark="台账有登记，但去向类别没有填写或无法识别。")
