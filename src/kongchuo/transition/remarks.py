"""What else is known about a leaver: remarks that help the search and never change the outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kongchuo.codes import id_number
from kongchuo.codes.classes import grade_label
from kongchuo.codes.proof import proved
from kongchuo.linkage.cascade import link
from kongchuo.linkage.person import Person
from kongchuo.model.township import Township
from kongchuo.records.movements import Movement
from kongchuo.transition.enrolled import Child, Seen
from kongchuo.transition.leavers import Since
from kongchuo.transition.ledger import own_school
from kongchuo.transition.result import Fate, Followed, Remark

_OUT = ("转出", "休学", "退学", "死亡", "开除", "出国", "其他减少", "留级")


def add(
    followed: Sequence[Followed],
    since: Since,
    movements: Sequence[Movement],
    township: Township,
    unsent: Sequence[str],
    cohort: int,
) -> list[Followed]:
    """The same leavers with remarks: gone from the newest roster, elsewhere in the township, a
    movement in the ledger 学籍异动, a junior school that has sent no roster."""
    searched = [key for key, one in enumerate(followed) if one.found is None]
    moved = _movements_of(followed, searched, [entry for entry in movements if _of_cohort(entry, cohort)])
    seen = _seen_elsewhere(followed, searched, since.others)
    result = []
    for key, one in enumerate(followed):
        found = [*_of_rosters(one, since), *_of_absence(one, since, township, unsent)]
        if key in seen:
            found.append(Remark(seen[key], True))
        if key in moved and one.fate is Fate.UNRESOLVED:
            found.append(Remark(_movement_text(moved[key], one.ledger is None)))
        result.append(replace(one, remarks=(*one.remarks, *found)))
    return result


def _of_rosters(one: Followed, since: Since) -> Iterator[Remark]:
    if len(one.leaver.schools) > 1:
        yield Remark(f"同时在{'、'.join(one.leaver.schools)}的六年级花名册上，只计一次，请核对。", True)
    if one.found is None:
        return
    row = one.found.latest
    if len(one.found.schools) > 1:
        yield Remark(f"同时在{'、'.join(one.found.schools)}的花名册上，请核对。", True)
    newest = since.seventh_months.get(row.school)
    if one.fate is Fate.REGISTERED and newest and newest.start > row.month.start:
        yield Remark(f"{row.month.title}在册，{newest.title}的花名册上已没有该生，请查明。", True)
    if row.pupil.roll_status == "休学":
        yield Remark("花名册上为休学。")


def _of_absence(one: Followed, since: Since, township: Township, unsent: Sequence[str]) -> Iterator[Remark]:
    """On no roster: the junior school has sent none, or the ledger names one that has."""
    if one.found is not None:
        return
    if one.fate is Fate.UNRESOLVED and one.expected in unsent and since.seventh_months:
        yield Remark(f"{one.expected}还没有报送初一花名册。")
    name = own_school(one.ledger, township) if one.ledger else None
    if name in since.seventh_months and one.fate is Fate.UNRESOLVED:
        yield Remark("该校初一花名册上没有该生。")
    elif name in since.seventh_months:
        yield Remark(f"台账登记升入{name}，但该校初一花名册上没有该生，请核对。", True)


def _of_cohort(entry: Movement, cohort: int) -> bool:
    """Whether a movement is of the cohort's last year or later."""
    day = entry.movement_date
    return entry.movement in _OUT and (day is None or day >= date(cohort - 1, 9, 1))


def _movements_of(
    followed: Sequence[Followed], searched: Sequence[int], movements: Sequence[Movement]
) -> Mapping[int, Movement]:
    """The newest movement out of each leaver that is on no roster."""
    people = [followed[key].leaver.person(key) for key in searched]
    links = link(people, [_person(key, entry.name, entry.id_number) for key, entry in enumerate(movements)])
    return {
        match.left: max((movements[key] for key in match.rights), key=lambda entry: entry.movement_date or date.min)
        for match in links.matches
    }


def _movement_text(entry: Movement, unlisted: bool) -> str:
    day = f"{entry.movement_date:%Y-%m-%d}" if entry.movement_date else "日期不详"
    there = entry.other_school or entry.other_region
    goal = f"（{there}）" if there else ""
    proof = "" if entry.movement != "转出" else "，有证明材料" if proved(entry.proof) else "，没有证明材料"
    rest = "；毕业生去向台账没有登记" if unlisted else ""
    return f"学籍异动台账：{day}{entry.movement}{goal}{proof}{rest}。"


def _person(key: int, name: str, number: str) -> Person:
    return Person(key, name, number, bool(number) and id_number.parse(number).valid, "", "")


def _seen_elsewhere(
    followed: Sequence[Followed], searched: Sequence[int], others: Sequence[Child]
) -> Mapping[int, str]:
    """Where a leaver stands on the rosters since September other than as an enrolled grade 6 or 7 pupil."""
    if not searched or not others:
        return {}
    links = link(
        [followed[key].leaver.person(key) for key in searched], [child.person(key) for key, child in enumerate(others)]
    )
    return {match.left: _place(others[match.rights[0]].latest) for match in links.matches}


def _place(seen: Seen) -> str:
    grade = grade_label(seen.pupil.grade_number) or "年级不明"
    status = f"、{seen.pupil.roll_status}" if seen.pupil.roll_status else ""
    return f"在{seen.school}{seen.month.title}的花名册上登记为{grade}{status}，请核对。"
