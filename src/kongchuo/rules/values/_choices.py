"""Columns in which only certain words may stand: which cells hold none of them."""

from collections.abc import Collection, Iterator

from kongchuo.model.table import Table
from kongchuo.records.columns import ColumnSpec
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Hit

_SHOWN = 40


def unknown(table: Table, fields: Collection[str]) -> Iterator[Hit]:
    """A hit for every cell of these columns whose text is none of the column's words."""
    specs = _specs(table.kind)
    for field in fields:
        spec = specs.get(field)
        if spec and spec.choices and table.has(field):
            yield from _column(table, field, spec)


def coded(table: Table) -> tuple[str, ...]:
    """The columns of the table in which only certain words may stand."""
    return tuple(name for name, spec in _specs(table.kind).items() if spec.choices and table.has(name))


def _column(table: Table, field: str, spec: ColumnSpec) -> Iterator[Hit]:
    assert spec.choices
    choices = spec.choices
    marks = frozenset[str]() if spec.required else pupils.BLANK_MARKS
    odd = {text for text in set(table.text(field)) if text and text not in marks and choices.read(text) is None}
    if not odd:
        return
    words = "、".join(choices.words)
    allowed = f"，应填：{words}" if len(words) <= _SHOWN else "，不在选项里"
    for position, text in skip.sound(table, field):
        if text in odd:
            who = pupils.who(table, position)
            yield Hit(position, field, f"{who}的“{spec.heading}”填的是{pupils.quoted(text)}{allowed}。")


def _specs(kind: str) -> dict[str, ColumnSpec]:
    # Records load pydantic, which nothing needs before a sheet is checked.
    from kongchuo.records.catalogue import RECORDS

    return RECORDS[kind].columns()
