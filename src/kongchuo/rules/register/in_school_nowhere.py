"""在校, and neither a school nor a place says where."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.register import _children
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows with neither; once for a sheet that has no column for either."""
    columns = _children.statuses(table), _children.ages(table, context), table.text("school_name"), table.text("place")
    found = objections(_nowhere, *columns)
    if not table.has("school_name") and not table.has("place"):
        number = len(tuple(found))
        if number:
            yield Hit(
                None, "school_status", f"登记为“在校”的有{number}人，表里没有“就读学校”这一列，看不出在哪里就读。"
            )
        return
    broken = skip.broken(table, "school_name") | skip.broken(table, "place")
    for position, _ in found:
        if position not in broken:
            yield Hit(position, "school_name", f"{pupils.who(table, position)}登记为“在校”，没有写在哪所学校就读。")


def _nowhere(status: str, age: int | None, school: str, place: str) -> bool:
    return status == "在校" and _children.may_count(age) and not {school, place} - pupils.BLANK_MARKS - {""}


RULE = Rule(
    id="G102",
    name="in-school-nowhere",
    severity=Severity.WARNING,
    title="在校没有写就读学校",
    hint="请补填就读学校；在外地就读的，再填就读地（到县、市、区）和证明材料。",
    kinds=("register",),
    check=check,
)
