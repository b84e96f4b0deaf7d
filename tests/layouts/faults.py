"""Ten faults, each put into a field of one pupil, and the rule that must find it there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.layouts.book import Wrong
from tests.layouts.people import CENTRE, JUNIOR, POINT, Class, Pupil


@dataclass(frozen=True)
class Fault:
    """In the pupil with this number (counted from the roster's first), in these fields; the rule of this name must
    find it in the first of them that is drawn."""

    name: str
    pupil: int
    fields: tuple[str, ...]
    wrong: Callable[[Pupil, Pupil], Wrong]  # of the pupil and of the one before


def _last(text: str) -> str:
    return text[:17] + ("3" if text[17] != "3" else "4")


def _transposed(text: str) -> str:
    return text[:14] + text[15] + text[14] + text[16:]


def _id(change: Callable[[str], str]) -> Callable[[Pupil, Pupil], Wrong]:
    return lambda pupil, _: Wrong(replace(pupil, id_number=change(pupil.id_number)))


def _elsewhere(pupil: Pupil, _: Pupil) -> Wrong:
    return Wrong(replace(pupil, grade=2 if pupil.school == JUNIOR else 8))


ID = ("id_number", "roll_number")
FAULTS = (
    Fault("D101", 1, ID, lambda _, before: Wrong(before)),
    Fault("S101", 2, ID, _id(_last)),
    Fault("S101", 3, ID, _id(_transposed)),
    Fault("S108", 4, ("sex",), lambda p, _: Wrong(replace(p, sex="女" if p.sex == "男" else "男"))),
    Fault("S107", 5, ("birth_date",), lambda p, _: Wrong(replace(p, birth=p.birth + timedelta(days=61)))),
    Fault("S201", 6, ("name",), lambda *_: Wrong()),
    Fault("S203", 7, ("ethnicity",), lambda *_: Wrong(value="火星族")),
    Fault("R109", 8, ("id_number",), lambda p, _: Wrong(value=float(p.id_number[:17] + "0"))),
    Fault("S403", 9, ("grade", "class_name"), _elsewhere),
    Fault("S208", 10, ("phone",), lambda p, _: Wrong(value=p.phone[:10])),
)


def planted(classes: Sequence[Class]) -> Iterator[tuple[Fault, Pupil, Wrong]]:
    pupils = [pupil for group in classes for pupil in group.pupils]
    for fault in FAULTS:
        pupil = pupils[fault.pupil]
        if fault.name == "S403" and pupil.school not in (CENTRE, POINT, JUNIOR):
            continue
        yield fault, pupil, fault.wrong(pupil, pupils[fault.pupil - 1])
