import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from frictionless import Check, Checklist, Resource, Row, Schema, errors, system
from shared import (
    BIRTH,
    ETHNICITIES,
    ETHNICITY,
    ID,
    ID_PATTERN,
    REQUIRED,
    SEX,
    SEXES,
    birth_of,
    checksum_ok,
    well_formed,
)


class NumberCheck(Check):
    """Check digit, birth date against the ID number, and a number that stands twice."""

    type = "id-number"
    Errors = [errors.RowConstraintError]  # noqa: RUF012 - frictionless' own way

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def validate_row(self, row: Row) -> Iterable[errors.RowConstraintError]:
        """What is wrong with the number of one row."""
        number = row[ID]
        if not number:
            return
        if well_formed(number):
            if not checksum_ok(number):
                yield errors.RowConstraintError.from_row(row, note="check digit")
            if row[BIRTH] != birth_of(number):
                yield errors.RowConstraintError.from_row(row, note="birth date")
        if number in self.seen:
            yield errors.RowConstraintError.from_row(row, note="twice")
        self.seen.add(number)


def field(heading: str) -> Iterator[tuple[str, object]]:
    """The constraints of a column."""
    if heading in REQUIRED:
        yield "required", True
    if heading == SEX:
        yield "enum", list(SEXES)
    if heading == ETHNICITY:
        yield "enum", list(ETHNICITIES)
    if heading == ID:
        yield "pattern", ID_PATTERN


path = Path(sys.argv[1])
with system.use_context(trusted=True), Resource(path=str(path)) as probe:
    header = probe.header.labels
schema = Schema.from_descriptor(
    {"fields": [{"name": name, "type": "string", "constraints": dict(field(name))} for name in header]}
)
with system.use_context(trusted=True):
    report = Resource(path=str(path), schema=schema).validate(Checklist(checks=[NumberCheck()]), limit_errors=1_000_000)
found = report.flatten(["rowNumber", "fieldName", "type", "note"])
for line in found:
    print(*line)
print("faulty rows:", len({line[0] for line in found}))
