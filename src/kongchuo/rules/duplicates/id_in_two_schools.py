"""The same ID number at two schools: a child counted twice, often after a transfer."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.rule import Context, Hit, Rule
from kongchuo.rules.status import ENROLLED, ON_ROLL


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """One row at each school, so that each school's list shows it. A child who has left the one
    school and is on the roll of the other is where a transfer leaves it: nothing to say."""
    groups = _rows.same_number(tables)
    copied = _rows.copied_pairs(tables, groups)
    for group in groups:
        schools: dict[str, Row] = {}
        for row in group:
            known = schools.get(row.school) if row.school else None
            # The row that counts the child is the one to show.
            if row.school and (known is None or (row.status == ENROLLED and known.status != ENROLLED)):
                schools[row.school] = row
        rows = list(schools.values())
        for row in rows:
            others = [other for other in rows[: _rows.COMPARED] if other is not row and _contradict(row, other, copied)]
            if others:
                gravest = min(others, key=lambda other, row=row: _rows.severity(row, other).rank)  # type: ignore[misc]
                yield Hit(
                    row.position,
                    "id_number",
                    _message(row, gravest),
                    severity=_rows.severity(row, gravest),
                    table=row.table,
                    related=_rows.at(tables, others),
                )


def _contradict(row: Row, other: Row, copied: frozenset[frozenset[str]]) -> bool:
    if frozenset((row.file, other.file)) in copied:
        return False
    both = row.status in ON_ROLL and other.status in ON_ROLL
    return both or not person_name.same(row.name, other.name)


def _message(row: Row, other: Row) -> str:
    school = f"{other.school}{other.class_label}"
    place = _rows.elsewhere(row, other)
    if not person_name.same(row.name, other.name):
        return f"{row.shown_name}与{school}的{other.shown_name}（{place}）姓名不同，身份证件号却相同，至少有一处填错。"
    if row.status == other.status == ENROLLED:
        return f"{row.shown_name}在{school}也登记为在读（{place}），身份证件号相同，一个人会算成两个人。"
    here, there = row.status or "不明", other.status or "不明"
    return f"{row.shown_name}在{school}也有登记（{place}），学籍状态这里是“{here}”，那里是“{there}”。"


RULE = Rule(
    id="D103",
    name="id-in-two-schools",
    severity=Severity.ERROR,
    title="两所学校身份证件号重复",
    hint="请两校核对学生现在在哪所学校就读：已经转走的，原学校改为“转出”或删去；号码填错的，按户口簿改正。",
    scope="across",
    check_across=check,
)
