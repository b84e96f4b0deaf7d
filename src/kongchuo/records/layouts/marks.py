"""A class's attendance register, a pupil a row and a column a day, as the absences that its marks mean."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kongchuo.codes import attendance_marks, day_headings
from kongchuo.codes.attendance_marks import FREE, PRESENT, Mark
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import Column, Table
from kongchuo.records.layouts.columns import all_columns, derived, part, with_used
from kongchuo.records.layouts.days import day_of_title
from kongchuo.records.sheet_words import days_of

# Marks whose meaning nobody states: (mark, how often it stands there, row and column of the first).
ODD = "_odd_marks"
NOTES = "_notes"  # what stands on the sheet beside the rows, such as a legend
PUPILS = "_pupils"  # how many pupils the register has, with and without an absence

_FEWEST = 3
_STATUS = pattern(r"(?:今日|当日|当天)?(?:是否)?(?:出勤|考勤|到校|到勤|出席|到课|返校)(?:情况|状态|与否|登记)?")
# Sums at the right of the days.
_SUMS = pattern(
    r"(?:应|实|本月)?(?:出勤|缺勤|病假|事假|旷课|请假|迟到|早退|公假|到校|缺课|出席|缺席)?(?:合计|小计|总计|共计|天数|次数|人数|人次|率|日数|统计)*"
)
_WHOLE_COLUMN = 0.8

_Absences = dict[Mark, list[str]]


@dataclass(frozen=True)
class _Day:
    """A column of a day (or of half of it); `text` is the day as far as it is known."""

    column: Column
    text: str
    half: str = ""


@dataclass
class _Register:
    """What is read off a register: its pupils' rows, the days, what the marks mean."""

    table: Table
    days: list[_Day]
    pupils: list[int]
    known: dict[str, Mark | None] = field(default_factory=dict)
    odd: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def spread(table: Table) -> tuple[Table, ...]:
    """A row for every pupil and kind of absence, with the days in 缺勤日期; nothing for a sheet that is no register.

    Who came late was there; half a day is none. A legend on the sheet goes before what marks usually mean.
    """
    days = _days(table)
    if not days:
        return ()
    names = table.text("name")
    pupils = [position for position, name in enumerate(names) if name and not attendance_marks.is_word(name)]
    register = _Register(table, days, pupils)
    register.known.update(_meanings(register))
    rows = [(position, mark, texts) for position in pupils for mark, texts in _absences(register, position).items()]
    return (_spread(register, rows),)


def _days(table: Table) -> list[_Day]:
    found = [
        (column, heading)
        for column in all_columns(table)
        if column.index is not None and (heading := day_headings.parse(column.heading))
    ]
    if len(found) < _FEWEST:
        return _single(table)
    sheet = days_of(table)
    month, last, days = None, 0, []
    for column, heading in found:
        day = heading.day
        if heading.decimal and heading.month == month and day < last:
            day *= 10
        month = heading.month or _following(month or sheet.month, day < last)
        last = day
        year = heading.year or (sheet.year_of(month) if month else None)
        days.append(_Day(column, _written(year, month, day), heading.half))
    return days


def _following(month: int | None, over: bool) -> int | None:
    """The month of a column: after the 31st comes the 1st of the next."""
    return month % 12 + 1 if month and over else month


def _single(table: Table) -> list[_Day]:
    """A list of all pupils on one day: the column 到校情况 under a title that names the day."""
    columns = [one for one in all_columns(table) if one.index is not None and _STATUS.fullmatch(compact(one.heading))]
    day = day_of_title(table) if len(columns) == 1 and not table.has("absent") else None
    return [_Day(columns[0], day)] if day else []


def _written(year: int | None, month: int | None, day: int) -> str:
    if month is None:
        return f"{day}日"
    return f"{month}月{day}日" if year is None else f"{year}-{month:02}-{day:02}"


def _meanings(register: _Register) -> Iterator[tuple[str, Mark | None]]:
    """What the marks of this sheet mean: the legend, and what their number tells."""
    table = register.table
    rows = set(register.pupils)
    others = [_line(table, position) for position in range(len(table)) if position not in rows]
    legend = attendance_marks.legend((*table.titles, *table.derived.get(NOTES, ()), *others))
    yield from legend.items()
    texts = [[compact(day.column.text[position]) for position in register.pupils] for day in register.days]
    cells = Counter(text for column in texts if any(column) for text in column)
    most, marks = cells.total() / 2, set(cells) - set(legend) - {""}
    for text in marks:
        mark, half = attendance_marks.read(text, legend)
        if cells[text] > most and (mark is None or mark.meaning == "absent"):
            # Most pupils are there on most days; whoever marks them with a cross marks something else.
            yield text, PRESENT if mark is None and not half else None
        elif mark == PRESENT and text in "√✓✔☑" and cells[text] <= most <= cells[""]:
            yield text, None  # where most cells are empty, a tick may mean the pupil who is away


def _line(table: Table, position: int) -> str:
    return " ".join(column.text[position] for column in all_columns(table) if column.text)


def _absences(register: _Register, position: int) -> _Absences:
    """The days of a pupil's absences by kind."""
    by_day: dict[str, list[tuple[Mark | None, bool, str]]] = {}
    for number, day in enumerate(register.days):
        text = compact(day.column.text[position])
        mark, half = _read(register, number, position, text)
        by_day.setdefault(day.text, []).append((mark, half, day.half))
    found: _Absences = {}
    for text, cells in by_day.items():
        away = [mark for mark, half, _ in cells if mark and mark.meaning not in ("present", "free") and not half]
        if away and len(away) == len(cells):
            found.setdefault(away[0], []).append(text)
    return found


def _read(register: _Register, number: int, position: int, text: str) -> tuple[Mark | None, bool]:
    if not text:
        return None, False
    if text in register.known:
        mark, half = register.known[text], False
    else:
        mark, half = attendance_marks.read(text, {sign: one for sign, one in register.known.items() if one})
    if mark is None:
        column = register.days[number].column.index or 0
        if not _free(text):
            register.odd.setdefault(text, []).append((register.table.rows[position], column))
        return None, False
    if mark.reason == "请假" and text == "假" and _whole_column(register, number, text):
        return FREE, False
    return mark, half


def _free(text: str) -> bool:
    """The name of a holiday, written over its column."""
    return text.endswith(("节", "节日", "假期", "放假"))


def _whole_column(register: _Register, number: int, text: str) -> bool:
    column = register.days[number].column.text
    same = sum(compact(column[position]) == text for position in register.pupils)
    return same >= len(register.pupils) * _WHOLE_COLUMN


def _spread(register: _Register, rows: Sequence[tuple[int, Mark, list[str]]]) -> Table:
    table = register.table
    positions = [position for position, _, _ in rows]
    texts = {
        "absent": [_span_text(days) for _, _, days in rows],
        "reason": [mark.reason for _, mark, _ in rows],
        "leave": [{"leave": "是", "truant": "否"}.get(mark.meaning, "") for _, mark, _ in rows],
    }
    kept = part(table, positions, {})
    columns = {name: column for name, column in kept.columns.items() if name not in texts}
    spread_table = replace(kept, columns=columns | {name: derived(table, name, own) for name, own in texts.items()})
    odd = tuple((mark, len(places), *places[0]) for mark, places in register.odd.items())
    known = [day.column for day in register.days]
    known += [column for column in table.extra if _SUMS.fullmatch(compact(column.heading))]
    return with_used(spread_table.with_derived(**{ODD: odd, PUPILS: len(register.pupils)}), known)


def _span_text(days: Sequence[str]) -> str:
    """`2023-03-06至2023-03-08、2023-03-13`: days that follow one another as a span, others by themselves."""
    spans: list[list[str]] = []
    for day in days:
        if spans and _next(spans[-1][-1]) == day:
            spans[-1] = [spans[-1][0], day]
        else:
            spans.append([day])
    return "、".join("至".join(span) for span in spans)


def _next(day: str) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return None  # a day of which the sheet does not say the month
