"""Who the children of the ledger 辍学 are on the rosters, and who should be in the ledger and is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kongchuo.cases.episodes import is_open
from kongchuo.cases.ledger import Spell
from kongchuo.jobs.compared import Compared, compared
from kongchuo.jobs.ends import stages
from kongchuo.jobs.matching import know
from kongchuo.jobs.month_ledgers import Ledgers, persons_of, read_ledgers, spells
from kongchuo.jobs.rolls import Rolls
from kongchuo.model.errors import UserError
from kongchuo.model.listed import Listed
from kongchuo.model.period import Period, school_year
from kongchuo.movements import followed, lists
from kongchuo.movements.rosters import first_of_each
from kongchuo.records.cases import Case


@dataclass(frozen=True)
class Standing:
    """The ledger's rows with their children; `seats` is where the newest roster has a child as 在读, by
    the child's number."""

    spells: tuple[Spell, ...]
    month: Period | None
    seats: dict[int, str]
    unregistered: tuple[Listed, ...]
    remarks: tuple[str, ...]


def standing(rolls: Rolls, as_of: date) -> Standing:
    """How the ledger stands on a day, against the newest rosters by then. UserError without a ledger."""
    books = read_case_ledger(rolls, as_of)
    known = [month for month in rolls.months if month.start <= as_of]
    if not known:
        return Standing(alone(rolls, books.cases or ()), None, {}, (), ())
    ends = compared(rolls, known[-1], as_of, books)
    rows = ends.comparison.present
    rows = rows[rows["side"] == "now"]
    places = zip(rows["person"].tolist(), rows["school"].tolist(), rows["class_label"].tolist(), strict=True)
    seats = {person: f"{ends.closing.title}{school}{label}" for person, school, label in places}
    return Standing(ends.cases, ends.closing, seats, _unregistered(ends, as_of), ())


def read_case_ledger(rolls: Rolls, day: date) -> Ledgers:
    """All ledgers; UserError when there is none of cases."""
    books = read_ledgers(rolls.workspace, school_year(day))
    if books.cases is None:
        raise UserError(
            f"“{rolls.workspace.ledgers}”里没有台账“辍学.xlsx”。用“kongchuo template 辍学”可以得到空白表，放进台账文件夹再试。"
        )
    return books


def alone(rolls: Rolls, cases: Sequence[Case]) -> tuple[Spell, ...]:
    """The ledger without any roster."""
    nobody = first_of_each((), (), stages(rolls))
    known = know(nobody, nobody)
    _, persons, _ = persons_of((), cases, (), rolls.workspace, known)
    return spells(cases, persons, rolls.workspace, known)


def _unregistered(ends: Compared, day: date) -> tuple[Listed, ...]:
    """The children of three lists who have no open case."""
    taken = {key for _, keys in open_cases(ends, day) for key in keys}
    span = ends.comparison
    found = (
        *(lists.left_without_record(span) if ends.closing.start <= day else ()),
        *followed.suspension_expired(span, day),
        *followed.transfer_not_arrived(span, day),
    )
    return tuple(child for child in found if (child.name, child.id_number) not in taken)


def open_cases(ends: Compared, day: date) -> Iterator[tuple[Spell, Sequence[tuple[str, str]]]]:
    """The cases that were open at the end of a day, each with all names and numbers under which the
    ledgers and the rosters have the child."""
    known = [spell for spell in ends.cases if is_open(spell, day) and _found(spell, day)]
    histories = ends.comparison.histories({spell.person for spell in known})
    for spell in known:
        history = histories[spell.person]
        seen = [(one.name, one.id_number) for one in (*history.before, *history.now)]
        moved = [(entry.record.name, entry.record.id_number) for entry in history.entries]
        yield spell, [(spell.record.name, spell.record.id_number), *seen, *moved]


def told_of_cases(children: Sequence[Listed], ends: Compared, day: date) -> tuple[Listed, ...]:
    """The children of a list; where one has an open case, the sentence names it, so that nobody opens a second."""
    cases = {key: spell.record for spell, keys in open_cases(ends, day) for key in keys}
    found = []
    for child in children:
        record = cases.get((child.name, child.id_number))
        if record:
            known = f"{record.found_date.isoformat()}发现，" if record.found_date else ""
            known += record.state or "状态看不清"
            child = replace(child, detail=f"{child.detail.removesuffix('。')}；辍学台账已登记：{known}。")
        found.append(child)
    return tuple(found)


def _found(spell: Spell, day: date) -> bool:
    known = spell.record.found_date or spell.record.left_date
    return known is None or known <= day


def last_seen(ends: Compared, child: Listed) -> tuple[str, str, str] | None:
    """File, sheet and cell of the earlier roster's row that a list names."""
    rows = ends.comparison.present
    names = ("side", "name", "id_number", "school", "file", "sheet", "cell")
    wanted = ("before", child.name, child.id_number, child.school or "")
    for *who, file, sheet, cell in zip(*(rows[name].tolist() for name in names), strict=True):
        if tuple(who) == wanted:
            return str(file), str(sheet), str(cell)
    return None
