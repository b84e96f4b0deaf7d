"""`kongchuo.cases/1` (INTERFACE section 4)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kongchuo.cases.urgency import Level
from kongchuo.model.listed import Listed
from kongchuo.reports.case_book import CaseBook, Followed, rules

SCHEMA = "kongchuo.cases/1"


def payload(book: CaseBook, files: Sequence[str], *, everything: bool) -> dict[str, Any]:
    """The whole document; settled cases only with `everything`."""
    return {
        "schema": SCHEMA,
        "as_of": book.as_of.isoformat(),
        "school": book.school,
        "month": book.month.label if book.month else None,
        "cases": [_case(one, book) for one in (book.followed if everything else book.open)],
        "unregistered": [unregistered(child) for child in book.unregistered],
        "summary": {
            "open": len(book.open),
            "overdue": len(book.of(Level.OVERDUE)),
            "without_visit": len(book.with_reason("no_visit")),
            "unregistered": len(book.unregistered),
            "states": dict(book.states),
        },
        "rules": list(rules(book)),
        "remarks": [*book.remarks, *(problem.detail for problem in book.problems)],
        "files": list(files),
    }


def unregistered(child: Listed) -> dict[str, Any]:
    """A child of whom the ledger has no open case."""
    return {
        "list": child.list,
        "name": child.name,
        "id_tail": child.id_tail,
        "school": child.school,
        "class": child.class_label,
        "last_seen": child.last_seen,
        "detail": child.detail,
    }


def _case(one: Followed, book: CaseBook) -> dict[str, Any]:
    judged, child = one.judged, one.child
    episode = judged.episode
    record = episode.spell.record
    step = judged.steps[0] if judged.steps else None
    where = record.where
    return {
        "name": record.name,
        "id_tail": child.id_tail,
        "school": child.school,
        "stage": child.stage,
        "grade": child.grade,
        "class": child.class_label,
        "state": record.state,
        "open": episode.is_open,
        "spell": episode.number,
        "spells": episode.of,
        "left": _day(record.left_date),
        "found": _day(record.found_date),
        "returned": _day(record.return_date),
        "school_days_away": judged.away,
        "visits": len(episode.visits),
        "last_visit": _day(episode.last_visit),
        "urgency": judged.level.name.lower(),
        "reasons": [
            {"code": reason.code, "words": reason.words, "overdue": reason.due is not None,
             "due": _day(reason.due.day) if reason.due else None, "rule": reason.due.rule if reason.due else None}
            for reason in judged.reasons
        ],
        "next": {
            "step": step.words,
            "by": _day(step.due.day) if step.due else None,
            "rule": step.due.rule if step.due else None,
        } if step else None,
        "papers": list(one.papers),
        "reported_late": [
            {"who": "class" if late.who == "班级" else "school", "due": _day(late.due.day),
             "reported": _day(late.reported), "rule": late.due.rule}
            for late in judged.delays
        ],
        "on_roster": one.seat or None,
        "evidence": {"file": where.file, "sheet": where.sheet, "cell": where.cell} if where and where.file else None,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
