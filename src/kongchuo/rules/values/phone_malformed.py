"""A phone number that cannot be one."""

from collections.abc import Iterator

from kongchuo.codes import phone
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Phone numbers of a wrong length or beginning; a number that begins with 1 is surely a mobile
    number, a short one may be a number inside the village's group."""
    if phone.all_mobile(table.text("phone")):
        return
    wrong = {text: words for text in set(table.text("phone")) if (words := phone.problem(text))}
    if not wrong:
        return
    for position, text in skip.sound(table, "phone"):
        if text in wrong:
            mobile = wrong[text].startswith("手机号") or wrong[text].startswith("没有以")
            yield Hit(
                position,
                "phone",
                f"{pupils.who(table, position)}的联系电话不对：{wrong[text]}。",
                severity=None if mobile else Severity.WARNING,
            )


RULE = Rule(
    id="S208",
    name="phone-malformed",
    severity=Severity.ERROR,
    title="联系电话不对",
    hint="请与家长核实后改正：手机号11位，固定电话带区号；几个号码之间用顿号隔开。",
    kinds=("roster", "register"),
    check=check,
)
