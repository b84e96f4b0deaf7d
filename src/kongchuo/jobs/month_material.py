"""Gathers the report of a month, a week, a term or a year: reads, compares, counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from kongchuo.attendance.ledger import problems as absence_problems
from kongchuo.cases import ledger as case_ledger
from kongchuo.cases import lists as case_lists
from kongchuo.cases.ledger import Spell
from kongchuo.indicators.catalogue import figures
from kongchuo.indicators.facts import ClassPlace, Event, Facts
from kongchuo.indicators.figure import Figure
from kongchuo.indicators.register import Registered
from kongchuo.jobs.case_people import told_of_cases
from kongchuo.jobs.class_places import case_class, in_classes
from kongchuo.jobs.compared import Compared, both_ends, compared
from kongchuo.jobs.comparisons import absentees, comparisons, lists_of, not_on_register
from kongchuo.jobs.ends import beginning, closing_month, own_units
from kongchuo.jobs.ledger_findings import ledger_findings
from kongchuo.jobs.month_cohorts import cohorts, graduates
from kongchuo.jobs.month_ledgers import Ledgers, read_ledgers, unnamed, year_events
from kongchuo.jobs.register_match import match_register
from kongchuo.jobs.rolls import JudgedMonth, Rolls
from kongchuo.jobs.support import support_plans
from kongchuo.model.finding import Finding
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period, previous_month
from kongchuo.movements import followed, ledger, lists
from kongchuo.movements.comparison import PRESENT, Comparison
from kongchuo.movements.rosters import UNKNOWN_SCHOOL, Rosters
from kongchuo.policy.calendar import SchoolCalendar
from kongchuo.policy.deadlines import Duties, duties
from kongchuo.read.accepted import read_decisions
from kongchuo.read.conclusions import read_conclusions
from kongchuo.reports.material import BEHIND, LISTS, Material
from kongchuo.reports.month_pupils import pupil_rows
from kongchuo.rules.engine import check_across
from kongchuo.rules.rule import Context


def gather(rolls: Rolls, period: Period, as_of: date, *, check: bool = True) -> Material:
    """Everything that a period's report shows. What is later than the period's end is not looked at,
    so that last month's report, printed again, says what it said. Without `check` the cells of the
    rosters are not judged: enough to compare figures."""
    township = rolls.workspace.township
    day = min(as_of, period.end)
    month = closing_month(rolls, period, as_of)
    judged = rolls.judged(month, day) if check else None
    books = read_ledgers(rolls.workspace, period.school_year)
    sides = both_ends(rolls, period, as_of)
    findings = _findings(judged, sides.before, books, rolls, month, day) if judged else ()
    files = judged.files if judged else ()
    # What was judged is not needed any more.
    judged, books = None, books.without_files()
    ends = compared(rolls, period, as_of, books, sides)
    before, now, comparison = ends.before, ends.now, ends.comparison
    base = beginning(rolls, period)
    out = case_lists.confirmed_dropout(ends.cases, day)
    events = year_events(replace(comparison, period=ends.reach), day)
    conclusions = read_conclusions(rolls.workspace)
    found_children = (
        None
        if books.register is None
        else match_register(books.register, township, ends.known, now, period.school_year, conclusions)
    )
    register = found_children.children if found_children else None
    leaving, no_leavers = graduates(rolls, ends.reach, books, as_of)
    present = base.rows[base.rows["status"] == PRESENT]
    places = (present[name].tolist() for name in ("school", "stage", "grade", "class_label"))
    classes: Counter[ClassPlace] = Counter(zip(*places, strict=True))
    facts = Facts(
        township=township,
        period=month,
        base=Counter(zip(present["school"], present["stage"], present["grade"].tolist(), strict=True)),
        base_classes=classes,
        base_months=base.months,
        silent=tuple(sorted(own_units(township) - set(now.months))),
        dropouts=None if books.cases is None else tuple(in_classes((_dropout(ends, *one) for one in out), classes)),
        movements=None if books.movements is None else tuple(in_classes(events, classes)),
        register=register,
        graduates=leaving,
        no_graduates=no_leavers,
        cohorts=cohorts(rolls, ends.reach, now, ends.entries),
    )
    found = figures(facts)
    left = told_of_cases(lists.left_without_record(comparison), ends, day)
    absent = absentees(ends, books, township, day)
    children = _lists(ends, out, left, found, duties(township), day) | lists_of(absent)
    children["not_on_register"] = not_on_register(found_children)
    assert set(children) == {*LISTS, *BEHIND}
    return Material(
        township=township,
        period=period,
        closing=month,
        as_of=as_of,
        day=day,
        before_months=before.months,
        now_months=now.months,
        base_months=base.months,
        balances=ends.balances,
        counted=ends.movements,
        explanations=ends.explanations,
        figures=found,
        lists={name: children[name] for name in (*LISTS, *BEHIND)},
        events=tuple(event.child for event in events),
        register=register,
        pupils=pupil_rows(comparison.present, present),
        files=files,
        findings=findings,
        quality=(
            *ledger.problems(ends.entries),
            *case_ledger.problems(ends.cases),
            *absence_problems(ends.absences),
            *_twice(register or ()),
        ),
        remarks=(
            *conclusions.problems,
            *(found_children.problems if found_children else ()),
            *_remarks(comparison, left, rolls),
            *_unknown_holidays(ends, duties(township).calendar),
        ),
        comparisons=comparisons(ends, books, absent, children, found_children, base),
        support=support_plans(books.support, township, register, period.school_year, day)
        if register and check
        else None,
        no_ledgers=_no_ledgers(books),
    )


def _no_ledgers(books: Ledgers) -> tuple[str, ...]:
    """The ledgers without which some lists cannot be drawn up."""
    return tuple(name for name, rows in (("辍学", books.cases), ("学籍异动", books.movements)) if rows is None)


def _dropout(ends: Compared, spell: Spell, child: Listed) -> Event:
    return Event(spell.school, spell.stage, spell.grade, child, class_label=case_class(ends, spell))


def _lists(
    ends: Compared,
    out: Sequence[tuple[Spell, Listed]],
    left: tuple[Listed, ...],
    found: Sequence[Figure],
    duty: Duties,
    day: date,
) -> dict[str, tuple[Listed, ...]]:
    comparison, cases = ends.comparison, ends.cases
    made = {
        "left_without_record": left,
        "joined_without_record": lists.joined_without_record(comparison),
        "twice_enrolled": lists.twice_enrolled(comparison),
        "transfer_not_arrived": followed.transfer_not_arrived(comparison, day),
        "suspension_expired": followed.suspension_expired(comparison, day),
        "confirmed_dropout": tuple(child for _, child in out),
        "suspected_dropout": case_lists.suspected_dropout(cases, day),
        "returned": case_lists.returned(cases, ends.reach),
        "reported_late": case_lists.reported_late(cases, ends.reach, duty, day),
    }
    for name in BEHIND:
        children = [child for figure in found if figure.level == "township" for child in figure.children]
        made[name] = tuple(child for child in children if child.list == name)
    return made


def _findings(
    judged: JudgedMonth, before: Rosters, books: Ledgers, rolls: Rolls, period: Period, day: date
) -> list[Finding]:
    """What the rules say of this month's rosters and of the ledgers, and of the register, and what the reader says of them."""
    last = previous_month(period).label
    rows = before.rows[before.rows["month"] == last]
    heads: Counter[tuple[str, int | None, str]] = Counter(
        (school, grade or None, label)
        for school, grade, label in zip(rows["school"], rows["grade"].tolist(), rows["class_label"], strict=True)
    )
    context = Context(day, period.school_year, rolls.workspace.township, heads)
    others = [finding for other in books.files for finding in other.findings]
    roster = sorted((*judged.findings, *check_across(judged.tables, context)), key=lambda finding: finding.order)
    findings = roster + others + ledger_findings(rolls.workspace, books.files, day, judged.tables)
    return read_decisions(rolls.workspace).settle(findings)


def _twice(register: Sequence[Registered]) -> Iterator[Listed]:
    for child in (row for one in register for row in one.repeats):
        place = f"{child.where.file}“{child.where.sheet}”第{child.where.row}行" if child.where else "适龄儿童册"
        detail = f"{place}：适龄儿童册上重复登记，只计一次。"
        yield Listed("register_problem", child.name, child.id_number, child.village or None, detail=detail)


def _unknown_holidays(ends: Compared, calendar: SchoolCalendar) -> Iterator[str]:
    """What `reported_late` goes by, where the public holidays of a year are not known."""
    found = [spell.record.found_date for spell in ends.cases if spell.record.found_date]
    asked = [day for day in found if day <= ends.reach.end and day.year >= ends.reach.start.year - 1]
    if asked and (remark := calendar.remark(min(asked), max(asked))):
        yield remark


def _remarks(comparison: Comparison, left: Sequence[Listed], rolls: Rolls) -> Iterator[str]:
    if problem := read_decisions(rolls.workspace).problem:
        yield problem
    before = comparison.present[comparison.present["side"] == "before"]
    sizes = Counter(zip(before["school"], before["class_label"], strict=True))
    for school, label, number in lists.suspicious_classes(left, dict(sizes)):
        yield f"{school}{label}{number}人全部不在本期花名册上，请先核对是不是漏报了这个班。"
    months = {month.label for month in (*comparison.before.months.values(), *comparison.now.months.values())}
    unread = [file for label in sorted(months) for file in rolls.unread.get(label, ())]
    if unread:
        names = "、".join(PurePath(file).name for file in unread)
        yield f"有{len(unread)}个文件读不出来，里面如果有学生，没有计入：{names}。"
    yield from unnamed(rolls.workspace)
    rows = comparison.present
    strangers = Counter(rows[(rows["side"] == "now") & ~rows["school"].isin(comparison.now.stages)]["school"])
    for school, number in sorted(strangers.items()):
        if school == UNKNOWN_SCHOOL:
            yield f"花名册上有{number}人看不出是哪所学校，请在花名册里写明校名。"
        else:
            yield f"花名册上的“{school}”不是本镇学校（{number}人），请核对校名。"
