"""What a row is before any header is known: headings, labels with their values, or somebody's data."""

from collections.abc import Sequence
from itertools import pairwise

from kongchuo.codes import classes
from kongchuo.codes.patterns import pattern
from kongchuo.model.table import CellValue
from kongchuo.read.guide import running
from kongchuo.read.vocabulary import DAY, Vocabulary, look_up

# What a label above the header names: where all the pupils below it belong.
_PLACES = frozenset({"school_name", "school", "grade", "class_name"})
_CLASS_MARK = pattern("[班级]")
_LONGEST_LABEL = 8
_DATE = pattern(r"20\d\d[-./年]?[01]?\d[-./月]?[0-3]?\d日?(?:\s*\D{0,5})?")
# No ledger asks for so many dates of one child.
_MOST_DATES = 8
# Among so many cells of a row of headings one is known.
_FIRST_CELLS = 4


def side_by_side(rows: Sequence[Sequence[CellValue]], words: Vocabulary) -> bool:
    """Whether two headings stand beside one another, or one beside the days of a register; under one another they
    are a list of columns, such as the template's sheet 填写说明."""
    for row in rows:
        named = sum(isinstance(value, str) and bool(look_up(value, words)) for value in row if value)
        if named >= 2 or (named and running(row)):
            return True
    return False


def may_name(row: Sequence[CellValue], words: Vocabulary) -> bool:
    """Whether a row may be the first of a header."""
    if "男" in row or "女" in row:
        return False  # most rows of a roster, seen at one look
    texts = [value for value in row if isinstance(value, str) and value]
    if not texts or (is_data(row) and not is_named(row, words)) or is_labelled(row, words):
        return False
    return len(texts) > 1 or bool(look_up(texts[0], words))


def is_labelled(row: Sequence[CellValue], words: Vocabulary) -> bool:
    """Whether a row of labels and what they stand for: 学校 | 马井镇中心小学 | 班级 | 四年级(1)班."""
    texts = [value for value in row if isinstance(value, str) and value]
    return any(
        len(label) < _LONGEST_LABEL
        and bool(_CLASS_MARK.search(value))
        and any(field in _PLACES for field, _ in look_up(label, words))
        and not look_up(value, words)
        and classes.find_in_title(value) is not None
        for label, value in pairwise(texts)
    )


def is_named(row: Sequence[CellValue], words: Vocabulary) -> bool:
    """Whether most of a row are headings, so that a number in it is no pupil's: 合计 | 18 to the right of the
    headings, 出生日期(如20130105)."""
    if "男" in row or "女" in row:
        return False
    filled = [value for value in row if value not in ("", None)]
    named = 0
    for place, value in enumerate(filled, start=1):
        # A register full of 1 has days for marks.
        if isinstance(value, str) and any(field != DAY for field, _ in look_up(value, words)[:1]):
            named += 1
        elif not named and place == _FIRST_CELLS:
            return False  # a row of headings begins with some
    return named >= 3 and named * 2 > len(filled)


def is_data(row: Sequence[CellValue]) -> bool:
    """Whether a row holds what no header holds: numbers, dates, long digit strings, a sex.

    The days of an attendance sheet are headings: five numbers or dates, each one more than the last.
    """
    days = running(row) or _dates(row)
    for value in row:
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            if days:
                continue
            return True
        digits = sum(character.isdigit() for character in value)
        if (digits >= 5 and not days) or value.strip() in ("男", "女"):
            return True
    return False


def _dates(row: Sequence[CellValue]) -> bool:
    """Whether the days of an attendance sheet, written out as texts (2023-03-06 or 20230306, over and over)."""
    return (
        sum(isinstance(value, str) and value[:2] == "20" and bool(_DATE.fullmatch(value)) for value in row)
        >= _MOST_DATES
    )
