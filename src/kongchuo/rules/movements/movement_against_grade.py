"""招生 into a grade that takes nobody in, or 毕业 from a grade that nobody finishes with."""

from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule

_GRADES = {"招生": (1, 7), "毕业": (6, 9), "结业": (6, 9)}


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Rows whose grade is known and does not go with the movement."""
    grades = table.derived.get("grade_number", ())
    field = "grade" if table.has("grade") else "class_name"
    ignored = skip.broken(table, "grade") | skip.broken(table, "class_name")
    for position, (kind, grade) in enumerate(zip(ledgers.words(table, "movement", MOVEMENT), grades, strict=False)):
        usual = _GRADES.get(kind)
        if usual and grade and grade not in usual and position not in ignored:
            what = "起始年级（一年级、七年级）" if kind == "招生" else "毕业年级（六年级、九年级）"
            who = pupils.who(table, position)
            yield Hit(position, field, f"{who}登记为{kind}，年级却是{grade_label(grade)}，不是{what}。")


RULE = Rule(
    id="M103",
    name="movement-against-grade",
    severity=Severity.WARNING,
    title="招生毕业与年级不符",
    hint="中途来的登记为“转入”或“复学”，中途走的登记为“转出”等；类别没有错的，改正年级。",
    kinds=("movements",),
    check=check,
)
