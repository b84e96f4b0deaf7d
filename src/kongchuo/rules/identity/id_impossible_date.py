"""Characters 7–14 of an ID number name a day that does not exist."""

from collections.abc import Iterator

from kongchuo.codes.id_number import IdProblem
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.identity._suggest import suggestions
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers of the right shape with an impossible birth date."""
    for position, number in pupils.faulty_ids(table, IdProblem.DATE):
        digits = number.text[6:14]
        yield Hit(
            position,
            "id_number",
            f"{pupils.who(table, position)}的身份证件号第7至14位是{digits[:4]}年{digits[4:6]}月{digits[6:]}日，没有这一天。",
            suggestions=suggestions(table, position, number, context),
        )


RULE = Rule(
    id="S105",
    name="id-impossible-date",
    severity=Severity.ERROR,
    title="身份证件号里的日期不存在",
    hint="第7至14位是出生年月日，请对照户口簿核对这八位，再核对整个号码。",
    kinds=pupils.WITH_ID,
    check=check,
)
