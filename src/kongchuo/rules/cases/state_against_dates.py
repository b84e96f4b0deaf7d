"""A state that the other cells of the row have overtaken."""

from collections.abc import Iterator

from kongchuo.codes.ledger_choices import CASE_STATE
from kongchuo.codes.proof import proved
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.case_life import case_life
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Open cases whose pupil is back, or is to be struck off; suspicions for which a notice was served."""
    returns, notices = ledgers.spans(table, "return_date"), ledgers.spans(table, "notice_date")
    evidence = table.text("closing_evidence")
    is_open = case_life().named(is_open=True)
    for position, state in enumerate(ledgers.words(table, "state", CASE_STATE)):
        if state not in is_open:
            continue
        back = returns[position]
        if back and back[0] <= context.as_of:
            other = f"复学日期已填{back[0]}"
        elif proved(evidence[position]):
            other = "销号依据已经填写"
        elif state == "疑似" and notices[position]:
            other = "限期复学通知书已经送达"
        else:
            continue
        yield Hit(position, "state", f"{pupils.who(table, position)}的状态还是“{state}”，{other}。")


RULE = Rule(
    id="C102",
    name="state-against-dates",
    severity=Severity.WARNING,
    title="状态与其他栏矛盾",
    hint="请核实后改状态：回来了的改“已复学”，凭依据销号的改“已销号”，已确认的改“确认”；日期填错的改日期。",
    kinds=("cases",),
    check=check,
)
