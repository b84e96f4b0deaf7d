"""A school's code other than the one that the workspace declares for the school."""

from collections.abc import Iterator
from functools import partial

from kongchuo.codes import school_code
from kongchuo.codes.text import compact
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.model.township import Township
from kongchuo.rules import pupils, skip
from kongchuo.rules.rows import objections
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Well-formed codes that are another school's, as far as the workspace knows."""
    schools = table.derived.get("school")
    if context.township is None or schools is None or not table.has("school_code"):
        return
    ignored = skip.broken(table, "school_code")
    for position, told in objections(partial(_said, context.township), schools, table.text("school_code")):
        if position not in ignored:
            yield Hit(position, "school_code", f"{pupils.who(table, position)}{told}")


def _said(township: Township, name: str | None, text: str) -> str:
    school = township.school(name) if name else None
    if not school or not school.code or text in pupils.BLANK_MARKS or not text:
        return ""
    if compact(text) == school.code or school_code.problem(text) is not None:
        return ""
    own, other = school.code[-4:], compact(text)[-4:]
    return f"的学校标识码与{name}登记的不同：末四位填的是{other}，登记的是{own}。"


RULE = Rule(
    id="S211",
    name="school-code-against-workspace",
    severity=Severity.WARNING,
    title="学校标识码与设置不符",
    hint="请核对是学校名称填错、标识码填错，还是kongchuo.toml里登记的标识码有误。",
    check=check,
)
