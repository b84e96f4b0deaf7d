"""Movements whose kind, day and schools stand in columns of their own.

A ledger with 转出学校 and 转入学校 says who left where for where. Whose row it is follows from the kind: the school that
is left for 转出, the one that takes in for 转入; without a kind from which of the two is a school of the township. What
is said of rows that stand for both schools is docs/decisions/0022-both-schools.md.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kongchuo.codes import dates
from kongchuo.codes.ledger_choices import MOVEMENT
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact
from kongchuo.model.table import Column, Table
from kongchuo.model.township import Township
from kongchuo.records.layouts.columns import empty, part
from kongchuo.records.layouts.ticks import TICKS, says
from kongchuo.records.movement_headings import kind_of
from kongchuo.records.movements import Movement
from kongchuo.records.placement import school_name, sheet_school
from kongchuo.records.sheet_words import said

BOTH = "both_sides"

_SIDES = (
    "from_school",
    "to_school",
    "from_region",
    "to_region",
    "from_class",
    "to_class",
    "from_grade",
    "to_grade",
    "spell",
)
# 转学 without saying in which direction.
_SOMEWHERE = pattern(r"转学|转校|转校生|转学生|调动|学籍转移")
_SCHOOL_LIKE = pattern(r"小学|中学|初中|学校|教学点|一小|二小|实验|附小|附中$")
# 毕业班 and 复学班 in a title are classes.
_CLASSES = pattern(r"(?:毕业|复学|留级)(?:班|年级)")

_Cell = tuple[str, Column | None]  # a text and the column in which it stands
_NOTHING: _Cell = ("", None)


@dataclass(frozen=True, slots=True)
class _Move:
    """One movement of a row: every field with the column from which it comes."""

    position: int
    kind: _Cell
    day: _Cell
    own: _Cell
    other: _Cell
    region: _Cell
    class_name: _Cell
    grade: _Cell
    both: bool = False

    @property
    def cells(self) -> dict[str, _Cell]:
        """The fields of the record."""
        return {
            "movement": self.kind, "movement_date": self.day, "school_name": self.own,
            "other_school": self.other, "other_region": self.region, "class_name": self.class_name, "grade": self.grade,
        }  # fmt: skip

    @property
    def columns(self) -> tuple[int | None, ...]:
        """Where the fields stand; rows with the same are one table."""
        return tuple(column.index if column else None for _, column in self.cells.values())


def sided(table: Table, township: Township | None) -> tuple[Table, ...]:
    """The movements of a sheet, in one table or in several whose fields lie in different columns."""
    special = [name for name in table.columns if name in _SIDES or name.startswith("on:")]
    word = _word_of_sheet(table)
    if not len(table) or not (special or word):
        return (table,)
    reader = _Reader(table, township, word)
    groups: dict[tuple[int | None, ...], list[_Move]] = {}
    for position in range(len(table)):
        for move in reader.moves(position):
            groups.setdefault(move.columns, []).append(move)
    filled = {name for moves in groups.values() for move in moves for name, (text, _) in move.cells.items() if text}
    return tuple(_table(table, moves, filled) for moves in groups.values())


def _word_of_sheet(table: Table) -> str:
    """What a title, the sheet's or the file's name says of all rows, where no column does: 2023年春季转入学生名单."""
    if table.has("movement") and not empty(table.raw("movement")):
        return ""
    for text in said(table):
        plain = _CLASSES.sub("", compact(text))
        if found := MOVEMENT.find(plain):
            return found
        if _SOMEWHERE.search(plain):
            return "转学"
    return ""


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, table: Table, township: Township | None, word: str) -> None:
        self._table, self._word = table, word
        self._ours: Callable[[str], str | None] = cache(lambda text: school_name(text, township) if text else None)
        self._known = township is not None
        stated = table.has("school_name") and not empty(table.raw("school_name"))
        self._sheet = None if stated else sheet_school(table, township)
        self._events = [column for name, column in table.columns.items() if name.startswith("on:")]

    def moves(self, position: int) -> Iterator[_Move]:
        """The movements of a row: 休学日期 and 复学日期 are two."""
        kind = self._cell("movement", position)
        marked = [column for column in self._events if says(column.text[position])]
        if kind[0] or not marked:
            yield self._move(position, kind, self._day(position, kind[0], marked), None)
            return
        for column in marked:
            text = column.text[position]
            dated = bool(dates.parse(text).day)
            day = (text, column) if dated else self._cell("movement_date", position)
            named = None if dated or text in TICKS or any(mark.isdigit() for mark in text) else (text, column)
            yield self._move(
                position, (kind_of(column.field), column), day if dated or day[0] else (text, column), named
            )

    def _cell(self, field: str, position: int) -> _Cell:
        column = self._table.columns.get(field)
        return (column.text[position], column) if column else _NOTHING

    def _day(self, position: int, kind: str, marked: Sequence[Column]) -> _Cell:
        """异动日期; beside columns of days by kind, the day of this kind."""
        word = MOVEMENT.read(kind)
        own = [column for column in marked if kind_of(column.field) == word] or list(marked)
        given = self._cell("movement_date", position)
        dated = [column for column in own if dates.parse(column.text[position]).day]
        return (dated[0].text[position], dated[0]) if dated and not given[0] else given

    def _move(self, position: int, kind: _Cell, day: _Cell, named: _Cell | None) -> _Move:
        left, went = self._school("from", position), self._school("to", position)
        third = self._cell("other_school", position)
        third = third if third[0] else named or third
        own = self._cell("school_name", position)
        if not kind[0] and self._word:
            kind = (self._word, None)
        way = MOVEMENT.read(kind[0]) if kind[0] else None
        if way is None and (not kind[0] or _SOMEWHERE.search(kind[0])):
            way = self._way(own[0], left[0], went[0])
            kind = (way or ("" if kind[1] is None else kind[0]), kind[1])
        if way in ("转出", "转入"):
            near, far = (left, went) if way == "转出" else (went, left)
        else:
            near, far = (left, went) if self._ours(left[0]) or not self._ours(went[0]) else (went, left)
        owner = self._owner(own, near)
        other = next(
            (cell for cell in (far, third, near) if cell[0] and not self._same(cell[0], owner[0])),
            third if third[1] else far if far[1] and far[1].field.endswith("school") else _NOTHING,
        )
        if other[0] and self._same(other[0], owner[0]):
            other = _NOTHING
        side = "from" if near is left else "to"
        label, grade = (self._of_side(field, side, position) for field in ("class_name", "grade"))
        both = way in ("转出", "转入") and self._both(owner, near, far)
        return _Move(position, kind, day, owner, other, self._region(position, side, other), label, grade, both)

    def _of_side(self, field: str, side: str, position: int) -> _Cell:
        """Class or grade of the row, else of the school whose row it is."""
        given = self._cell(field, position)
        return given if given[0] else self._cell(f"{side}_{field.removesuffix('_name')}", position)

    def _school(self, side: str, position: int) -> _Cell:
        """The school that is left (`from`) or takes in (`to`); 迁出地 may hold one too."""
        school, region = self._cell(f"{side}_school", position), self._cell(f"{side}_region", position)
        if not school[0] and (self._ours(region[0]) or _SCHOOL_LIKE.search(region[0])):
            return region
        return school

    def _way(self, own: str, left: str, went: str) -> str | None:
        """转出 or 转入 by the schools; None where they do not tell."""
        ours, from_, to = self._ours(own) or self._sheet, self._ours(left), self._ours(went)
        if ours in (from_, to) and from_ != to and ours:
            return "转出" if from_ == ours else "转入"
        if own or self._sheet:
            return "转出" if went and not left else "转入" if left and not went else None
        return None if from_ == to else "转出" if from_ else "转入"

    def _owner(self, own: _Cell, near: _Cell) -> _Cell:
        """Whose row it is: 学校, else the school on the near side, else that of the sheet."""
        if own[0] and (self._ours(own[0]) or not self._ours(near[0])):
            return own
        if near[0] and (self._ours(near[0]) or not self._sheet):
            return near
        return (self._sheet, None) if self._sheet else own

    def _same(self, text: str, owner: str) -> bool:
        return text == owner or (self._ours(text) or text) == (self._ours(owner) or owner)

    def _both(self, owner: _Cell, near: _Cell, far: _Cell) -> bool:
        """Whether the row stands for both schools: both are ours and nobody says whose row it is."""
        if owner != near or near[1] is None or not near[0]:
            return False
        ours, other = self._ours(near[0]), self._ours(far[0])
        return bool(ours and other and ours != other and self._sheet not in (ours, other))

    def _region(self, position: int, side: str, other: _Cell) -> _Cell:
        known, far = (
            self._cell("other_region", position),
            self._cell("to_region" if side == "from" else "from_region", position),
        )
        return known if known[0] or not far[1] or far == other else far


def _table(table: Table, moves: Sequence[_Move], filled: set[str]) -> Table:
    """Movements whose fields lie in the same columns. `filled` are the fields that some row of the sheet has: where
    another lacks one, its cell is empty, and no column is missing."""
    fields: dict[str, Column] = {}
    specs = Movement.columns()
    for name in moves[0].cells:
        cells = {move.position: move.cells[name] for move in moves}
        column = next((column for _, column in cells.values() if column), None)
        if column is None and name not in filled:
            continue
        texts = tuple(cells.get(position, _NOTHING)[0] for position in range(len(table)))
        if column is None:
            fields[name] = Column(name, specs[name].heading, None, texts, texts)
        else:
            fields[name] = replace(column, field=name, text=texts)
    found = part(table, [move.position for move in moves], fields)
    kept = {name: column for name, column in found.columns.items() if not (name in _SIDES or name.startswith("on:"))}
    found = replace(found, columns=kept)
    return found.with_derived(**{BOTH: tuple("是" if move.both else "" for move in moves)})
