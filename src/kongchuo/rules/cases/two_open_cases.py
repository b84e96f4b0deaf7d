"""Two open cases of one pupil; a pupil who came back and left again is a new case, and fine."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.codes.ledger_choices import CASE_STATE
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.policy.case_life import case_life
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Open cases with the number and name of an open case before them."""
    is_open = case_life().named(is_open=True)
    known: dict[str, tuple[int, int]] = {}
    for number, table in enumerate(tables):
        keys, names = ledgers.keys(table), table.text("name")
        for position, state in enumerate(ledgers.words(table, "state", CASE_STATE)):
            if state not in is_open or not keys[position]:
                continue
            place = known.setdefault(keys[position], (number, position))
            first = tables[place[0]]
            if place != (number, position) and person_name.same(names[position], first.text("name")[place[1]]):
                who, row = pupils.who(table, position), first.rows[place[1]]
                yield Hit(
                    position,
                    "state",
                    f"{who}有两条没有结的记录，另一条在第{row}行，状态是“{first.text('state')[place[1]]}”。",
                    table=number,
                    related=(first.where(place[1], "state"),),
                )


RULE = Rule(
    id="C112",
    name="two-open-cases",
    severity=Severity.ERROR,
    title="同一学生两条未结",
    hint="同一次辍学只留一条；前一次已经回来的，把前一条改为“已复学”，填上复学日期。",
    scope="across",
    kinds=("cases",),
    check_across=check,
)
