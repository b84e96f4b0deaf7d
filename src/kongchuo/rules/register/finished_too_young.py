"""已毕业 of a child who is too young to have finished grade 9."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule

# Grade 9 ends in the summer in which a child is fifteen; fourteen for those who began a year early.
_YOUNGEST = 14


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Children of school age who have finished before they are fourteen."""
    broken = skip.broken(table, "school_status")
    ages = _children.ages(table, context)
    for position, _ in objections(_too_young, _children.statuses(table), ages):
        if position not in broken:
            yield Hit(
                position,
                "school_status",
                f"{pupils.who(table, position)}本学年初{ages[position]}周岁，登记为“已毕业”，还不到读完九年级的年龄。",
            )


def _too_young(status: str, age: int | None) -> bool:
    return status == "已毕业" and age is not None and _children.FIRST_AGE <= age < _YOUNGEST


RULE = Rule(
    id="G107",
    name="finished-too-young",
    severity=Severity.WARNING,
    title="不到年龄却已毕业",
    hint="“已毕业”指读完九年级；小学毕业、正在上初中的填“在校”，毕业后没有升学的填“辍学”。",
    kinds=("register",),
    check=check,
)
