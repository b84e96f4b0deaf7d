"""班级上报不过夜: the class reported later than it should, or there is no day of its report."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.deadlines import duties
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """班级上报日期 against 发现日期 and the township's `class_report_days`."""
    duty = duties(context.township)
    reports = ledgers.spans(table, "class_report_date")
    texts, ignored = table.text("class_report_date"), skip.broken(table, "class_report_date")
    for position, found in enumerate(ledgers.spans(table, "found_date")):
        reported = reports[position]
        if not found or not table.has("class_report_date"):
            continue
        due = duty.class_report(found[1])
        told, rule = f"{pupils.who(table, position)}{_on(found)}发现", f"应不晚于{due.day}（{due.rule}）。"
        if reported and reported[0] > due.day:
            yield Hit(position, "class_report_date", f"{told}，班级{_on(reported)}才上报，{rule}")
        elif texts[position] in ("", *pupils.BLANK_MARKS) and position not in ignored and due.day < context.as_of:
            yield Hit(position, "class_report_date", f"{told}，没有填班级上报日期，{rule}")


def _on(days: ledgers.Span) -> str:
    return f"{days[0]}" if days[0] == days[1] else f"{days[0]:%Y-%m}"


RULE = Rule(
    id="C106",
    name="class-report-late",
    severity=Severity.WARNING,
    title="班级上报晚了",
    hint="日期填错或漏填的改正；确实报晚了的不用改，report会列入上报不及时的名单。",
    kinds=("cases",),
    check=check,
)
