"""One or two pupils in a class of their own beside full classes: the class number is mistyped."""

from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.headcount import _classes
from kongchuo.rules.headcount._classes import ClassKey
from kongchuo.rules.months import month_of
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.status import ENROLLED, statuses

STRAY = 2
FULL = 15


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Every pupil of such a class, as long as another class of the grade is full."""
    counts = _classes.tallies(tables)
    full = {(month, key[:2]): (key[2], tally.count) for (month, key), tally in counts.items() if tally.count >= FULL}
    strays: dict[int, set[ClassKey]] = {}
    for (month, key), tally in counts.items():
        # A label of another grade, or of none, is for `class-against-grade` and `unreadable-class`.
        readable = key[2].startswith(grade_label(key[1]))
        if readable and tally.count <= STRAY and (month, key[:2]) in full:
            for number in range(tally.table, len(tables)):
                if month_of(tables[number].file) == month:
                    strays.setdefault(number, set()).add(key)
    for number, keys in strays.items():
        table, month = tables[number], month_of(tables[number].file)
        ignored, standing = skip.broken(table, "class_name"), statuses(table)
        places = zip(table.derived["school"], table.derived["grade_number"], table.derived["class_label"], strict=True)
        for position, key in enumerate(places):
            if key in keys and standing[position] == ENROLLED and position not in ignored:
                other, people = full[month, key[:2]]
                message = f"{pupils.who(table, position)}在{key[2]}，全班只有{counts[month, key].count}人，同年级的{other}有{people}人。"
                yield Hit(position, "class_name", message, table=number)


RULE = Rule(
    id="H105",
    name="stray-class",
    severity=Severity.WARNING,
    title="班级只有一两人",
    hint="请核对班级是否填错；确实单独成班（如送教上门）的，不用改。",
    scope="across",
    check_across=check,
)
