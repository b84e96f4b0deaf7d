"""学校统计不过周: the school reported after the Sunday of the week in which it was found, or never."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.deadlines import duties
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """学校上报日期 against the week of 发现日期, where that is known to the day."""
    duty = duties(context.township)
    reports = ledgers.spans(table, "school_report_date")
    texts, ignored = table.text("school_report_date"), skip.broken(table, "school_report_date")
    for position, days in enumerate(ledgers.spans(table, "found_date")):
        found, reported = ledgers.exact(days), reports[position]
        if not found or not table.has("school_report_date"):
            continue
        due = duty.school_report(found)
        told, rule = f"{pupils.who(table, position)}{found}发现", f"应不晚于{due.day}（{due.rule}）。"
        if reported and reported[0] > due.day:
            yield Hit(position, "school_report_date", f"{told}，学校{reported[0]}才上报，{rule}")
        elif texts[position] in ("", *pupils.BLANK_MARKS) and position not in ignored and due.day < context.as_of:
            yield Hit(position, "school_report_date", f"{told}，没有填学校上报日期，{rule}")


RULE = Rule(
    id="C107",
    name="school-report-late",
    severity=Severity.WARNING,
    title="学校上报晚了",
    hint="日期填错或漏填的改正；确实报晚了的不用改，report会列入上报不及时的名单。",
    kinds=("cases",),
    check=check,
)
