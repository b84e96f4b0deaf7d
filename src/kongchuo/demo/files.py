"""The rosters of a month as files."""

from collections.abc import Sequence
from dataclasses import dataclass

from kongchuo.demo.layouts.compose import Composed, compose
from kongchuo.demo.layouts.form import Form
from kongchuo.demo.layouts.forms import FORMS
from kongchuo.demo.layouts.page import Place
from kongchuo.demo.layouts.save import save
from kongchuo.demo.lines import Line


@dataclass(frozen=True)
class RosterFile:
    """A school's file of a month, and where each of its lines stands."""

    form: Form
    name: str
    data: bytes
    lines: tuple[Line, ...]
    places: tuple[Place, ...]


def roster_files(lines: Sequence[Line], month: str, forms: Sequence[Form] = FORMS) -> list[RosterFile]:
    """One file for every form, with the lines of its schools."""
    return [_file(form, [line for line in lines if line.seat.school in form.schools], month) for form in forms]


def _file(form: Form, lines: list[Line], month: str) -> RosterFile:
    composed = compose(form, lines, month)
    return RosterFile(form, composed.name, save(composed.pages, form.container), tuple(lines), _as_read(form, composed))


def _as_read(form: Form, composed: Composed) -> tuple[Place, ...]:
    """Text files have no sheets: a reader calls their one sheet after the file, or 表1."""
    if form.container == "xlsx":
        return composed.places
    sheet = "表1" if form.container == "html_xls" else composed.name.rpartition(".")[0]
    return tuple(Place(sheet, place.row, place.columns) for place in composed.places)
