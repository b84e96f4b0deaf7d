"""The same ID number on two sheets of a school, in one file or in two."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """The first row on every sheet after the first; where a school is unknown, it may be the same."""
    groups = _rows.same_number(tables)
    copied = _rows.copied_pairs(tables, groups)
    for group in groups:
        sheets: dict[tuple[str, str, str | None], Row] = {}
        for row in group:
            sheets.setdefault((*row.place, row.school), row)
        rows = list(sheets.values())
        for index, row in enumerate(rows):
            others = [other for other in rows[: min(index, _rows.COMPARED)] if _comparable(row, other, copied)]
            if others:
                yield Hit(
                    row.position,
                    "id_number",
                    _message(row, others[0]),
                    severity=_rows.severity(row, others[0]),
                    table=row.table,
                    related=_rows.at(tables, others),
                )


def _comparable(row: Row, other: Row, copied: frozenset[frozenset[str]]) -> bool:
    one_school = row.school == other.school or row.school is None or other.school is None
    return one_school and frozenset((row.file, other.file)) not in copied


def _message(row: Row, other: Row) -> str:
    place = _rows.elsewhere(row, other)
    if not person_name.same(row.name, other.name):
        return f"{row.shown_name}与{place}的{other.shown_name}姓名不同，身份证件号却相同，至少有一处填错。"
    if row.status != other.status and row.status and other.status:
        return f"{row.shown_name}在{place}还登记了一次，学籍状态不一样：这里是“{row.status}”，那里是“{other.status}”。"
    return f"{row.shown_name}在{place}还登记了一次，身份证件号相同，一个人会算成两个人。"


RULE = Rule(
    id="D102",
    name="id-twice-in-school",
    severity=Severity.ERROR,
    title="同一学校身份证件号重复",
    hint="转了班的，从原来的班级名单里删去；是两名学生的，按户口簿改正填错的号码。",
    scope="across",
    check_across=check,
)
