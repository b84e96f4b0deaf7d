"""A date in the ledger 辍学 or 劝返记录 that has not come yet."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """All date columns; what is weeks ahead is a slip of year or month."""
    # Records load pydantic, which nothing needs before a sheet is checked.
    from kongchuo.records.catalogue import RECORDS

    for name, spec in RECORDS[table.kind].columns().items():
        if spec.kind != "date" or not table.has(name):
            continue
        for position, days in enumerate(ledgers.spans(table, name)):
            if days and days[0] > context.as_of:
                text = pupils.quoted(table.text(name)[position])
                severity = Severity.ERROR if days[0] - context.as_of > ledgers.SOON else None
                said = f"{pupils.who(table, position)}的{spec.heading}填的是{text}，还没有到。"
                yield Hit(position, name, said, severity=severity)


RULE = Rule(
    id="C104",
    name="case-date-in-future",
    severity=Severity.WARNING,
    title="辍学台账日期还没有到",
    hint="请核对年份和月份；答应哪天返校的，写在劝返记录的“结果”里，回来了再填复学日期。",
    kinds=("cases", "visits"),
    check=check,
)
