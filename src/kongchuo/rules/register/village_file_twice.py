"""A village's file that repeats another file of the register."""

from collections.abc import Iterator
from pathlib import PurePath

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.register import _children
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """Said once for each file most of whose children stand in another file of the same school year."""
    for numbers, chosen in _children.by_year(tables):
        for copy in _rows.copies(chosen, _rows.same_number(chosen)):
            place = next(index for index, table in enumerate(chosen) if table.file == copy.file)
            original = PurePath(copy.original).name
            yield Hit(
                None,
                None,
                f"这个文件的{copy.size}人里有{copy.shared}人已经在“{original}”里，多半是同一个村报了两次。",
                table=numbers[place],
            )


RULE = Rule(
    id="G112",
    name="village-file-twice",
    severity=Severity.WARNING,
    title="村文件重复",
    hint="请核对两个文件，只留新的、完整的一份，另一份移出适龄儿童文件夹。",
    scope="across",
    kinds=("register",),
    check_across=check,
)
