"""A child of the ledger who is not of school age."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.period import school_age
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children outside 6 to 14 on 31 August, by their ID numbers."""
    broken = skip.broken(table, "id_number")
    for position, birth in enumerate(pupils.births(table)):
        age = school_age(birth, context.school_year) if birth else 10
        if not 6 <= age <= 14 and position not in broken:
            who = pupils.who(table, position)
            yield Hit(position, "id_number", f"{who}本学年初（8月31日）{age}周岁，不在6—14周岁以内。")


RULE = Rule(
    id="P108",
    name="support-age",
    severity=Severity.NOTE,
    title="不在义务教育年龄",
    hint="不是6—14周岁的不算在残疾儿童入学率里；年龄填错的请改正号码。",
    kinds=("support",),
    check=check,
)
