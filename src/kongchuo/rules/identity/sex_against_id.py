"""The sex column and the 17th digit of a valid ID number contradict each other."""

from collections.abc import Iterator

from kongchuo.codes.choices import SEX
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rows import objections, read_each
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Pupils whose sex a valid ID number contradicts."""
    if not (table.has("sex") and table.has("id_number")):
        return
    different = tuple(objections(_different, pupils.ids(table).sexes, read_each(SEX.read, table.text("sex"))))
    if not different:
        return
    ignored = pupils.not_judged(table) | skip.broken(table, "sex")
    for position, (said, written) in different:
        if position not in ignored:
            name = pupils.who(table, position)
            yield Hit(position, "sex", f"{name}的性别填的是“{written}”，按身份证件号第17位应是“{said}”。")


def _different(said: str | None, written: str | None) -> tuple[str, str] | None:
    return (said, written) if said and written and said != written else None


RULE = Rule(
    id="S108",
    name="sex-against-id",
    severity=Severity.ERROR,
    title="性别与身份证件号不一致",
    hint="请先看性别是否填错；性别没有错的，再查身份证件号是不是别人的。",
    kinds=("roster", "register"),
    check=check,
)
