"""What the ledgers know of a child of the register who is not found: clues, which never decide its
state (docs/decisions/0013-reconcile.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kongchuo.codes.proof import proved
from kongchuo.indicators.register import Registered, State
from kongchuo.linkage.cascade import link
from kongchuo.linkage.person import Person
from kongchuo.reconcile.persons import child_person
from kongchuo.records.cases import Case
from kongchuo.records.movements import Movement
from kongchuo.records.outcomes import Outcome

_OUT = ("转出", "休学", "退学", "死亡", "开除", "出国", "毕业", "结业", "其他减少")
_SEARCHED = (State.NOT_IN_SCHOOL, State.ELSEWHERE_UNPROVED, State.TO_REVIEW)
_TO_REGISTER = "请把证明材料登记到适龄儿童册上，才计入入学。"


@dataclass(frozen=True, slots=True)
class Clue:
    """A row of a ledger: whom it means, its day, what it says."""

    person: Person
    day: date
    text: str


def with_clues(children: Sequence[Registered], clues: Sequence[Clue]) -> tuple[Registered, ...]:
    """The same children, those of whom nothing is settled with the newest row of each ledger about them."""
    searched = [child_person(key, child.record) for key, child in enumerate(children) if child.state in _SEARCHED]
    found = list(children)
    people = [clue.person._replace(key=number) for number, clue in enumerate(clues)]
    for match in link(searched, people).matches:
        own = sorted((clues[right] for right in match.rights), key=lambda clue: clue.day, reverse=True)
        newest = {clue.text.split("：", 1)[0]: clue.text for clue in reversed(own)}
        child = found[match.left]
        found[match.left] = replace(child, detail=child.detail + "".join(newest.values()))
    return tuple(found)


def of_movement(entry: Movement, person: Person, until: date, *, inside: bool) -> Clue | None:
    """A movement out up to a day, None for any other; `inside`: to a school of the township, whose own
    roster must then show the child."""
    day = entry.movement_date
    if entry.movement not in _OUT or day is None or day > until:
        return None
    there = _place(entry.other_school, entry.other_region)
    proof, hint = _proof(entry.proof) if entry.movement == "转出" and not inside else ("", "")
    return Clue(person, day, f"学籍异动台账：{day:%Y-%m-%d}{entry.movement}{there}{proof}。{hint}")


def of_outcome(entry: Outcome, person: Person, until: date, *, inside: bool) -> Clue | None:
    """A row of 毕业生去向 up to a day, None for a later one; `inside` as for movements."""
    day = entry.recorded_date or date.min
    if not entry.destination or day > until:
        return None
    goes = entry.destination in ("升入初中", "外地就读")
    proof, hint = _proof(entry.proof) if goes and not inside else ("", "")
    there = _place(entry.other_school, entry.other_region)
    return Clue(person, day, f"毕业生去向台账：{entry.destination}{there}{proof}。{hint}")


def of_case(entry: Case, person: Person, until: date) -> Clue | None:
    """A case of the ledger 辍学 found up to a day; None for a later one."""
    day = entry.found_date
    if not entry.state or day is None or day > until:
        return None
    back = f"，{entry.return_date:%Y-%m-%d}复学" if entry.return_date and entry.return_date <= until else ""
    return Clue(person, day, f"辍学台账：{day:%Y-%m-%d}发现，{entry.state}{back}。")


def _place(school: str, region: str) -> str:
    there = school or region
    return f"（{there}）" if there else ""


def _proof(text: str) -> tuple[str, str]:
    return ("，有证明材料", _TO_REGISTER) if proved(text) else ("，没有证明材料", "")
