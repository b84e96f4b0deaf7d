"""A file whose pupils nearly all stand in another file: an old version, or a part of it."""

from collections.abc import Iterator
from pathlib import PurePath

from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.duplicates import _rows
from kongchuo.rules.rule import Context, Hit, Rule


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """One finding a file, in place of one a pupil (inside a file it is `copied-sheet`)."""
    groups = _rows.same_number(tables)
    for copy in _rows.copies(tables, groups):
        first = next(number for number, table in enumerate(tables) if table.file == copy.file)
        original = next(table for table in tables if table.file == copy.original)
        message = (
            f"这个文件的{copy.size}名学生里，有{copy.shared}名在“{PurePath(copy.original).name}”里已经有了，"
            "一个人会算成两个人。"
        )
        yield Hit(None, None, message, table=first, related=(original.where(),))


RULE = Rule(
    id="D105",
    name="roster-twice",
    severity=Severity.ERROR,
    title="花名册重复报送",
    hint="同一份花名册报了两遍的，只留最新的一份；是住校生、困难生等单项名单的，移出花名册文件夹。",
    scope="across",
    check_across=check,
)
