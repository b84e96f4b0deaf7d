"""The base of every record and the values that its fields take."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict

from kongchuo.codes import dates, person_name
from kongchuo.codes.choice import Choices
from kongchuo.codes.id_number import normalise
from kongchuo.codes.text import clean, compact
from kongchuo.model.table import Table
from kongchuo.model.where import Where
from kongchuo.records.columns import ColumnSpec


def _day(value: object) -> date | None:
    return value if type(value) is date else dates.parse(value).day


def chosen(choices: Choices) -> BeforeValidator:
    """Reads a cell as one of the words of a code; an unknown word becomes None, checks report it."""
    return BeforeValidator(lambda value: choices.read(clean(value)) if value else None)


Text = Annotated[str, BeforeValidator(clean)]
Name = Annotated[str, BeforeValidator(lambda value: person_name.normalise(clean(value)))]
IdText = Annotated[str, BeforeValidator(lambda value: normalise(clean(value)))]
Compact = Annotated[str, BeforeValidator(lambda value: compact(clean(value)))]
Day = Annotated[date | None, BeforeValidator(_day)]


class Record(BaseModel):
    """A row of a sheet as an object. Texts that cannot be read become None: reading never fails,
    and `check` says which cell is wrong."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    kind: ClassVar[str]
    title: ClassVar[str]
    where: Where | None = None

    @classmethod
    def columns(cls) -> dict[str, ColumnSpec]:
        """The columns of the sheet in order, by field name."""
        return _columns(cls)

    @classmethod
    def sensitive(cls) -> frozenset[str]:
        """The fields that are masked wherever they are shown."""
        return frozenset(name for name, spec in cls.columns().items() if spec.sensitive)

    @classmethod
    def from_table(cls, table: Table) -> Iterator[Self]:
        """A record for every row of the table, each with its place."""
        names = [name for name in cls.model_fields if table.has(name) or name in table.derived]
        texts = [_values(table, name) for name in names]
        for position in range(len(table)):
            row: dict[str, Any] = {name: text[position] for name, text in zip(names, texts, strict=True)}
            yield cls(where=table.where(position, "name"), **row)


def _values(table: Table, name: str) -> Sequence[Any]:
    values: Sequence[Any] = table.derived.get(name) or table.text(name)
    return values


@cache
def _columns(record: type[Record]) -> dict[str, ColumnSpec]:
    found = {}
    for name, info in record.model_fields.items():
        spec = next((part for part in info.metadata if isinstance(part, ColumnSpec)), None)
        if spec:
            found[name] = spec
    return found
