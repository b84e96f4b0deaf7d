"""A case closed on nothing: 已复学 without the day, 已销号 without what it was struck off on."""

from collections.abc import Iterator

from kongchuo.codes.ledger_choices import CASE_STATE
from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """The cells that a closed case leaves empty."""
    returned, evidence = table.text("return_date"), table.text("closing_evidence")
    no_day, no_paper = skip.broken(table, "return_date"), skip.broken(table, "closing_evidence")
    for position, state in enumerate(ledgers.words(table, "state", CASE_STATE)):
        if state not in ("已复学", "已销号"):
            continue
        who = pupils.who(table, position)
        unknown = returned[position] == "" or returned[position] in pupils.BLANK_MARKS
        if state == "已复学" and unknown and position not in no_day:
            yield Hit(position, "return_date", f"{who}的状态是“已复学”，没有填复学日期。")
        if not proved(evidence[position]) and position not in no_paper:
            said = f"{who}的状态是“{state}”，没有填销号依据。"
            yield Hit(position, "closing_evidence", said, severity=Severity.WARNING if state == "已复学" else None)


RULE = Rule(
    id="C101",
    name="closed-without-evidence",
    severity=Severity.ERROR,
    title="结案没有依据",
    hint="请补填复学日期和依据（返校登记表、点名册、外地就读证明等）；拿不出依据的，状态改回“劝返中”。",
    kinds=("cases",),
    check=check,
)
