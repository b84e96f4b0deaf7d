"""开除 of a pupil in compulsory school, which the law forbids."""

from collections.abc import Iterator

from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Every row that says 开除."""
    for position, kind in enumerate(ledgers.words(table, "movement", MOVEMENT)):
        if kind == "开除":
            yield Hit(position, "movement", f"{pupils.who(table, position)}登记为开除，义务教育阶段学校不得开除学生。")


RULE = Rule(
    id="M101",
    name="expulsion-recorded",
    severity=Severity.ERROR,
    title="登记了开除",
    hint="请立即核实：学生没有到校的，按疑似辍学登记、劝返；填错类别的，改成实际的异动类别。",
    kinds=("movements",),
    check=check,
)
