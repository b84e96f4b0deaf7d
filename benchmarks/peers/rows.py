"""A pydantic model of a row, and the loop over rows that many schools' programs are."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
    model_validator,
)
from shared import BIRTH, ETHNICITIES, ETHNICITY, ID, ID_PATTERN, REQUIRED, SEX, SEXES, birth_of, checksum_ok


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return str(value)


_Text = Annotated[str, BeforeValidator(_text)]


class Base(BaseModel):
    """The checks that look at more than one column."""

    @model_validator(mode="after")
    def number(self) -> "Base":
        """Check digit, and birth date against the ID number."""
        found = getattr(self, ID)
        if not checksum_ok(found):
            raise ValueError("check digit")
        if getattr(self, BIRTH) != birth_of(found):
            raise ValueError("birth date")
        return self


def _type(heading: str) -> object:
    if heading == SEX:
        return Annotated[Literal[SEXES], BeforeValidator(_text)]
    if heading == ETHNICITY:
        return Annotated[Literal[ETHNICITIES], BeforeValidator(_text)]
    if heading == ID:
        return Annotated[_Text, StringConstraints(pattern=f"^{ID_PATTERN}$")]
    return Annotated[_Text, Field(min_length=1)] if heading in REQUIRED else _Text


def check(rows: Iterable[Sequence[object]]) -> int:
    """Prints what is wrong and says how many rows are."""
    lines = iter(rows)
    header = [str(value) for value in next(lines)]
    row_model = create_model("Row", __base__=Base, **{heading: (_type(heading), ...) for heading in header})
    seen: dict[object, int] = {}
    faulty = 0
    for number, line in enumerate(lines, start=2):
        values = dict(zip(header, line, strict=True))
        problems = []
        try:
            row_model(**values)
        except ValidationError as fault:
            problems = [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in fault.errors()]
        first = seen.setdefault(values[ID], number)
        if first != number:
            problems.append(f"{ID}: as in row {first}")
        faulty += bool(problems)
        for problem in problems:
            print(number, problem)
    return faulty
