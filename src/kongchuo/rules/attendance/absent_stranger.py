"""An absence of somebody who is on no roster of the school in that month."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kongchuo.codes import classes, person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.attendance import _days
from kongchuo.rules.months import month_of
from kongchuo.rules.rule import Context, Hit, Rule


class _Rosters(NamedTuple):
    """Which schools have sent a roster of which month, who stands where, and how many bear a name at each school, in
    each of its classes."""

    sent: set[tuple[str, str]]
    seats: dict[tuple[str, str], tuple[str, ...]]
    names: dict[tuple[str, str, str], Counter[str]]


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Only where the school has sent a roster of the month; number or name alone is enough to be on it. A name
    without a number that two pupils bear is nobody's, unless the class tells them apart."""
    rosters = _rosters(tables)
    for number, table in enumerate(tables):
        if table.kind != "attendance":
            continue
        keys, schools = ledgers.keys(table), table.derived.get("school") or (None,) * len(table)
        broken = skip.broken(table, "name")
        for position, spans in enumerate(_days.spans(table)):
            month = f"{min(span.first for span in spans):%Y-%m}" if spans else ""
            place = (month, schools[position] or "")
            bare = not table.text("id_number")[position] and position not in broken
            if place in rosters.sent and (keys[position] or bare):
                said = _said(table, position, rosters, keys[position], place)
                if said:
                    yield Hit(position, "id_number" if keys[position] else "name", said, table=number)


def _said(table: Table, position: int, rosters: _Rosters, key: str, place: tuple[str, str]) -> str | None:
    month, school = place
    name, who = person_name.normalise(table.text("name")[position]), pupils.who(table, position)
    bearers = rosters.names.get((month, school, name), Counter())
    if bearers.total() == 1 or (key and bearers) or not name:
        return None
    if bearers:
        label = table.text("class_name")[position]
        if bearers[classes.written_label(label, classes.parse_class(label).grade)] == 1:
            return None
        return f"{school}{month}的花名册上有{bearers.total()}个{who}，没有填身份证件号，不知道是哪一个。"
    found = rosters.seats.get((month, key), ())
    where = f"，在{'、'.join(found)}的花名册上" if found else ""
    return None if school in found else f"{who}不在{school}{month}的花名册上{where}。"


def _rosters(tables: tuple[Table, ...]) -> _Rosters:
    found = _Rosters(set(), {}, {})
    for table in tables:
        month = month_of(table.file) if table.kind == "roster" else ""
        if not month:
            continue
        columns = (table.derived["school"], table.derived["class_label"], ledgers.keys(table), table.text("name"))
        for school, label, key, name in zip(*columns, strict=True):
            if school:
                found.sent.add((month, school))
                found.names.setdefault((month, school, person_name.normalise(name)), Counter())[label] += 1
                if key:
                    found.seats[month, key] = (*found.seats.get((month, key), ()), school)
    return found


RULE = Rule(
    id="K108",
    name="absent-stranger",
    severity=Severity.WARNING,
    title="缺勤学生不在花名册上",
    hint="请核对学校、姓名和身份证件号；确实在这所学校读书的，补进花名册。",
    scope="across",
    kinds=("attendance",),
    beside=("roster",),
    check_across=check,
)
