"""Each leaver to exactly one outcome: the rosters first, then the ledger, then nobody knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kongchuo.linkage.cascade import Links, link
from kongchuo.linkage.concluded import link_concluded
from kongchuo.model.conclusions import NO_CONCLUSIONS, Conclusions
from kongchuo.model.period import Period
from kongchuo.model.township import School, Township
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome
from kongchuo.records.placement import school_name
from kongchuo.transition import ledger, remarks
from kongchuo.transition.enrolled import Child
from kongchuo.transition.leavers import Leavers, Since
from kongchuo.transition.result import Fate, Followed, Remark, Transition


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The ledgers; None for one that the workspace does not have."""

    outcomes: Sequence[Outcome] | None = None
    movements: Sequence[Movement] | None = None


def follow(
    cohort: int,
    as_of: date,
    township: Township,
    leaving: Leavers,
    since: Since,
    ledgers: Ledgers,
    unread: tuple[str, ...] = (),
    conclusions: Conclusions = NO_CONCLUSIONS,
) -> Transition:
    """The cohort followed from its last grade 6 rosters to the rosters since September, after what
    people have concluded of likely pairs."""
    leavers, seventh = sorted(leaving.children, key=lambda child: _order(child, township)), since.seventh
    people = [leaver.person(key) for key, leaver in enumerate(leavers)]
    arrivals = [child.person(key) for key, child in enumerate(seventh)]
    linked = link_concluded(people, arrivals, conclusions)
    links = linked.links
    entries = ledger.entries(leavers, ledgers.outcomes or (), township, cohort)
    repeaters = _repeaters(leavers, links, since.sixth)
    followed = [
        _one(leaver, township, entries.get(key), _arrival(links, seventh, key), repeaters.get(key))
        for key, leaver in enumerate(leavers)
    ]
    followed = [_doubted(one, links, seventh, key) for key, one in enumerate(followed)]
    unsent = _unsent(township, since.seventh_months)
    followed = remarks.add(followed, since, ledgers.movements or (), township, unsent, cohort)
    unknown = [
        child for key, child in enumerate(seventh) if key not in links.rights and links.tie_of_right(key) is None
    ]
    return Transition(
        cohort,
        as_of,
        township,
        tuple(followed),
        seventh,
        tuple(unknown),
        leaving.months,
        since.seventh_months,
        unsent,
        tuple(
            school.name
            for school in township.schools
            if "primary" in school.stages and school.name not in leaving.months
        ),
        ledgers.outcomes is not None,
        unread,
        remarks=(*conclusions.problems, *linked.problems),
    )


def _order(child: Child, township: Township) -> tuple[int, str, str, int]:
    """By school in the workspace's order, then as the roster has them."""
    names = [school.name for school in township.schools]
    place = names.index(child.school) if child.school in names else len(names)
    where = child.latest.where
    return place, where.file or "", where.sheet or "", where.row or 0


@dataclass(frozen=True, slots=True)
class _Found:
    child: Child
    reason: str


def _arrival(links: Links, seventh: Sequence[Child], key: int) -> _Found | None:
    match = links.of(key)
    return _Found(seventh[match.rights[0]], match.reason) if match else None


def _repeaters(leavers: Sequence[Child], links: Links, sixth: Sequence[Child]) -> Mapping[int, _Found]:
    """Leavers who stand on a grade 6 roster again and on no grade 7 roster."""
    rest = [leaver.person(key) for key, leaver in enumerate(leavers) if links.of(key) is None]
    again = link(rest, [child.person(key) for key, child in enumerate(sixth)])
    return {match.left: _Found(sixth[match.rights[0]], match.reason) for match in again.matches}


def _one(
    leaver: Child, township: Township, entry: ledger.Entry | None, arrived: _Found | None, repeats: _Found | None
) -> Followed:
    expected = expected_school(leaver.school, township)
    outcome = entry.outcome if entry else None
    seen = arrived or repeats
    if seen:
        fate = Fate.REGISTERED if arrived else Fate.REPEATING
        conflict = _contradiction(fate, seen.child, outcome, township)
        return Followed(
            leaver, fate, expected, seen.child.school, seen.reason, seen.child.latest.where,
            found=seen.child, ledger=outcome, remarks=(Remark(conflict, True),) if conflict else (),
        )  # fmt: skip
    if entry is None:
        return Followed(leaver, Fate.UNRESOLVED, expected)
    said = ledger.verdict(entry.outcome, township)
    to_school = said.to_school or (leaver.school if said.fate is Fate.REPEATING else None)
    return Followed(
        leaver, said.fate, expected, to_school, entry.matched_by, entry.outcome.where,
        ledger=outcome, remarks=(Remark(said.remark),) if said.remark else (),
    )  # fmt: skip


_AGREES = {Fate.REGISTERED: ("升入初中", "未落实", None), Fate.REPEATING: ("留级", "未落实", None)}


def _contradiction(fate: Fate, child: Child, outcome: Outcome | None, township: Township) -> str:
    """What the ledger says against the roster; the roster counts."""
    if outcome is None:
        return ""
    grade = "七年级" if fate is Fate.REGISTERED else "六年级"
    place = f"已在{child.school}{grade}花名册上"
    if outcome.destination not in _AGREES[fate]:
        return f"台账登记为“{outcome.destination}”，但{place}，请核对台账。"
    said = school_name(outcome.other_school, township) if outcome.other_school else None
    if fate is Fate.REGISTERED and outcome.destination == "升入初中" and outcome.other_school and said != child.school:
        return f"台账登记升入“{outcome.other_school}”，但{place}，请核对台账。"
    return ""


def _doubted(one: Followed, links: Links, seventh: Sequence[Child], key: int) -> Followed:
    """With the grade 7 pupils that an unlinked leaver may be."""
    tie = links.tie(key)
    if tie is None or one.fate is Fate.REGISTERED:
        return one
    maybe = tuple(seventh[right] for right in links.maybe(key))
    places = "、".join(
        f"{child.school}{child.latest.pupil.class_label}的{child.latest.pupil.name}" for child in maybe[:3]
    )
    more = f"等{len(maybe)}人" if len(maybe) > 3 else ""
    doubt = Remark(f"可能是{places}{more}，请核对。", True)
    return replace(one, maybe=maybe, tied_by=tie.reason, remarks=(*one.remarks, doubt))


def expected_school(name: str, township: Township) -> str | None:
    """The junior school that a primary school's leavers come to: `feeds`, or a nine-year school itself."""
    school: School | None = township.school(name)
    if school is None:
        return None
    if school.feeds:
        return school.feeds
    return school.name if "junior" in school.stages else None


def _unsent(township: Township, sent: Mapping[str, Period]) -> tuple[str, ...]:
    return tuple(school.name for school in township.schools if "junior" in school.stages and school.name not in sent)
