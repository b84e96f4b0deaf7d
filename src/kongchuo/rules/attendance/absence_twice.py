"""The same absence of the same pupil entered twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from kongchuo.codes import person_name
from kongchuo.codes.day_spans import Span
from kongchuo.codes.leave import LEAVE
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils
from kongchuo.rules.attendance import _days
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Rows that share a day with a row before them; all days the same is certainly one absence."""
    known: dict[tuple[str, date], tuple[int, int]] = {}
    found = [_days.spans(table) for table in tables]
    leaves = [ledgers.words(table, "leave", LEAVE) for table in tables]
    for number, table in enumerate(tables):
        keys, names = ledgers.keys(table), table.text("name")
        for position, spans in enumerate(found[number]):
            if not keys[position] or not spans:
                continue
            days = [day for span in spans for day in _each(span)]
            first = next((known[keys[position], day] for day in days if (keys[position], day) in known), None)
            for day in days:
                known.setdefault((keys[position], day), (number, position))
            if first is None or not person_name.same(names[position], tables[first[0]].text("name")[first[1]]):
                continue
            other, row = tables[first[0]], tables[first[0]].rows[first[1]]
            place = f"第{row}行" if other.sheet == table.sheet else f"工作表“{other.sheet}”第{row}行"
            same = spans == found[first[0]][first[1]]
            against = leaves[number][position] != leaves[first[0]][first[1]]
            told = f"{pupils.who(table, position)}{_days.words(spans)}的缺勤"
            said = f"{told}已经登记过（{place}）" if same else f"{told}与{place}登记的日期有重叠"
            tail = "，一处请了假、一处没有请假。" if against else "。"
            yield Hit(
                position,
                "absent",
                f"{said}{tail}",
                severity=None if same else Severity.WARNING,
                table=number,
                related=(other.where(first[1], "absent"),),
            )


def _each(span: Span) -> Iterator[date]:
    length = ((span.last or span.first) - span.first).days
    return (span.first + timedelta(days=number) for number in range(length + 1))


RULE = Rule(
    id="K105",
    name="absence-twice",
    severity=Severity.ERROR,
    title="同一次缺勤登记两次",
    hint="请只留一条；请假情况不一样的，核实以后改成一致。",
    scope="across",
    kinds=("attendance",),
    check_across=check,
)
