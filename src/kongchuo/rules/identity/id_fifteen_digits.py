"""A number of 15 digits: not given to anyone born since 1999."""

from collections.abc import Iterator

from kongchuo.codes.id_number import IdProblem
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers of 15 digits."""
    for position, _ in pupils.faulty_ids(table, IdProblem.FIFTEEN):
        yield Hit(
            position,
            "id_number",
            f"{pupils.who(table, position)}的身份证件号只有15位，在校学生的号码都是18位。",
        )


RULE = Rule(
    id="S103",
    name="id-fifteen-digits",
    severity=Severity.ERROR,
    title="身份证件号只有15位",
    hint="请查看户口簿，填写学生本人的18位号码；不要用家长的旧号码代替。",
    kinds=pupils.WITH_ID,
    check=check,
)
