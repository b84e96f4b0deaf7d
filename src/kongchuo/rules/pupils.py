"""What several rules want to know about the pupils of a table.

The columns of a table are worked out once for all rules that ask (`once_a_table`), and whole where that
is quicker (`id_column`); what only a hit needs is looked up at the hit.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kongchuo.codes import dates, id_number, person_name
from kongchuo.codes.choices import ID_TYPE
from kongchuo.codes.dates import Parsed
from kongchuo.codes.id_column import IdColumn, id_column
from kongchuo.codes.id_number import IdNumber, IdProblem
from kongchuo.codes.text import lost_digits, mask_numbers
from kongchuo.model.period import school_age
from kongchuo.model.table import CellValue, Table
from kongchuo.rules import skip
from kongchuo.rules.once import once_a_table
from kongchuo.rules.status import ON_ROLL, read_status

# Sheets on which a child stands with an ID number.
WITH_ID = ("roster", "register", "movements", "cases", "visits", "outcomes", "support", "attendance")

# What people write into a cell to say that there is nothing to write.
_MARKS = "无 没有 暂无 未办 未办理 待补 空 不详 未知 / \\ - -- — —— 、 . * **"
BLANK_MARKS = frozenset(_MARKS.split())

_CITIZENS = ("居民身份证", "户口簿")
_QUOTED = 16

# Nobody on a roster or a register of school-age children is older or younger than that.
YOUNGEST, OLDEST = 3, 25


def who(table: Table, position: int) -> str:
    """The pupil as a message names it."""
    name = person_name.normalise(table.text("name")[position])
    return mask_numbers(name) if name else f"第{table.rows[position]}行的学生"


def quoted(text: str) -> str:
    """A cell's text inside a message: shortened, whole numbers masked."""
    shown = mask_numbers(text)
    return f"“{shown[:_QUOTED]}…”" if len(shown) > _QUOTED + 1 else f"“{shown}”"


def gone(table: Table) -> frozenset[int]:
    """The positions of pupils who are no longer at the school (转出, 毕业 …)."""
    away = {text for text in set(table.text("roll_status")) if read_status(text) not in ON_ROLL}
    if not away:
        return frozenset()
    return frozenset(position for position, text in enumerate(table.text("roll_status")) if text in away)


@once_a_table
def ids(table: Table) -> IdColumn:
    """The ID numbers of the table as they were understood."""
    return id_column(table.text("id_number"))


@once_a_table
def _faulty(table: Table) -> tuple[tuple[int, IdNumber], ...]:
    texts = table.text("id_number")
    return tuple(
        (position, number)
        for position, number in ids(table).faulty
        if number.text and texts[position] not in BLANK_MARKS
    )


@once_a_table
def not_judged(table: Table) -> frozenset[int]:
    """The positions whose ID number no rule looks at: the reader has reported the cell, the number
    has lost its digits, or the row says that it is not the number of an identity card."""
    found = set(skip.broken(table, "id_number"))
    raw = table.raw("id_number")
    if raw is not table.text("id_number") and not {int, float}.isdisjoint(map(type, raw)):
        found.update(position for position, value in enumerate(raw) if lost_digits(value))
    others = {text for text in set(table.text("id_type")) if text and ID_TYPE.read(text) not in _CITIZENS}
    if others:
        found.update(position for position, text in enumerate(table.text("id_type")) if text in others)
    return frozenset(found)


def faulty_ids(table: Table, problem: IdProblem) -> Iterator[tuple[int, IdNumber]]:
    """Position and number of every ID number with that problem."""
    found = [(position, number) for position, number in _faulty(table) if number.problem is problem]
    if found:
        ignored, raw = not_judged(table), table.raw("id_number")
        for position, number in found:
            if position not in ignored and not lost_digits(raw[position]):
                yield position, number


def plausible_births(as_of: date, school_year: int) -> tuple[date, date]:
    """The earliest and the latest birth date of anybody on a roster or a register."""
    return date(school_year - OLDEST - 1, 9, 1), min(as_of, date(school_year - YOUNGEST, 8, 31))


def days(table: Table, name: str) -> dict[str, Parsed]:
    """Every different text of a date column as a day."""
    return _days(table.text(name))


@lru_cache(maxsize=4)
def _days(texts: tuple[str, ...]) -> dict[str, Parsed]:
    return {text: dates.parse_text(text) for text in set(texts)}


def agrees(written: Parsed, day: date, raw: CellValue = None) -> bool:
    """Whether a date as written may mean that day; a month or year agrees with all its days.

    The number 2013.1 is January or October 2013: a number does not keep its last zero.
    """
    if written.day is None or written.day == day:
        return True
    if written.precision == "day" or written.day.year != day.year:
        return False
    months = {written.day.month} | ({10} if isinstance(raw, float) and written.day.month == 1 else set())
    return written.precision == "year" or day.month in months


@once_a_table
def written_births(table: Table) -> tuple[date | None, ...]:
    """What the column of birth dates says, a month or a year as its first day; None where it names no day."""
    return tuple([written.day for written in map(dates.parse_text, table.text("birth_date"))])


@once_a_table
def births(table: Table) -> tuple[date | None, ...]:
    """The birth date of every row that can be relied on: the ID number's, else the column's; None
    where the two contradict each other or both come from a wrong number."""
    said, written, ignored = ids(table).births, written_births(table), not_judged(table)
    if written == said and not ignored:
        return said
    found, texts, parsed = list(said), table.text("birth_date"), days(table, "birth_date")
    for position, (birth, day) in enumerate(zip(said, written, strict=True)):
        if day is not None and day != birth:
            number = id_number.parse(table.text("id_number")[position])
            found[position] = _reliable(number, parsed[texts[position]])
    for position in ignored:
        found[position] = written[position]
    return tuple(found)


def _reliable(number: IdNumber, written: Parsed) -> date | None:
    if number.problem is None:
        if written.day is None or written.day == number.birth or (number.birth and agrees(written, number.birth)):
            return number.birth
        return None
    return None if written.day == number.birth else written.day


def plausible(birth: date, as_of: date, school_year: int) -> bool:
    """Whether a child of that birth date can be on a roster at all."""
    return birth <= as_of and YOUNGEST <= school_age(birth, school_year) <= OLDEST
