"""A date that cannot be read."""

from collections.abc import Iterator

from kongchuo.codes import dates
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of all date columns of the sheet that hold no date."""
    # Records load pydantic, which nothing needs before a sheet is checked.
    from kongchuo.records.catalogue import RECORDS

    for field, spec in RECORDS[table.kind].columns().items():
        if spec.kind in ("date", "month") and table.has(field):
            yield from _column(table, field, spec.heading)


def _column(table: Table, field: str, heading: str) -> Iterator[Hit]:
    days = pupils.days(table, field).items()
    wrong = {text: written.problem for text, written in days if written.problem and text not in pupils.BLANK_MARKS}
    if not wrong:
        return
    births = pupils.births(table) if field == "birth_date" else (None,) * len(table)
    for position, text in skip.sound(table, field):
        birth = births[position]
        if text in wrong and not (birth and dates.may_mean(text, birth)):
            who = pupils.who(table, position)
            said = f"（身份证件号里是{birth:%Y-%m-%d}）" if birth else ""
            yield Hit(position, field, f"{who}的{heading}填的是{pupils.quoted(text)}，{wrong[text]}{said}。")


RULE = Rule(
    id="S301",
    name="unreadable-date",
    severity=Severity.ERROR,
    title="日期看不懂",
    hint="请改成“2013-05-15”这样的写法，年份写四位数。",
    kinds=pupils.WITH_ID,
    check=check,
)
