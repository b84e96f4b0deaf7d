"""The same ID number on two rows of the register, in one village or in two."""

from collections.abc import Iterator, Sequence

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.duplicates._rows import Row
from kongchuo.rules.register import _children
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Later rows of a file, and each row that another file repeats. A child who moved from one village to
    the other, and of whom the first says so, is where it should be."""
    for numbers, chosen in _children.by_year(tables):
        groups = _rows.same_number(chosen)
        copied = _rows.copied_pairs(chosen, groups)
        for group in groups:
            for index, row in enumerate(group):
                others = [
                    other
                    for place, other in enumerate(group[: _rows.COMPARED])
                    if place != index
                    and (place < index or other.file != row.file)
                    and frozenset((row.file, other.file)) not in copied
                    and _counted_twice(chosen, row, other)
                ]
                if others:
                    yield Hit(
                        row.position,
                        "id_number",
                        _message(chosen, row, others[0]),
                        table=numbers[row.table],
                        related=_children.cells(chosen, others),
                    )


def _counted_twice(tables: Sequence[Table], row: Row, other: Row) -> bool:
    """Two names for one number are wrong in any case."""
    both = _children.stays(tables, row) and _children.stays(tables, other)
    return both or row.place == other.place or not person_name.same(row.name, other.name)


def _message(tables: Sequence[Table], row: Row, other: Row) -> str:
    village = _children.village(tables[other.table], other.position)
    place = _rows.elsewhere(row, other)
    if village and village != _children.village(tables[row.table], row.position):
        place = f"{village}（{place}）"
    if not person_name.same(row.name, other.name):
        return f"{row.shown_name}与{place}的{other.shown_name}姓名不同，身份证件号却相同，至少有一处填错。"
    return f"{row.shown_name}在{place}也登记了，身份证件号相同，一个孩子会算成两个。"


RULE = Rule(
    id="G111",
    name="id-twice-on-register",
    severity=Severity.ERROR,
    title="适龄儿童册上身份证件号重复",
    hint="同一个孩子的，只在户口所在的村留一行，迁走的村就学状态改为“已迁出”；是两个孩子的，按户口簿改正号码。",
    scope="across",
    kinds=("register",),
    check_across=check,
)
