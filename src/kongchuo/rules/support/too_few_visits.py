"""送教上门 with fewer visits in this term than the standard asks for by now."""

from collections.abc import Iterator

from kongchuo.codes.counts import visit_count
from kongchuo.codes.disability_choices import PLACEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.home_teaching import standard
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers below the standard, in proportion to the school days that have gone by; cells without a number."""
    texts, broken = table.text("visits"), skip.broken(table, "visits")
    due = standard(context.township, context.as_of)
    for position, placement in enumerate(ledgers.words(table, "placement", PLACEMENT)):
        if placement != "送教上门" or position in broken:
            continue
        number, who = visit_count(texts[position]), pupils.who(table, position)
        if number is None:
            empty = texts[position] in ("", *pupils.BLANK_MARKS)
            if not empty or due.by_now > 0:
                said = "没有填" if empty else f"填的是{pupils.quoted(texts[position])}，看不出是几次"
                yield Hit(position, "visits", f"{who}的安置方式是“送教上门”，送教次数{said}。")
        elif number < due.by_now:
            said = f"本学期要求{due.term}次，到现在应有{due.by_now}次，只送教{number}次"
            yield Hit(position, "visits", f"{who}{said}。")


RULE = Rule(
    id="P105",
    name="too-few-visits",
    severity=Severity.WARNING,
    title="送教次数不够",
    hint="请核对送教记录：漏记的补记；没有送够的，本学期安排补上。次数的要求写在kongchuo.toml的[home_teaching]里。",
    kinds=("support",),
    check=check,
)
