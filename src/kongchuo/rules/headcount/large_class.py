"""A class larger than the national norm allows, or one that two classes were taken for."""

from collections.abc import Iterator

from kongchuo.codes.classes import grade_label
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules.headcount import _classes
from kongchuo.rules.rule import Context, Hit, Rule

# 国发〔2016〕40号: 到2018年基本消除66人以上超大班额，到2020年基本消除56人以上大班额。
LARGE, VERY_LARGE = 56, 66


def check(tables: tuple[Table, ...], context: Context) -> Iterator[Hit]:
    """One finding a class. A label without a number may stand for several classes and is left out."""
    for (_, (school, grade, label)), tally in _classes.tallies(tables).items():
        if tally.count >= LARGE and label != grade_label(grade):
            word = f"{VERY_LARGE}人以上为超大班额" if tally.count >= VERY_LARGE else f"{LARGE}人以上为大班额"
            message = f"{school}{label}有{tally.count}人，{word}。"
            yield Hit(None, "class_name", message, table=tally.table, school=school)


RULE = Rule(
    id="H104",
    name="large-class",
    severity=Severity.NOTE,
    title="班额过大",
    hint="请先核对是不是把两个班写成了一个班；班额属实的，按消除大班额的要求处理。",
    scope="across",
    check_across=check,
)
