"""A school's code that has not ten digits, or no province in them."""

from collections.abc import Iterator

from kongchuo.codes import school_code
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Codes of a wrong shape."""
    texts = set(table.text("school_code")) - pupils.BLANK_MARKS
    wrong = {text: words for text in texts if (words := school_code.problem(text))}
    if not wrong:
        return
    for position, text in skip.sound(table, "school_code"):
        if text in wrong:
            yield Hit(position, "school_code", f"{pupils.who(table, position)}的学校标识码不对：{wrong[text]}。")


RULE = Rule(
    id="S210",
    name="school-code-malformed",
    severity=Severity.ERROR,
    title="学校标识码格式不对",
    hint="请按教育部的学校（机构）代码填写10位数字。",
    check=check,
)
