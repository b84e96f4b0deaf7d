"""What a check found: one class for all findings."""

from dataclasses import dataclass
from enum import StrEnum

from kongchuo.model.where import Where


class Severity(StrEnum):
    """How sure and how grave: certain errors, doubts to confirm, remarks."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return _RANK[self]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, doubtful or worth a remark.

    `message` and `hint` never hold a whole ID or phone number; `value` does, and writers mask it
    (`sensitive`) unless the user asks to reveal it. A suggested ID number stands in `suggestions`
    for the same reason.
    """

    rule: str
    name: str
    severity: Severity
    title: str
    message: str
    hint: str
    where: Where
    school: str | None = None
    student: str | None = None
    id_number: str = ""
    value: str | None = None
    sensitive: bool = False
    suggestions: tuple[str, ...] = ()
    related: tuple[Where, ...] = ()
    class_label: str | None = None

    @property
    def id_tail(self) -> str | None:
        """The last four characters of the pupil's ID number, enough to tell namesakes apart."""
        return self.id_number[-4:] if self.id_number else None

    @property
    def key(self) -> str:
        """Stays the same when the sheet is sorted: rule, school, person and field, without the row."""
        person = self.id_number or self.student or self.where.cell or ""
        return "|".join((self.rule, self.school or "", person, self.where.field or ""))

    @property
    def order(self) -> tuple[str, str, int, int, str, str]:
        """Findings are sorted by file, sheet, row, column, rule."""
        place = self.where
        return (
            place.file or "",
            place.sheet or "",
            place.row or 0,
            -1 if place.column is None else place.column,
            self.rule,
            self.message,
        )
