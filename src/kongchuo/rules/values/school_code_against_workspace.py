"""A school's code other than the one that the workspace declares for the school."""

from collections.abc import Iterator

from kongchuo.codes import school_code
from kongchuo.codes.text import compact
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Well-formed codes that are another school's, as far as the workspace knows."""
    schools = table.derived.get("school")
    if context.township is None or schools is None or not table.has("school_code"):
        return
    declared = {school.name: school.code for school in context.township.schools if school.code}
    pairs = tuple(zip(schools, table.text("school_code"), strict=True))
    odd = {
        pair
        for pair in set(pairs)
        if pair[0] in declared
        and pair[1] not in ("", *pupils.BLANK_MARKS)
        and compact(pair[1]) != declared[pair[0]]
        and school_code.problem(pair[1]) is None
    }
    if not odd:
        return
    ignored = skip.broken(table, "school_code")
    for position, pair in enumerate(pairs):
        if pair in odd and position not in ignored:
            own, other = declared[pair[0]][-4:], compact(pair[1])[-4:]
            who = pupils.who(table, position)
            message = f"{who}的学校标识码与{pair[0]}登记的不同：末四位填的是{other}，登记的是{own}。"
            yield Hit(position, "school_code", message)


RULE = Rule(
    id="S211",
    name="school-code-against-workspace",
    severity=Severity.WARNING,
    title="学校标识码与设置不符",
    hint="请核对是学校名称填错、标识码填错，还是kongchuo.toml里登记的标识码有误。",
    check=check,
)
