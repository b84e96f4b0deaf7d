"""A visit to a pupil who had left, before anybody had found that out."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.cases._spells import by_child, calls, of_spells
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Visits between 离校日期 and 发现日期 of the case they belong to."""
    children = by_child(tables)
    for key, made in calls(tables).items():
        for spell, own in of_spells(made, children.get(key, ())):
            for call in own:
                if spell.found and call.day < spell.found:
                    row = tables[call.table].rows[call.position]
                    said = f"第{row}行的劝返日期是{call.day}，早于这名学生的发现日期（{spell.found}）。"
                    yield Hit(
                        call.position,
                        "visit_date",
                        said,
                        table=call.table,
                        related=(tables[spell.table].where(spell.position, "found_date"),),
                    )


RULE = Rule(
    id="C114",
    name="visit-before-found",
    severity=Severity.WARNING,
    title="劝返早于发现",
    hint="请核对两个日期：去劝返的那天学校已经知道孩子不在校，发现日期不应更晚。",
    scope="across",
    kinds=("cases", "visits"),
    check_across=check,
)
