"""Gathers 四查三比对: absences against cases and movements, dropouts against the rosters' 困难类型."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kongchuo.attendance.ledger import Missed
from kongchuo.attendance.runs import Away, Run, runs, school_days
from kongchuo.cases.ledger import Spell
from kongchuo.jobs.compared import Compared
from kongchuo.jobs.month_ledgers import Ledgers
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period
from kongchuo.model.township import Township, stage_of_grade
from kongchuo.movements.rosters import Rosters
from kongchuo.policy.calendar import SchoolCalendar, school_calendar
from kongchuo.reconcile.result import Matched, Stranger
from kongchuo.reports.comparison_facts import UNKNOWN, Absentees, Comparisons, Entered, Hardship, Watched

_CLOSED = ("已复学", "已销号")
_DROPOUTS = ("confirmed_dropout", "suspected_dropout", "absent_suspected", "left_without_record")


def absentees(ends: Compared, books: Ledgers, township: Township, day: date) -> Absentees | None:
    """The runs of the period with the cases that explain them; None without a ledger 考勤 and for an empty one: nobody
    says that all were there."""
    if not books.absences:
        return None
    period, calendar = replace(ends.reach, end=day), school_calendar(township)
    away = {person: tuple(_away(ends, person)) for person in {one.person for one in ends.absences}}
    best: dict[int, Run] = {}
    for run in runs(ends.absences, period, calendar, away):
        known = best.get(run.person)
        if run.level(township.attendance) and (known is None or (run.days, run.last) > (known.days, known.last)):
            best[run.person] = run
    watched = sorted(
        (_watched(ends, run, township, day) for run in best.values()),
        key=lambda one: (bool(one.case), one.level != "absent_suspected", one.child.order),
    )
    settings = township.attendance
    rule = (
        f"没有请假连续缺勤{settings.warning_school_days}个上学日的列入预警名单，{settings.suspected_school_days}个的列入疑似名单；"
        "周末、节假日和寒暑假不算上学日，也不打断。名单只是提醒去查；"
        f"无故不到校满{township.deadlines.suspected_after_school_days}个上学日的，不论在哪份名单上，都要当天记入辍学台账。"
    )
    known_days = [
        min(end, day)
        for one in ends.absences
        for span in one.spans
        if span.first <= day
        for end in (span.first, span.last or span.first)
    ]
    remark = calendar.remark(period.start, day)
    entered = sorted(_entered(ends, period, calendar), key=lambda one: one.child.order)
    return Absentees(tuple(watched), tuple(entered), _span(known_days), rule, remark)


def lists_of(found: Absentees | None) -> dict[str, tuple[Listed, ...]]:
    """The student lists: who was away too long and has no case yet; who was away at all."""
    news = [one for one in found.watched if not one.case] if found else []
    lists = {
        name: tuple(one.child for one in news if one.level == name) for name in ("absent_suspected", "absent_warning")
    }
    return lists | {"absent": tuple(one.child for one in found.entered) if found else ()}


def not_on_register(found: Matched | None) -> tuple[Listed, ...]:
    """The pupils of the rosters who are on no register, each once."""
    return tuple(_stranger(one) for one in found.strangers) if found else ()


def comparisons(
    ends: Compared,
    books: Ledgers,
    found: Absentees | None,
    lists: Mapping[str, tuple[Listed, ...]],
    matched: Matched | None,
    base: Rosters,
) -> Comparisons:
    """The three comparisons, and why one cannot be made. `base` are the rosters of the school year's beginning, for
    those who have been on none since."""
    why = {
        "register": "没有本学年的适龄儿童册，不能比对。",
        "present": "没有考勤台账（台账/考勤.xlsx），不能比对。"
        if books.absences is None
        else "考勤台账里还没有登记，不能比对。",
        "poverty": "花名册没有“困难类型”一栏，不能比对。",
    }
    if books.cases is None:
        why["cases"] = "没有辍学台账，只比对离开无记录和缺勤疑似的。"
    strangers = matched.strangers if matched else None
    there = Counter(child.school for child in (matched.children if matched else ()) if child.school and child.seat)
    kinds, unfilled = _hardships(ends, base)
    if not any(kinds.values()):
        return Comparisons(strangers, there, found, None, why)
    dropouts: dict[tuple[str, str], Hardship] = {}
    for name in _DROPOUTS:
        for child in lists[name]:
            key = (child.name, child.id_number)
            dropouts.setdefault(key, Hardship(child, kinds.get(key) or UNKNOWN))
    return Comparisons(strangers, there, found, tuple(dropouts.values()), why, unfilled)


def _hardships(ends: Compared, base: Rosters) -> tuple[dict[tuple[str, str], str], tuple[str, ...]]:
    """困难类型 by name and number, the present roster's first; and the schools that have filled in none."""
    kinds: dict[tuple[str, str], str] = {}
    filled: dict[str, bool] = {}
    for rows in (ends.now.rows, ends.before.rows, base.rows):
        names = ("name", "id_number", "hardship", "school")
        for name, number, kind, school in zip(*(rows[column].tolist() for column in names), strict=True):
            filled[school] = filled.get(school, False) or bool(kind)
            if kind and not kinds.get((name, number)):
                kinds[name, number] = kind
    # The ledgers name a child as they do; the roster's row is known by the child's number.
    for spell in ends.cases:
        row = ends.known.seen(spell.person, "name", "id_number")
        if row and (kind := kinds.get((str(row[0]), str(row[1])))):
            kinds.setdefault((spell.record.name, spell.record.id_number), kind)
    return kinds, tuple(school for school, any_ in filled.items() if not any_)


def _away(ends: Compared, person: int) -> Iterator[Away]:
    """When the child was at no school of the township, by the ledger of movements."""
    since: date | None = None
    for entry in ends.comparison.entries_of.get(person, ()):
        if not entry.usable:
            continue
        if entry.sign < 0 and not entry.target:
            since = since or entry.day
        elif entry.sign > 0 and since:
            yield since, entry.day - timedelta(days=1)
            since = None
    if since:
        yield since, None


def _watched(ends: Compared, run: Run, township: Township, day: date) -> Watched:
    level = run.level(township.attendance)
    assert level
    child = _listed(ends, run.row, level, f"{run.words}。")
    return Watched(child, level, _case(ends.cases, run, day))


def _listed(ends: Compared, row: Missed, level: str, detail: str) -> Listed:
    """The child of a row of the ledger, as the roster on which it stood last knows it."""
    names = ("name", "id_number", "school", "stage", "grade", "class_label", "month")
    seen = ends.known.seen(row.person, *names)
    if seen is None:
        return row.listed(level, detail)
    name, number, school, stage, grade, label, month = seen
    return Listed(level, name, number, school, stage or None, int(grade) or None, label, month, detail)


def _stranger(one: Stranger) -> Listed:
    seat = one.seat
    return Listed(
        "not_on_register", seat.name, seat.id_number, seat.school, stage_of_grade(seat.grade or None), seat.grade or None,
        seat.class_label, seat.month or None, f"{seat.status}。{one.remark}",
    )  # fmt: skip


def _case(cases: Iterable[Spell], run: Run, day: date) -> str:
    """The case that the run belongs to, in words; empty when there is none by that day."""
    for spell in cases:
        record = spell.record
        if spell.person != run.person or record.found_date is None or record.found_date > day:
            continue
        first = min(filter(None, (record.left_date, record.found_date)))
        closed = record.return_date or record.found_date if record.state in _CLOSED else None
        if first <= run.last and (closed is None or closed >= run.first):
            return f"已在辍学台账登记：{record.found_date:%Y-%m-%d}发现，{record.state or '状态不明'}。"
    return ""


def _entered(ends: Compared, period: Period, calendar: SchoolCalendar) -> Iterator[Entered]:
    """The children with an absence in the period, each once for every school whose rows say so."""
    found: dict[tuple[str, int], list[Missed]] = {}
    for row in ends.absences:
        found.setdefault((row.school or "", row.person), []).append(row)
    for (school, _), rows in found.items():
        of_row = [(row.excused, set(school_days(row, period.start, period.end, calendar))) for row in rows]
        days = {day for _, own in of_row for day in own}
        if days:
            excused = {day for leave, own in of_row if leave for day in own}
            words = f"，其中请假{len(excused)}个" if excused else "，都没有请假"
            child = _listed(ends, rows[0], "absent", f"本期缺勤{len(days)}个上学日{words}。")
            yield Entered(replace(child, school=school or child.school), len(days))


def _span(days: Sequence[date]) -> str:
    return f"登记的缺勤从{min(days):%Y-%m-%d}到{max(days):%Y-%m-%d}" if days else "没有登记缺勤"
