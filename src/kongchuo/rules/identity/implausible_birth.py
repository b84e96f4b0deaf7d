"""A birth date in the future, or one that no child of school age has (often the parent's number)."""

from collections.abc import Iterator
from datetime import date

from kongchuo.codes import id_number
from kongchuo.model.finding import Severity
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Valid ID numbers, and birth dates without one, of people who cannot be pupils."""
    first, last = pupils.plausible_births(context.as_of, context.school_year)
    odd = [
        (position, birth)
        for position, birth in enumerate(pupils.ids(table).births)
        if birth and not first <= birth <= last
    ]
    ignored = pupils.not_judged(table) if odd else frozenset()
    reported = {position for position, _ in odd if position not in ignored}
    for position, birth in odd:
        if position in reported:
            yield Hit(position, "id_number", _message(table, position, birth, context, "的身份证件号里的"))
    if table.has("birth_date"):
        yield from _column(table, context, first, last, reported)


def _column(table: Table, context: Context, first: date, last: date, reported: set[int]) -> Iterator[Hit]:
    """Birth dates that do not repeat what an ID number says (that is reported there)."""
    odd = {
        text: written.day
        for text, written in pupils.days(table, "birth_date").items()
        if written.day and not (first <= written.day <= last)
    }
    if not odd:
        return
    judged, numbers = pupils.not_judged(table), table.text("id_number")
    for position, text in skip.sound(table, "birth_date"):
        if text in odd and position not in reported:
            number = id_number.parse(numbers[position])
            said_elsewhere = position not in judged and (number.valid or number.birth == odd[text])
            if not said_elsewhere:
                yield Hit(position, "birth_date", _message(table, position, odd[text], context, "的"))


def _message(table: Table, position: int, birth: date, context: Context, source: str) -> str:
    told = f"{pupils.who(table, position)}{source}出生日期是{birth.year}年{birth.month}月{birth.day}日"
    if birth > context.as_of:
        return f"{told}，还没有到这一天。"
    age = school_age(birth, context.school_year)
    years = f"不满{pupils.YOUNGEST}周岁" if age < pupils.YOUNGEST else f"已经{age}周岁"
    return f"{told}，到本学年初{years}，不像是在校学生。"


RULE = Rule(
    id="S106",
    name="implausible-birth",
    severity=Severity.ERROR,
    title="出生日期不像在校学生",
    hint="请核对是不是把家长的号码填到了学生栏里，或者出生年份录错了。",
    kinds=("roster", "register"),
    check=check,
)
