"""A character that no ID number has: a letter O for a zero, an X in the middle, a multiplication sign."""

from collections.abc import Iterator

from kongchuo.codes.id_number import LENGTH, IdProblem
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.identity._suggest import suggestions
from kongchuo.rules.rule import Context, Hit, Rule

_DIGITS = "0123456789"


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers of 18 characters with a wrong one among them."""
    for position, number in pupils.faulty_ids(table, IdProblem.CHARACTER):
        wrong = [
            f"第{place}位是“{character}”"
            for place, character in enumerate(number.text, start=1)
            if character not in (_DIGITS if place < LENGTH else _DIGITS + "X")
        ]
        yield Hit(
            position,
            "id_number",
            f"{pupils.who(table, position)}的身份证件号里有不该有的字符：{'，'.join(wrong[:3])}{'等' if len(wrong) > 3 else ''}。",
            suggestions=suggestions(table, position, number, context),
        )


RULE = Rule(
    id="S104",
    name="id-character",
    severity=Severity.ERROR,
    title="身份证件号有不该有的字符",
    hint="前17位只能是数字，最后一位是数字或大写字母X；请把字母O改成数字0、字母l改成数字1后再核对。",
    kinds=pupils.WITH_ID,
    check=check,
)
