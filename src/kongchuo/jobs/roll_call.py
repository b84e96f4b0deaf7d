"""Calls the last rosters over at the opening of a term: reads, compares, and says of everyone why not."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath

from kongchuo.cases.ledger import Spell
from kongchuo.cases.lists import is_out
from kongchuo.jobs.ends import closing, closing_month, opening, own_units
from kongchuo.jobs.matching import Known, compare, know, roll_persons
from kongchuo.jobs.month_ledgers import Ledgers, persons_of, read_ledgers, spells
from kongchuo.jobs.roll_call_entrants import entrants
from kongchuo.jobs.roll_call_graduates import Leaver, graduates
from kongchuo.jobs.rolls import Rolls
from kongchuo.jobs.terms import Term
from kongchuo.linkage.cascade import link
from kongchuo.linkage.person import Person
from kongchuo.model.errors import UserError
from kongchuo.model.period import Period
from kongchuo.model.roll_call import Absence, RollCall, SchoolCall
from kongchuo.model.township import STAGE_NAMES
from kongchuo.movements import ledger
from kongchuo.movements.comparison import PRESENT
from kongchuo.movements.opening import Called, Standing, Unseen, call
from kongchuo.movements.rosters import Rosters
from kongchuo.reconcile.persons import child_persons
from kongchuo.records.register import Child

# “开学一周内”: until then a child who has not come may only be late.
DUE_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Missing:
    """A child not seen, while it is looked for elsewhere; `person` compares it with the register."""

    absence: Absence
    standing: Standing
    person: Person
    number: int | None
    graduated: bool = False


def call_roll(rolls: Rolls, period: Period, term: Term, as_of: date) -> RollCall:
    """The opening of the term as the rosters of `period` show it. UserError when none of them has come,
    or when there is nothing to compare them with."""
    workspace, township = rolls.workspace, rolls.workspace.township
    due = term.opening + timedelta(days=DUE_DAYS)
    # What is later is not looked at, so that the list of an opening, printed again, says what it said.
    day = min(as_of, max(period.end, due))
    now = closing(rolls, period, closing_month(rolls, period, as_of))
    before = opening(rolls, term.first_month, now)
    books = read_ledgers(workspace, period.school_year)
    if not len(before.rows) and (books.register is None or not term.first):
        raise UserError(_nothing(term.first_month))
    known = know(before, now)
    entries = ledger.entries(books.movements or (), township)
    movers, persons, _ = persons_of(entries, books.cases or (), (), workspace, known)
    comparison = compare(period, before, now, entries, known, movers)
    called = call(comparison, day, _meanwhile(rolls, term, period, known), term.first)
    leavers = graduates(rolls, period, books, comparison, day) if term.first else ()
    missing = [*_unseen(called.unseen, known), *_leavers(leavers)]
    missing = [_with_case(one, spells(books.cases or (), persons, workspace, known), day) for one in missing]
    missing = list(_with_register(missing, books.register or ()))
    young = None
    if term.first and books.register is not None:
        young = entrants(books.register, workspace, known, now, period.school_year)
    order = {school.name: number for number, school in enumerate(township.schools)}
    return RollCall(
        township=township,
        month=period,
        opening=term.opening,
        due=due,
        as_of=as_of,
        schools=tuple(_schools(before, now, called, leavers, missing, own_units(township), order)),
        absent=_sorted(missing, "absent", order),
        explained=_sorted((one for one in missing if not one.graduated), "explained", order),
        entrants=young,
        remarks=tuple(_remarks(rolls, before, now, books, term)),
    )


def _nothing(first: Period) -> str:
    return f"没有{first.title}以前的花名册，不知道上学期有哪些学生，列不出未到校名单。"


def _meanwhile(rolls: Rolls, term: Term, period: Period, known: Known) -> set[int]:
    """Children 在读 on a roster between the opening and the month looked at: they have come back, and
    if they are gone again that is the month's report to tell."""
    between = [month for month in rolls.months if term.first_month.start <= month.start < period.start]
    here = set(known.people.now)
    absent = known.persons.chosen([person for person in known.persons.key if person not in here])
    found: set[int] = set()
    for month in between:
        rows = rolls.roll(month)
        there = roll_persons(rows[rows["status"] == PRESENT])
        found |= {left for left, _ in link(absent, there).pairs}
    return found


def _unseen(unseen: Iterable[Unseen], known: Known) -> Iterator[_Missing]:
    for one in unseen:
        seen, contact = one.seen, one.contact
        absence = Absence(
            seen.school, seen.grade or None, seen.class_label, seen.name, seen.id_number, contact.sex,
            contact.guardian, contact.phone, contact.home, seen.month, f"{one.reason}。",
        )  # fmt: skip
        yield _Missing(absence, one.standing, known.persons[one.person], one.person, one.graduated)


def _leavers(leavers: Iterable[Leaver]) -> Iterator[_Missing]:
    for key, one in enumerate(leavers):
        if one.standing is not None:
            yield _Missing(one.absence, one.standing, one.child.person(-1 - key), one.number)


def _with_case(one: _Missing, ledger: Sequence[Spell], day: date) -> _Missing:
    """With the dropout case that is open already, so that nobody asks a second time."""
    if one.standing != "absent" or one.number is None:
        return one
    for spell in ledger:
        record = spell.record
        suspected = record.state == "疑似" and record.found_date is not None and record.found_date <= day
        if spell.person == one.number and (suspected or is_out(spell, day)):
            told = f"辍学台账已有记录（{record.found_date}发现，{record.state}）。"
            return replace(one, absence=replace(one.absence, detail=one.absence.detail + told))
    return one


def _with_register(missing: Sequence[_Missing], register: Sequence[Child]) -> Iterator[_Missing]:
    """With the village of the register, and its phone number and guardian where the roster has none."""
    wanted = [one.person._replace(key=key) for key, one in enumerate(missing) if one.standing == "absent"]
    links = link(wanted, child_persons(register if wanted else ()))
    for key, one in enumerate(missing):
        rights = links.rights_of(key)
        if not rights:
            yield one
            continue
        child, absence = register[rights[0]], one.absence
        yield replace(
            one,
            absence=replace(
                absence,
                village=child.village or absence.village,
                phone=absence.phone or child.phone,
                guardian=absence.guardian or child.guardian_name or child.householder,
            ),
        )


def _sorted(missing: Iterable[_Missing], standing: Standing, order: Mapping[str, int]) -> tuple[Absence, ...]:
    chosen = [one.absence for one in missing if one.standing == standing]
    return tuple(sorted(chosen, key=lambda one: (_place(one.school or "", order), one.order)))


def _place(school: str, order: Mapping[str, int]) -> tuple[int, str]:
    return order.get(school, len(order)), school


def _schools(
    before: Rosters,
    now: Rosters,
    called: Called,
    leavers: Sequence[Leaver],
    missing: Sequence[_Missing],
    units: Collection[tuple[str, str]],
    order: Mapping[str, int],
) -> Iterator[SchoolCall]:
    last, came, months = Counter[str](), Counter[str](), dict[str, Period]()
    for (school, _), number in called.last.items():
        last[school] += number
    for (school, _), number in called.came.items():
        came[school] += number
    for one in leavers:
        last[one.absence.school or ""] += 1
        came[one.absence.school or ""] += one.standing is None
    for (school, _), month in before.months.items():
        months[school] = max(months.get(school, month), month, key=lambda one: one.start)
    found = Counter((one.absence.school, one.standing) for one in missing)
    graduated = Counter(one.absence.school for one in missing if one.graduated)
    for school in sorted({*last, *(school for school, _ in units)}, key=lambda name: _place(name, order)):
        silent = sorted(stage for name, stage in units if name == school and (name, stage) not in now.months)
        whole = len(silent) == sum(name == school for name, _ in units)
        unsent = (school if whole else f"{school}（{STAGE_NAMES[silent[0]]}部）") if silent else ""
        yield SchoolCall(
            school,
            months.get(school),
            unsent,
            last[school],
            came[school],
            explained=found[school, "explained"],
            absent=found[school, "absent"],
            unjudged=found[school, "unjudged"],
            graduated=graduated[school],
        )


def _remarks(rolls: Rolls, before: Rosters, now: Rosters, books: Ledgers, term: Term) -> Iterator[str]:
    units = own_units(rolls.workspace.township)
    new = sorted(
        {school for school, stage in now.months if (school, stage) in units and before.month((school, stage)) is None}
    )
    if new and not len(before.rows):
        yield f"没有{term.first_month.title}以前的花名册，不知道上学期有哪些学生，这里只看一年级新生。"
    elif new:
        yield f"{'、'.join(new)}没有{term.first_month.title}以前的花名册，无从比较，没有列入名单。"
    if books.movements is None:
        yield "台账文件夹里没有“学籍异动”，转学、休学的学生也列在未到校名单上。"
    if term.first and books.register is None:
        yield f"没有{term.first_month.start.year}学年的适龄儿童册，列不出没有报到的一年级新生。"
    months = sorted({month.label for month in (*before.months.values(), *now.months.values())})
    unread = [file for label in months for file in rolls.unread.get(label, ())]
    if unread:
        names = "、".join(PurePath(file).name for file in unread)
        yield f"有{len(unread)}个文件读不出来，里面如果有学生，会被误列为未到校：{names}。请先用 kongchuo check 查看原因。"
