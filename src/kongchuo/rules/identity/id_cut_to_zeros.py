"""A number stored as text whose last three digits are zeros: it once stood in a numeric cell.

Excel keeps 15 digits. When such a sheet is saved as CSV, or the cell is made text afterwards, the
zeros stay. That is no wrong check digit: what stood there is gone.
"""

from collections.abc import Iterator

from kongchuo.codes.id_number import IdProblem
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.rule import Context, Hit, Rule

CUT_END = "000"


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers that end in three zeros and whose check digit fails."""
    for position, number in pupils.faulty_ids(table, IdProblem.CHECKSUM):
        if number.text.endswith(CUT_END):
            yield Hit(
                position,
                "id_number",
                f"{pupils.who(table, position)}的身份证件号末三位是000，多半是曾经存成数字，后三位已经丢了。",
            )


RULE = Rule(
    id="S111",
    name="id-cut-to-zeros",
    severity=Severity.ERROR,
    title="身份证件号末三位变成零",
    hint="请把这一列设为“文本”格式，再按户口簿把完整号码重新输入；丢掉的三位从表里找不回来。",
    kinds=pupils.WITH_ID,
    check=check,
)
