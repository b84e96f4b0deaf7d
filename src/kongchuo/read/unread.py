"""Sheets without a header that hold people nobody would look at."""

from collections.abc import Sequence

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import clean, compact, mask_numbers
from kongchuo.model.finding import Finding
from kongchuo.model.where import Where
from kongchuo.read.raw import RawSheet
from kongchuo.read.vocabulary import look_up, vocabulary
from kongchuo.rules.engine import reading_finding

_ID = pattern(r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d\d{3}[\dXx](?![\dXx])")
# A number in a sentence that says how to write one: 身份证号为18位，如342221…
_EXPLAINED = pattern(r"[如例]|格式|\d+位")
_A_NAME = pattern(r"[\u4e00-\u9fff][\u4e00-\u9fff·• ]{1,5}")
_BY_NUMBER = ("roster", "register")


def unread_people(sheet: RawSheet, kinds: Sequence[str], shown: str) -> list[Finding]:
    """What is to be said of such a sheet: it holds ID numbers, or on a ledger a column of names."""
    found = [
        (index, text)
        for index, row in enumerate(sheet.rows)
        for value in row
        if isinstance(value, str) and len(value) >= 15 and _ID.search(text := compact(clean(value)))
        if not _EXPLAINED.search(text)
    ]
    if found:
        first = found[0][0] + 1
        message = f"“{sheet.name}”表没有找到表头，但里面有{len(found)}个身份证号（从第{first}行起），这些人没有核查。"
    elif kinds[0] not in _BY_NUMBER and (row := _named(sheet, kinds[0])):
        message = f"“{sheet.name}”表第{row}行有“姓名”，别的列看不出是什么，下面的人没有核查。"
    else:
        return []
    return [reading_finding("sheet-not-read", Where(file=shown, sheet=sheet.name), mask_numbers(message))]


def _named(sheet: RawSheet, kind: str) -> int | None:
    """The row (from 1) of a heading 姓名 with a name below it."""
    words = vocabulary(kind)
    for index, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if (
                not isinstance(value, str)
                or len(value) > 12
                or not any(field == "name" for field, _ in look_up(value, words))
            ):
                continue
            below = [one[column] for one in sheet.rows[index + 1 : index + 3] if column < len(one) and one[column]]
            if any(isinstance(one, str) and _A_NAME.fullmatch(one) and not look_up(one, words) for one in below):
                return index + 1
    return None
