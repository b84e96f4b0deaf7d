"""转出 of which nobody wrote down where to."""

from collections.abc import Iterator

from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_NOWHERE = frozenset({"", "去向不明", "不明", "待定", "不清楚", *pupils.BLANK_MARKS})


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Transfers with neither school nor region (certain), or with the region alone (a question)."""
    schools, regions = table.text("other_school"), table.text("other_region")
    ignored = skip.broken(table, "other_school") | skip.broken(table, "other_region")
    for position, kind in enumerate(ledgers.words(table, "movement", MOVEMENT)):
        if kind != "转出" or schools[position] not in _NOWHERE or position in ignored:
            continue
        who = pupils.who(table, position)
        if regions[position] in _NOWHERE:
            said = f"{who}转出，去向学校和去向地区都没有填。"
            yield Hit(position, "other_school", said, severity=Severity.ERROR)
        else:
            yield Hit(position, "other_school", f"{who}转出到{pupils.quoted(regions[position])}，没有填去向学校。")


RULE = Rule(
    id="M107",
    name="transfer-without-destination",
    severity=Severity.WARNING,
    title="转出没有去向",
    hint="请按转学联系表补填接收学校和所在地；问不到接收学校的，不是转出，按疑似辍学登记、查找。",
    kinds=("movements",),
    check=check,
)
