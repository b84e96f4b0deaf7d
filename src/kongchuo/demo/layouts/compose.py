"""Lines and a form make the pages of a file, and every line learns where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kongchuo.demo.layouts import spelling
from kongchuo.demo.layouts.form import Form
from kongchuo.demo.layouts.page import Formula, Page, Place, Value
from kongchuo.demo.lines import Line
from kongchuo.demo.truth import period
from kongchuo.model.period import school_year_label


@dataclass(frozen=True)
class Composed:
    """The pages of a file and the place of each of its lines, in the order of the lines."""

    name: str
    pages: tuple[Page, ...]
    places: tuple[Place, ...]


def compose(form: Form, lines: Sequence[Line], month: str) -> Composed:
    """One file of one school (or of several in one form)."""
    words = _words(lines[0], month)
    pages, places = [], []
    for name, group in _sheets(form, lines, words):
        page = _Writer(form, name, month, {**words, **_class_words(group[0])})
        places += page.write(group)
        pages.append(page.page)
    return Composed(form.file.format(**words), (*pages, *form.other_pages()), tuple(places))


def _words(line: Line, month: str) -> dict[str, str]:
    when = period(month)
    return {
        "school": line.school.name,
        "short": line.school.alias,
        "year": str(when.start.year),
        "month": str(when.start.month),
        "school_year": school_year_label(when.school_year),
        "term": "一" if when.start.month >= 9 or when.start.month == 1 else "二",
    }


def _class_words(line: Line) -> dict[str, str]:
    seat = line.seat
    return {"grade": spelling.grade_full(seat.grade), "class": spelling.full(seat.grade, seat.number, 0)}


def _sheets(form: Form, lines: Sequence[Line], words: dict[str, str]) -> list[tuple[str, list[Line]]]:
    if form.sheet_by == "file":
        return [(form.sheet_name.format(**words), list(lines))]
    if form.sheet_by == "grade":
        grades = groupby(lines, key=lambda line: line.seat.grade)
        return [(spelling.grade_full(grade), list(group)) for grade, group in grades]
    classes = groupby(lines, key=lambda line: (line.seat.grade, line.seat.number))
    return [(spelling.short(grade, number, 0), list(group)) for (grade, number), group in classes]


class _Writer:
    """Fills one page."""

    def __init__(self, form: Form, name: str, month: str, words: dict[str, str]) -> None:
        self._form = form
        self._words = words
        self._year = period(month).school_year
        self._left = form.lead[1]
        self.page = Page(name)
        self._serial = 0

    def write(self, lines: Sequence[Line]) -> list[Place]:
        form, page = self._form, self.page
        for _ in range(form.lead[0]):
            page.add([])
        for index, title in enumerate(form.titles):
            row = page.add([*self._blank(), title.format(**self._words)], "note" if index else "title")
            page.merge(row, self._left, row, self._left + len(form.headings) - 1)
        self._write_header()
        if form.example:
            page.add([*self._blank(), *self._example()])
        places = []
        for index, line in enumerate(lines):
            if form.page and index and index % form.page == 0:
                self._write_total(f"本页小计：{form.page}人")
                self._write_header()
            places.append(self._write_line(line))
        self._merge_field(lines, places)
        if form.totals:
            self._write_total("合计", len(lines))
        if form.signature:
            page.add([])
            page.add([*self._blank(), form.signature.format(**self._words)], "note")
        return places

    def _blank(self) -> list[Value]:
        return [None] * self._left

    def _write_header(self) -> None:
        headings, page = self._form.headings, self.page
        if not any(heading.group for heading in headings):
            page.add([*self._blank(), *(heading.text for heading in headings)], "header")
            return
        upper = page.add([*self._blank(), *(heading.group or heading.text for heading in headings)], "header")
        lower = page.add([*self._blank(), *(heading.text if heading.group else None for heading in headings)], "header")
        column = self._left
        for group, members in groupby(headings, key=lambda heading: heading.group):
            width = len(list(members))
            if group:
                page.merge(upper, column, upper, column + width - 1)
                for extra in range(column + 1, column + width):
                    page.rows[upper][extra] = None
            else:
                for each in range(column, column + width):
                    page.merge(upper, each, lower, each)
            column += width

    def _example(self) -> list[Value]:
        from kongchuo.records.roster import Pupil

        columns = Pupil.columns()
        return [
            "示例" if heading.field == "serial" else columns[heading.field].example for heading in self._form.headings
        ]

    def _write_line(self, line: Line) -> Place:
        self._serial += 1
        row = len(self.page.rows)
        values = {heading.field: self._value(line, heading.field, row) for heading in self._form.headings}
        if self._form.vary:
            self._form.vary(line.seat.child, values, line.verbatim)
        self.page.add([*self._blank(), *(values[heading.field] for heading in self._form.headings)])
        columns = {heading.field: self._left + index for index, heading in enumerate(self._form.headings)}
        return Place(self.page.name, row + 1, columns)

    def _value(self, line: Line, field: str, row: int) -> Value:
        form, seat = self._form, line.seat
        if field == "serial" and field not in line.values:
            header = row - self._serial + 1
            return Formula(f"=ROW()-{header}", self._serial) if form.numbered_by_formula else self._serial
        # A column that a school sends twice has a field of its own that repeats the first.
        value = line.values[field.removesuffix("_again")]
        if field in line.verbatim:
            return value
        if field == "class_name":
            return form.class_spelling(seat.grade, seat.number, self._year)
        if field == "grade":
            return form.grade_spelling(seat.grade)
        if field == "birth_date":
            return form.date_spelling(value)  # type: ignore[arg-type]
        if field in form.spell and isinstance(value, str):
            return form.spell[field](value)
        return value

    def _merge_field(self, lines: Sequence[Line], places: Sequence[Place]) -> None:
        """One cell over all neighbouring rows that say the same, as for the village of a class."""
        field = self._form.merge_field
        if not field:
            return
        position = 0
        for _, group in groupby(lines, key=lambda line: line.values[field]):
            size = len(list(group))
            first, last = places[position].row - 1, places[position + size - 1].row - 1
            column = places[position].columns[field]
            self.page.merge(first, column, last, column)
            for row in range(first + 1, last + 1):
                self.page.rows[row][column] = None
            position += size

    def _write_total(self, text: str, number: int | None = None) -> None:
        self.page.add([*self._blank(), text, *([None, f"{number}人"] if number is not None else [])], "total")
