"""A sheet as it was read: columns of cells, each with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kongchuo.model.where import Where

if TYPE_CHECKING:
    import pandas as pd

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    `raw` holds the cells as the file stores them (their *type* matters: an ID number stored as a
    number has lost digits), `text` the same cells cleaned to text (`codes.text.clean`); both have
    one entry a row of the table. `index` counts from 0 and is None for a column that the sheet
    does not have and that was derived from its name or title.
    """

    field: str
    heading: str
    index: int | None
    raw: tuple[CellValue, ...]
    text: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The pupils (or children, movements, cases) of one sheet.

    `rows` are Excel's row numbers, one for each entry of every column. `columns` are keyed by
    canonical field name (`records/`); columns with an unknown heading are in `extra`.
    """

    kind: str
    file: str
    sheet: str
    rows: tuple[int, ...]
    columns: Mapping[str, Column]
    header_row: int = 1
    extra: tuple[Column, ...] = ()
    titles: tuple[str, ...] = ()
    hidden: bool = False
    derived: Mapping[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def has(self, name: str) -> bool:
        """Whether the sheet has this column (or it was derived from the sheet's name or title)."""
        return name in self.columns

    def text(self, name: str) -> tuple[str, ...]:
        """The cleaned texts of a column; empty texts where the sheet lacks it."""
        column = self.columns.get(name)
        return column.text if column else ("",) * len(self.rows)

    def raw(self, name: str) -> tuple[CellValue, ...]:
        """The cells of a column as the file stores them; None where the sheet lacks it."""
        column = self.columns.get(name)
        return column.raw if column else (None,) * len(self.rows)

    def distinct(self, name: str) -> Iterator[tuple[str, list[int]]]:
        """Each different non-empty text of a column with the positions at which it stands."""
        places: dict[str, list[int]] = {}
        for position, text in enumerate(self.text(name)):
            if text:
                places.setdefault(text, []).append(position)
        yield from places.items()

    def where(self, position: int | None = None, name: str | None = None) -> Where:
        """The place of a cell (position and field), a row (position), a column or the sheet."""
        column = self.columns.get(name) if name else None
        return Where(
            file=self.file,
            sheet=self.sheet,
            row=None if position is None else self.rows[position],
            column=column.index if column else None,
            field=name,
            heading=column.heading if column else None,
        )

    def with_derived(self, **values: object) -> "Table":
        """The same table with typed columns beside the texts (school, stage, grade, class)."""
        return replace(self, derived={**self.derived, **values})

    def only(self, *names: str) -> "Table":
        """The same table with fewer columns, to be kept when many files are read."""
        kept = {name: column for name, column in self.columns.items() if name in names}
        return replace(self, columns=kept, extra=())

    def take(self, positions: Sequence[int]) -> "Table":
        """The same table with some of its rows, such as those of one grade; cells that the reader has
        reported stay reported (`_broken`, pairs of position and field)."""

        def pick(values: Sequence[Any]) -> tuple[Any, ...]:
            return tuple(values[position] for position in positions)

        columns = {
            name: replace(column, raw=pick(column.raw), text=pick(column.text)) for name, column in self.columns.items()
        }
        derived: dict[str, Any] = {
            name: pick(values) for name, values in self.derived.items() if not name.startswith("_")
        }
        if broken := self.derived.get("_broken"):
            places = {old: new for new, old in enumerate(positions)}
            derived["_broken"] = frozenset((places[old], name) for old, name in broken if old in places)
        return replace(self, rows=pick(self.rows), columns=columns, extra=(), derived=derived)

    def frame(self) -> "pd.DataFrame":
        """The texts and the derived columns as a DataFrame indexed by Excel row."""
        import pandas as pd

        data: dict[str, Any] = {name: list(column.text) for name, column in self.columns.items()}
        data.update({name: list(values) for name, values in self.derived.items() if not name.startswith("_")})
        return pd.DataFrame(data, index=pd.Index(self.rows, name="row"), dtype=object)
