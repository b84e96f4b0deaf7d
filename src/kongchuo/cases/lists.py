"""Who has dropped out at the end of a period, who is suspected, who is back, what was reported late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kongchuo.cases.ledger import Spell
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period
from kongchuo.policy.case_life import case_life
from kongchuo.policy.deadlines import Due, Duties
from kongchuo.records.cases import Case


def is_out(spell: Spell, day: date) -> bool:
    """Whether the case was an open dropout at the end of that day: found by then, and confirmed, or
    back in school only later (so that last month's report, printed again, says what it said)."""
    record = spell.record
    if record.found_date is None or record.found_date > day:
        return False
    if record.state == "已复学":
        return record.return_date is not None and record.return_date > day
    return record.state in case_life().named(counted=True)


def confirmed_dropout(ledger: Iterable[Spell], day: date) -> tuple[tuple[Spell, Listed], ...]:
    """The open cases, each child once."""
    found: dict[int, tuple[Spell, Listed]] = {}
    for spell in ledger:
        if is_out(spell, day) and spell.person not in found:
            found[spell.person] = (spell, spell.listed("confirmed_dropout", _confirmed(spell)))
    return tuple(sorted(found.values(), key=lambda pair: pair[1].order))


def suspected_dropout(ledger: Iterable[Spell], day: date) -> tuple[Listed, ...]:
    """Children whose case nobody has confirmed yet, each once."""
    chosen = (
        spell
        for spell in ledger
        if spell.record.state == "疑似" and spell.record.found_date and spell.record.found_date <= day
    )
    return _sorted(
        spell.listed("suspected_dropout", f"{_on(spell.record.found_date)}发现，还没有确认。")
        for spell in _once(chosen)
    )


def returned(ledger: Iterable[Spell], period: Period) -> tuple[Listed, ...]:
    """Children who came back in the period, each once."""
    chosen = (
        spell
        for spell in ledger
        if spell.record.state in ("已复学", "已销号")
        and spell.record.return_date
        and spell.record.return_date in period
    )
    return _sorted(spell.listed("returned", f"{_on(spell.record.return_date)}复学。") for spell in _once(chosen))


def reported_late(ledger: Iterable[Spell], period: Period, duties: Duties, day: date) -> tuple[Listed, ...]:
    """Cases that the class or the school had not reported when the time for it was over. A delay belongs
    to the period of its first day: it may be the month after the one in which the pupil was missed."""
    found = []
    for spell in ledger:
        if spell.record.found_date and spell.record.found_date <= day:
            faults = [late.words for late in delays(spell.record, duties, day) if late.first_day in period]
            if faults:
                detail = f"{_on(spell.record.found_date)}发现，{'；'.join(faults)}。"
                found.append(spell.listed("reported_late", detail))
    return _sorted(found)


@dataclass(frozen=True, slots=True)
class Delay:
    """A report that was late on a day: who owed it, by when and by which rule, and when it came."""

    who: str
    due: Due
    reported: date | None

    @property
    def first_day(self) -> date:
        """The day on which it became late."""
        return self.due.day + timedelta(days=1)

    @property
    def words(self) -> str:
        """What is wrong, with the rule."""
        told = f"{_on(self.reported)}才上报" if self.reported else "没有上报日期"
        return f"{self.who}{told}，应不晚于{_on(self.due.day)}（{self.due.rule}）"


def delays(record: Case, duties: Duties, day: date) -> Iterator[Delay]:
    """The reports of class and school that were late by the end of a day, which sees nothing of what was
    reported after it."""
    if record.found_date is None:
        return
    for who, reported, due in (
        ("班级", record.class_report_date, duties.class_report(record.found_date)),
        ("学校", record.school_report_date, duties.school_report(record.found_date)),
    ):
        if due.missed(reported, day):
            yield Delay(who, due, reported if reported and reported <= day else None)


def _confirmed(spell: Spell) -> str:
    record = spell.record
    left = record.left_date if record.left_date != record.found_date else None
    parts = [f"{_on(left)}离校" if left else "", f"{_on(record.found_date)}发现", record.cause or ""]
    if record.return_date:
        parts.append(f"{_on(record.return_date)}复学")
    elif record.state:
        parts.append(record.state)
    return "，".join(part for part in parts if part) + "。"


def _on(day: date | None) -> str:
    return day.isoformat() if day else ""


def _once(chosen: Iterable[Spell]) -> Iterator[Spell]:
    """The first case of every child."""
    found: dict[int, Spell] = {}
    for spell in chosen:
        found.setdefault(spell.person, spell)
    yield from found.values()


def _sorted(found: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(found, key=lambda one: one.order))
