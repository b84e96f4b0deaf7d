"""A roll number that is no national roll number (G + ID number, J + 18 characters, L temporary)."""

from collections.abc import Iterator

from kongchuo.codes import roll_number
from kongchuo.codes.text import lost_digits
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

# Under these headings schools keep numbers of their own.
_OWN_NUMBERS = ("学号", "学籍辅号")
_LETTERS = "GJL"


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Roll numbers of a wrong shape; one without its letter may be a number of another kind."""
    column = table.columns.get("roll_number")
    if column is None or column.heading.strip() in _OWN_NUMBERS or roll_number.all_with_id(column.text):
        return
    wrong = {
        text: words
        for text in set(column.text)
        if text not in pupils.BLANK_MARKS and (words := roll_number.problem(text))
    }
    if not wrong:
        return
    for position, text in skip.sound(table, "roll_number"):
        if text in wrong and not lost_digits(column.raw[position]):
            yield Hit(
                position,
                "roll_number",
                f"{pupils.who(table, position)}的学籍号格式不对：{wrong[text]}。",
                severity=None if text[:1].upper() in _LETTERS else Severity.WARNING,
            )


RULE = Rule(
    id="S109",
    name="roll-number-malformed",
    severity=Severity.ERROR,
    title="学籍号格式不对",
    hint="请从学籍系统里查出全国学籍号照抄：G加18位身份证件号，没有身份证的以J开头，临时的以L开头。",
    check=check,
)
