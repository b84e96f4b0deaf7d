"""Same name, sex and birth date under two ID numbers: likely one child, one number mistyped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kongchuo.codes import dates, id_number, person_name
from kongchuo.codes.choices import SEX
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import skip
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.months import month_of
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.status import ON_ROLL

# What is looked at of a table.
COLUMNS = ("name", "sex", "birth_date", "id_number", "roll_status")

Person = tuple[str, str, str]
Numbered = tuple[Row, str]


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Namesakes born on one day exist: it stays a question, and between two schools, both numbers
    being valid, a remark. Who has left a school is no second child of the other."""
    copied = _rows.copied_pairs(tables, _rows.same_number(tables))
    for group in _groups(tables):
        for index, (row, number) in enumerate(group):
            others = [
                (place, other)
                for place, other in enumerate(group[: _rows.COMPARED])
                if place != index and _doubtful((row, number), other, copied)
            ]
            told = [other for place, other in others if place < index or other[0].school != row.school]
            if told:
                yield _hit(tables, (row, number), told)


def _hit(tables: Sequence[Table], one: Numbered, others: Sequence[Numbered]) -> Hit:
    row = one[0]
    gravest = min(others, key=lambda other: _severity(one, other).rank)
    return Hit(
        row.position,
        "name",
        _message(one, gravest),
        severity=_severity(one, gravest),
        table=row.table,
        related=tuple(tables[other.table].where(other.position, "name") for other, _ in others[:5]),
    )


def _groups(tables: Sequence[Table]) -> Iterator[list[Numbered]]:
    columns = [_persons(table) for table in tables]
    counts = Counter(chain.from_iterable(columns))
    wanted = {person for person, count in counts.items() if count > 1 and all(person)}
    groups: dict[tuple[str, Person], list[Numbered]] = {}
    for number, column in enumerate(columns if wanted else ()):
        shared = [position for position, person in enumerate(column) if person in wanted]
        month, numbers = month_of(tables[number].file), _rows.keys(tables[number]) if shared else []
        for position in shared:
            row = _rows.row_of(tables, number, position)
            if row.status in ON_ROLL:
                groups.setdefault((month, column[position]), []).append((row, numbers[position]))
    yield from (group for group in groups.values() if len(group) > 1)


def _persons(table: Table) -> list[Person]:
    """Name, sex and birth date of every row, an empty text for what is not known for sure."""
    normalise = person_name.normalise
    names = [text if text.isalpha() else normalise(text) for text in table.text("name")]
    for position in skip.broken(table, "name"):
        names[position] = ""
    sexes, births = _column(table, "sex"), _column(table, "birth_date")
    if "" in sexes or "" in births:
        _fill(table, sexes, births)
    return list(zip(names, sexes, births, strict=True))


def _fill(table: Table, sexes: list[str], births: list[str]) -> None:
    """Sex and birth date from a valid ID number, where the row does not say them."""
    for position, number in enumerate(_rows.keys(table)):
        if number and not (sexes[position] and births[position]):
            known = id_number.parse(number)
            if known.valid and known.birth and known.sex:
                sexes[position] = sexes[position] or known.sex
                births[position] = births[position] or known.birth.isoformat()


def _column(table: Table, name: str) -> list[str]:
    """Sexes or birth dates in one spelling; empty where they cannot be read."""
    texts = table.text(name)
    read = _sex if name == "sex" else _birth
    known = {text: read(text) for text in set(texts)}
    values = list(map(known.__getitem__, texts))
    for position in skip.broken(table, name):
        values[position] = ""
    return values


def _sex(text: str) -> str:
    return SEX.read(text) or ""


@lru_cache(maxsize=1 << 13)
def _birth(text: str) -> str:
    parsed = dates.parse(text)
    return parsed.day.isoformat() if parsed.day and parsed.precision == "day" else ""


def _doubtful(one: Numbered, other: Numbered, copied: frozenset[frozenset[str]]) -> bool:
    if frozenset((one[0].file, other[0].file)) in copied:
        return False
    # The same number twice is for the rules on numbers, unless it names nobody.
    return one[1] != other[1] or not (one[1] and _rows.names_somebody(one[1]))


def _severity(one: Numbered, other: Numbered) -> Severity:
    apart = one[0].school != other[0].school
    return Severity.NOTE if apart and _valid(one) and _valid(other) else Severity.WARNING


def _valid(one: Numbered) -> bool:
    return bool(one[1]) and id_number.parse(one[1]).valid


def _message(one: Numbered, other: Numbered) -> str:
    row, seen = one[0], other[0]
    place = _rows.elsewhere(row, seen)
    if row.school != seen.school and seen.school:
        place = f"{seen.school}{seen.class_label}（{place}）"
    if one[1] == other[1]:
        numbers = "身份证件号也一样，但号码不完整" if one[1] else "都没有可用的身份证件号"
    elif not one[1] or not other[1]:
        numbers = "其中一处没有可用的身份证件号"
    else:
        numbers = "身份证件号却不同"
    return f"{row.shown_name}与{place}的学生姓名、性别、出生日期都相同，{numbers}，可能是同一个人。"


RULE = Rule(
    id="D104",
    name="same-person-two-ids",
    severity=Severity.WARNING,
    title="疑似同一人有两个证件号",
    hint="请核对户口簿：是同一个人的，删去多余的一行并改正号码；确实是两名同名同日出生的学生，不用改。",
    scope="across",
    check_across=check,
)
