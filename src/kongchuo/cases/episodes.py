"""A child's cases in their order, each with its visits: one who came back and left again is a new spell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kongchuo.cases.ledger import Spell
from kongchuo.codes.proof import proved
from kongchuo.policy.case_life import case_life
from kongchuo.records.cases import Visit


@dataclass(frozen=True, slots=True)
class Episode:
    """One spell away from school as it stood at the end of a day: the `number`-th of `of` of this child.

    `visits` are those of this spell up to that day, oldest first; `is_open` whether nobody had settled it.
    """

    spell: Spell
    number: int
    of: int
    visits: tuple[Visit, ...]
    is_open: bool

    @property
    def first_day(self) -> date | None:
        """The day from which the child was away, as far as the ledger knows."""
        return self.spell.record.left_date or self.spell.record.found_date

    @property
    def last_visit(self) -> date | None:
        """The day of the last visit."""
        return self.visits[-1].visit_date if self.visits else None

    @property
    def state_words(self) -> str:
        """The state for a reader: of a child who came back only after the day that is spoken of, that."""
        state = self.spell.record.state
        return ("后来复学" if state == "已复学" and self.is_open else state) or "状态看不清"

    @property
    def missing(self) -> tuple[str, ...]:
        """The cells without which its state may not be closed (`return_date`, `closing_evidence`)."""
        record = self.spell.record
        state = case_life().state(record.state)
        if self.is_open or state is None or state.open:
            return ()
        there = {"return_date": record.return_date is not None, "closing_evidence": proved(record.closing_evidence)}
        return tuple(name for name in state.needs if not there.get(name, True))


def episodes(ledger: Iterable[Spell], visits: Sequence[Visit], day: date) -> tuple[Episode, ...]:
    """All spells that were known at the end of a day, child by child, each child's in order."""
    children: dict[int, list[Spell]] = {}
    for spell in ledger:
        found = spell.record.found_date or spell.record.left_date
        if found is None or found <= day:
            children.setdefault(spell.person, []).append(spell)
    made = _by_number(visits, day)
    return tuple(one for spells in children.values() for one in _of_child(spells, made, day))


def is_open(spell: Spell, day: date) -> bool:
    """Whether nobody had settled a case at the end of a day: it is in an open state, or the child came
    back only later. A word that nobody can read settles nothing."""
    record = spell.record
    if record.state == "已复学":
        return record.return_date is not None and record.return_date > day
    state = case_life().state(record.state)
    return state is None or state.open


def _by_number(visits: Sequence[Visit], day: date) -> dict[str, list[Visit]]:
    """The visits until a day by the child's ID number."""
    found: dict[str, list[Visit]] = {}
    for visit in visits:
        if visit.id_number and visit.visit_date and visit.visit_date <= day:
            found.setdefault(visit.id_number, []).append(visit)
    return found


def _of_child(spells: list[Spell], visits: dict[str, list[Visit]], day: date) -> Iterator[Episode]:
    ordered = sorted(spells, key=_order)
    numbers = dict.fromkeys(spell.record.id_number for spell in ordered)
    made = sorted((one for number in numbers for one in visits.get(number, ())), key=lambda one: one.visit_date or day)
    starts = [_start(spell) for spell in ordered]
    for place, spell in enumerate(ordered):
        # Two rows of one day are one spell entered twice; the first has its visits.
        later = [start for start in starts[place + 1 :] if start > starts[place]]
        last = min(later, default=date.max)
        twice = starts[place] in starts[:place]
        own = [one for one in made if one.visit_date and starts[place] <= one.visit_date < last and not twice]
        yield Episode(spell, place + 1, len(ordered), tuple(own), is_open(spell, day))


def _start(spell: Spell) -> date:
    return spell.record.left_date or spell.record.found_date or date.min


def _order(spell: Spell) -> tuple[date, date, str, int]:
    record = spell.record
    where = record.where
    return (
        _start(spell),
        record.found_date or date.min,
        (where.file if where else None) or "",
        (where.row if where else None) or 0,
    )
