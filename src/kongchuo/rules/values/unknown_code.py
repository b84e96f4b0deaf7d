"""A word outside the choices of any other coded column (就读方式, 困难类型, 残疾类型, 是否…)."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.values._choices import coded, unknown
from kongchuo.rules.values.unknown_status import STATUSES

_OWN_RULE = frozenset({"sex", "ethnicity", "id_type", "placement", *STATUSES})


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Cells of the remaining coded columns with another word."""
    yield from unknown(table, [field for field in coded(table) if field not in _OWN_RULE])


RULE = Rule(
    id="S206",
    name="unknown-code",
    severity=Severity.WARNING,
    title="填写内容不在选项里",
    hint="请改成模板下拉框里的说法；需要说明的情况写到“备注”里。",
    kinds=("roster", "register", "cases", "support"),
    check=check,
)
