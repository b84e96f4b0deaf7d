"""A child who is in no school by the register, and 在读 on a roster of that school year."""

from collections.abc import Iterator

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.register._rolls import seated
from kongchuo.rules.rule import Context, Hit, Rule

_OUT = frozenset({"未入学", "辍学", "延缓入学"})


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """The register's cell: either the register is old, or the pupil's name alone is in the class."""
    for found in seated(tables, _OUT):
        who = pupils.who(tables[found.table], found.position)
        yield Hit(
            found.position,
            "school_status",
            f"{who}登记为“{found.status}”，花名册上却在{found.place}在读，请学校点名核实人在不在。",
            table=found.table,
            related=(found.where,),
        )


RULE = Rule(
    id="G115",
    name="out-of-school-on-roster",
    severity=Severity.WARNING,
    title="册上未在校却在花名册上",
    hint="人在校的，适龄儿童册改为“在校”；人不在的，学校按疑似辍学上报，花名册改正学籍状态。",
    scope="across",
    kinds=("register",),
    beside=("roster",),
    check_across=check,
)
