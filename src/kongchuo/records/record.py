"""The base of every record and the values that its fields take.

A record's class declares the columns of its sheet; that is all that reading and checking need. Its
rows become pydantic models, which are built when the first row is asked for: loading pydantic takes
longer than checking a thousand pupils (docs/decisions/0008-models-when-asked.md).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, get_args

from kongchuo.codes import dates, person_name
from kongchuo.codes.choice import Choices
from kongchuo.codes.id_number import normalise
from kongchuo.codes.plain import all_plain
from kongchuo.codes.text import clean, compact
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.records.columns import ColumnSpec

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Reads:
    """How a cell becomes the value of its field: pydantic's BeforeValidator without pydantic. `plain` gives the
    same, sooner, of a text in which there is nothing to be cleaned."""

    read: Callable[[Any], Any]
    plain: Callable[[str], Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """What pydantic asks of a field's annotation when it builds the model."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.read, handler(source))


def _day(value: object) -> date | None:
    return value if type(value) is date else dates.parse(value).day


def chosen(choices: Choices) -> Reads:
    """Reads a cell as one of the words of a code; an unknown word becomes None, checks report it."""
    return Reads(lambda value: choices.read(clean(value)) if value else None)


Text = Annotated[str, Reads(clean, intern)]
Name = Annotated[
    str, Reads(lambda value: person_name.normalise(clean(value)), lambda text: intern(person_name.normalise(text)))
]
IdText = Annotated[str, Reads(lambda value: normalise(clean(value)), lambda text: intern(normalise(text)))]
Compact = Annotated[str, Reads(lambda value: compact(clean(value)), intern)]
Day = Annotated[date | None, Reads(_day)]


class Record:
    """A row of a sheet as an object. Texts that cannot be read become None: reading never fails,
    and `check` says which cell is wrong."""

    kind: ClassVar[str]
    title: ClassVar[str]
    # Columns of other layouts of the sheet, which `records.layouts` turns into those of the record: name → headings.
    also: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    where: Where | None = None

    @classmethod
    def columns(cls) -> dict[str, ColumnSpec]:
        """The columns of the sheet in order, by field name."""
        found = _COLUMNS.get(cls)
        return _COLUMNS.setdefault(cls, dict(_specs(cls))) if found is None else found

    @classmethod
    def sensitive(cls) -> frozenset[str]:
        """The fields that are masked wherever they are shown."""
        return frozenset(name for name, spec in cls.columns().items() if spec.sensitive)

    @classmethod
    def model(cls) -> "type[Self]":
        """The pydantic model of a row: this class and a frozen BaseModel in one."""
        found: type[Self] | None = _MODELS.get(cls)
        return _MODELS.setdefault(cls, _model(cls)) if found is None else found

    @classmethod
    def from_table(cls, table: Table) -> Iterator[Self]:
        """A record for every row of the table, each with its place."""
        model: Any = cls.model()
        names = [name for name in model.model_fields if table.has(name) or name in table.derived]
        texts = [_values(table, name) for name in names]
        for position in range(len(table)):
            row: dict[str, Any] = {name: text[position] for name, text in zip(names, texts, strict=True)}
            yield model(where=table.where(position, "name"), **row)

    @classmethod
    def rows(cls, table: Table) -> Iterator[Self]:
        """The same rows as `from_table`, read column by column and not by pydantic: for sheets of so many
        rows that a model of each would cost half of a report (docs/decisions/0021-rows.md)."""
        plain: Any = _PLAIN.get(cls) or _PLAIN.setdefault(cls, _plain(cls))
        columns = [_column(table, cls, name) for name in cls.columns()]
        where = replace(table.only("name"), derived={})
        return map(plain, zip(*columns, repeat(where), range(len(table)), strict=False))


# What has been worked out once for a class.
_COLUMNS: dict[type[Record], dict[str, ColumnSpec]] = {}
_MODELS: dict[type[Record], Any] = {}
_PLAIN: dict[type[Record], Any] = {}


def _specs(record: type[Record]) -> Iterator[tuple[str, ColumnSpec]]:
    for name, annotation in record.__annotations__.items():
        for part in get_args(annotation):
            if isinstance(part, ColumnSpec):
                yield name, part


def _model(record: type[Record]) -> Any:
    from pydantic import BaseModel, ConfigDict

    metaclass: Any = type(BaseModel)
    words = {
        "__module__": record.__module__,
        "__doc__": record.__doc__,
        "model_config": ConfigDict(frozen=True, extra="ignore"),
    }
    return metaclass(record.__name__, (record, BaseModel), words)


def _values(table: Table, name: str) -> Sequence[Any]:
    values: Sequence[Any] = table.derived.get(name) or table.text(name)
    return values


def _plain(record: type[Record]) -> type[Record]:
    """Rows as tuples whose places have the names of the columns; the last two say where a row stands."""
    names = record.columns()
    reads: dict[str, Any] = {name: property(itemgetter(place)) for place, name in enumerate(names)}
    where = property(lambda row: row[-2].where(row[-1], "name"))
    return type(record.__name__, (record, tuple), {"__doc__": record.__doc__, "where": where, **reads})


def _column(table: Table, record: type[Record], name: str) -> Iterable[Any]:
    """The values of a field, each different cell read once; its default where the sheet has nothing of it."""
    if not table.has(name) and name not in table.derived:
        return repeat(getattr(record, name), len(table))
    cells = _values(table, name)
    reads = next(part for part in get_args(record.__annotations__[name]) if isinstance(part, Reads))
    different = set(cells)
    read = reads.plain if reads.plain and all_plain(different) else reads.read
    return map(dict(zip(different, map(read, different), strict=True)).__getitem__, cells)
