"""A visit before the pupil had left."""

from collections.abc import Iterator
from datetime import date

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Visits that lie before 离校日期 of all cases of the same number."""
    left: dict[str, date] = {}
    for table in tables:
        if table.kind == "cases":
            for key, days in zip(ledgers.keys(table), ledgers.spans(table, "left_date"), strict=True):
                left[key] = min(left.get(key, date.max), days[0] if days else date.min)
    for number, table in enumerate(tables):
        if table.kind != "visits":
            continue
        rows = zip(ledgers.keys(table), ledgers.spans(table, "visit_date"), strict=True)
        for position, (key, days) in enumerate(rows):
            if key and days and days[1] < left.get(key, date.min):
                said = f"第{table.rows[position]}行的劝返日期是{days[0]}，早于这名学生的离校日期（{left[key]}）。"
                yield Hit(position, "visit_date", said, table=number)


RULE = Rule(
    id="C110",
    name="visit-before-leaving",
    severity=Severity.WARNING,
    title="劝返早于离校",
    hint="请核对劝返日期和离校日期，改正填错的一个；以前那次辍学没有登记的，补登一条。",
    scope="across",
    kinds=("cases", "visits"),
    check_across=check,
)
