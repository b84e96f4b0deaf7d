"""What is declared about a column on the field of a record."""

from dataclasses import dataclass
from typing import Literal

from kongchuo.codes.choice import Choices

ColumnKind = Literal[
    "text", "name", "id", "roll", "phone", "date", "days", "month", "grade", "class", "integer", "choice", "code"
]


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of a sheet. The single source for reading, checking, the blank template, the demo
    data, masking and the manual's table.

    `aliases` are headings that mean the same, best first. `required` is the ★ of the contract.
    `sensitive` texts are masked wherever they are shown. `width` counts Chinese half-widths.
    """

    heading: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    kind: ColumnKind = "text"
    choices: Choices | None = None
    width: int = 10
    sensitive: bool = False
    note: str = ""
    example: str = ""
