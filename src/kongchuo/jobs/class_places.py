"""In which class of 学年初 the children of the ledgers count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kongchuo.cases.ledger import Spell
from kongchuo.codes.classes import grade_label
from kongchuo.indicators.facts import ClassPlace, Event, Place
from kongchuo.jobs.compared import Compared
from kongchuo.model.period import school_year
from kongchuo.movements.classrooms import stated


def case_class(ends: Compared, spell: Spell) -> str:
    """The class that the ledger names, else that of the child's roster row where its grade is the
    case's; empty when neither says it."""
    record, grade = spell.record, spell.grade
    day = record.found_date or record.left_date
    own = ends.comparison.now.stages.get(spell.school or "", ())
    named = stated(record.class_name, grade, own, school_year(day) if day else None)
    seen = ends.known.seen(spell.person, "grade", "class_label")
    if named or seen is None:
        return named
    return str(seen[1]) if seen[0] == grade else ""


def in_classes(events: Iterable[Event], base: Mapping[ClassPlace, int]) -> Iterator[Event]:
    """The events with their class as the rosters of 学年初 call it: of a grade with one class it is that one."""
    known: dict[Place, set[str]] = {}
    for school, stage, grade, label in base:
        known.setdefault((school, stage, grade), set()).add(label)
    for event in events:
        labels = known.get((event.school or "", event.stage or "", event.grade or 0), set())
        only = next(iter(labels)) if len(labels) == 1 else ""
        same = only and (not event.class_label or grade_label(event.grade) in (only, event.class_label))
        yield replace(event, class_label=only) if same else event
