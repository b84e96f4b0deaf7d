"""The same ID number on two rows of a sheet: a child entered twice, or a number copied down."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Every row after the first; rows of two schools on one sheet are `id-in-two-schools`."""
    for group in _rows.same_number(tables):
        sheets: dict[tuple[str, str, str | None], list[Row]] = {}
        for row in group:
            sheets.setdefault((*row.place, row.school), []).append(row)
        for rows in sheets.values():
            for row in rows[1:]:
                others = [other for other in rows[: _rows.COMPARED] if other is not row]
                yield Hit(
                    row.position,
                    "id_number",
                    _message(row, rows[0], len(rows)),
                    severity=_rows.severity(row, rows[0]),
                    table=row.table,
                    related=_rows.at(tables, others),
                )


def _message(row: Row, first: Row, times: int) -> str:
    if not person_name.same(row.name, first.name):
        return f"{row.shown_name}与第{first.row}行的{first.shown_name}姓名不同，身份证件号却相同，至少有一处填错。"
    if row.status != first.status and row.status and first.status:
        return (
            f"{row.shown_name}在这张表上登记了{times}次，学籍状态不一样："
            f"这一行是“{row.status}”，第{first.row}行是“{first.status}”。"
        )
    return f"{row.shown_name}在这张表上登记了{times}次，第{first.row}行已经有了，身份证件号相同。"


RULE = Rule(
    id="D101",
    name="id-twice-in-sheet",
    severity=Severity.ERROR,
    title="同一张表身份证件号重复",
    hint="同一名学生登记了两次的，删去多余的一行；是两名学生的，按户口簿改正填错的号码。",
    scope="across",
    check_across=check,
)
