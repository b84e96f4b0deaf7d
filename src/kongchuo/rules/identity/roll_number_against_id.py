"""The ID number inside the roll number is not the ID number of the row: to be confirmed."""

from collections.abc import Iterator

from kongchuo.codes import roll_number
from kongchuo.codes.text import lost_digits
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Roll numbers with another ID number than a valid one beside them."""
    column = table.columns.get("roll_number")
    if column is None or not table.has("id_number"):
        return
    found = pupils.ids(table)
    if found.numbers == tuple([text[1:] for text in column.text]):
        return
    different = [
        position
        for position, (number, birth, text) in enumerate(zip(found.numbers, found.births, column.text, strict=True))
        if text and birth and (inside := roll_number.id_part(text)) is not None and inside != number
    ]
    if not different:
        return
    ignored = pupils.not_judged(table) | skip.broken(table, "roll_number")
    for position in different:
        if position not in ignored and not lost_digits(column.raw[position]):
            yield Hit(
                position,
                "roll_number",
                f"{pupils.who(table, position)}的学籍号里的身份证件号，与本行的身份证件号不一致。",
            )


RULE = Rule(
    id="S110",
    name="roll-number-against-id",
    severity=Severity.WARNING,
    title="学籍号与身份证件号不一致",
    hint="请对照户口簿和学籍系统确认；身份证件号变更过而学籍号还没有更新的，属正常情况，可到系统里申请更正。",
    check=check,
)
