"""An ID number that has not 18 characters (15 digits are a rule of their own)."""

from collections.abc import Iterator

from kongchuo.codes.id_number import LENGTH, IdProblem
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.identity._suggest import suggestions
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers that are too short or too long."""
    for position, number in pupils.faulty_ids(table, IdProblem.LENGTH):
        count = len(number.text)
        off = f"少了{LENGTH - count}位" if count < LENGTH else f"多了{count - LENGTH}位"
        yield Hit(
            position,
            "id_number",
            f"{pupils.who(table, position)}的身份证件号是{count}位，{off}，应为{LENGTH}位。",
            suggestions=suggestions(table, position, number, context),
        )


RULE = Rule(
    id="S102",
    name="id-length",
    severity=Severity.ERROR,
    title="身份证件号位数不对",
    hint="请按户口簿填写完整的18位号码；没有居民身份证的，在“身份证件类型”一栏写明证件种类。",
    kinds=pupils.WITH_ID,
    check=check,
)
