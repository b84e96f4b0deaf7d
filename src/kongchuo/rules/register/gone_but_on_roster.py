"""A child who is dead or has moved away by the register, and 在读 on a roster of that school year."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.register import _children
from kongchuo.rules.register._rolls import seated
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """The register's cell; a household that has moved away may well leave its child at school here."""
    for found in seated(tables, _children.GONE):
        dead = found.status == "已死亡"
        why = "请核实" if dead else "户口迁走、人还在这里上学的，不用改"
        who = pupils.who(tables[found.table], found.position)
        yield Hit(
            found.position,
            "school_status",
            f"{who}登记为“{found.status}”，花名册上却在{found.place}在读，{why}。",
            severity=Severity.ERROR if dead else Severity.NOTE,
            table=found.table,
            related=(found.where,),
        )


RULE = Rule(
    id="G114",
    name="gone-but-on-roster",
    severity=Severity.ERROR,
    title="册上已离开却在花名册上",
    hint="请向村里和学校核实：册子填错的改正；孩子确实去世的，学校登记异动，从花名册上去掉。",
    scope="across",
    kinds=("register",),
    beside=("roster",),
    check_across=check,
)
