"""An absence of somebody who is on no roster of the school in that month."""

from collections import Counter
from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import ledgers, pupils, skip
from kongchuo.rules.attendance import _days
from kongchuo.rules.months import month_of
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Only where the school has sent a roster of the month; number or name alone is enough to be on it. A name
    without a number that two pupils bear is nobody's."""
    sent, seats, names = _rosters(tables)
    for number, table in enumerate(tables):
        if table.kind != "attendance":
            continue
        keys, schools = ledgers.keys(table), table.derived.get("school") or (None,) * len(table)
        broken = skip.broken(table, "name")
        for position, spans in enumerate(_days.spans(table)):
            month = f"{min(span.first for span in spans):%Y-%m}" if spans else ""
            school, key = schools[position] or "", keys[position]
            name = person_name.normalise(table.text("name")[position])
            bearers = names[month, school, name]
            bare = not table.text("id_number")[position] and bool(name) and position not in broken
            if (month, school) not in sent or not (key or bare) or (bearers and not (bare and bearers > 1)):
                continue
            if bearers:
                said = f"{school}{month}的花名册上有{bearers}个{pupils.who(table, position)}，没有填身份证件号，不知道是哪一个。"
                yield Hit(position, "name", said, table=number)
                continue
            found = seats.get((month, key), ())
            if school in found:
                continue
            where = f"，在{'、'.join(found)}的花名册上" if found else ""
            said = f"{pupils.who(table, position)}不在{school}{month}的花名册上{where}。"
            yield Hit(position, "id_number" if key else "name", said, table=number)


def _rosters(
    tables: tuple[Table, ...],
) -> tuple[set[tuple[str, str]], dict[tuple[str, str], tuple[str, ...]], Counter[tuple[str, str, str]]]:
    """Which schools have sent a roster of which month, who stands where, and how many bear a name at each school."""
    sent: set[tuple[str, str]] = set()
    seats: dict[tuple[str, str], tuple[str, ...]] = {}
    names: Counter[tuple[str, str, str]] = Counter()
    for table in tables:
        month = month_of(table.file) if table.kind == "roster" else ""
        if not month:
            continue
        for school, key, name in zip(table.derived["school"], ledgers.keys(table), table.text("name"), strict=True):
            if school:
                sent.add((month, school))
                names[month, school, person_name.normalise(name)] += 1
                if key:
                    seats[month, key] = (*seats.get((month, key), ()), school)
    return sent, seats, names


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
