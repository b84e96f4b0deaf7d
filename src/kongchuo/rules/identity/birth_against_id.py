"""The birth date column and a valid ID number name two different days."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Birth dates that the valid ID number of somebody of school age contradicts."""
    if not (table.has("birth_date") and table.has("id_number")):
        return
    if pupils.written_births(table) == pupils.ids(table).births:
        return
    written, raw = pupils.days(table, "birth_date"), table.raw("birth_date")
    texts = table.text("birth_date")
    first, last = pupils.plausible_births(context.as_of, context.school_year)  # beyond them the number is wrong
    different = [
        (position, birth)
        for position, (birth, text) in enumerate(zip(pupils.ids(table).births, texts, strict=True))
        if birth
        and first <= birth <= last
        and birth != written[text].day
        and not pupils.agrees(written[text], birth, raw[position])
    ]
    if not different:
        return
    ignored = pupils.not_judged(table) | skip.broken(table, "birth_date")
    for position, birth in different:
        if position not in ignored:
            name = pupils.who(table, position)
            yield Hit(
                position,
                "birth_date",
                f"{name}的出生日期填的是{pupils.quoted(texts[position])}，身份证件号里是{birth:%Y-%m-%d}，两处不一致。",
            )


RULE = Rule(
    id="S107",
    name="birth-against-id",
    severity=Severity.ERROR,
    title="出生日期与身份证件号不一致",
    hint="身份证件号校验无误，多半是出生日期填错了（比如填了农历）；请以户口簿为准改正。",
    kinds=("roster", "register"),
    check=check,
)
