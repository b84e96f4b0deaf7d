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
class Acceptance:
    """What the township has decided of a finding: it was looked into and stays as it is."""

    reason: str
    date: str | None = None


# A shorter "number" (无, 不详) is no person's.
_NAMES_A_PERSON = 15


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, doubtful or worth a remark.

    `message` and `hint` never hold a whole ID or phone number; `value` does, and writers mask it
    (`sensitive`) unless the user asks to reveal it. A suggested ID number stands in `suggestions`
    for the same reason. `others` are the people at the `related` places, each as `subject` is.
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
    others: tuple[str, ...] = ()
    accepted: Acceptance | None = None

    @property
    def id_tail(self) -> str | None:
        """The last four characters of the pupil's ID number, enough to tell namesakes apart."""
        return self.id_number[-4:] if self.id_number else None

    @property
    def key(self) -> str:
        """Stays the same when the sheet is sorted: rule, school, person and field, without the row.

        A finding on several people has the same key whichever of them it stands with. One on no
        person holds for its file and its words alone, so that it is asked again next month.
        """
        place = self.where
        who = "+".join(sorted({self.subject, *self.others}))
        if not (self.id_number or self.student):
            who += "/".join(("", place.file or "", place.sheet or "", place.cell or "", self.message))
        return "|".join((self.rule, who, place.field or ""))

    @property
    def subject(self) -> str:
        """School and person; see `subject`."""
        return subject(self.school, self.id_number, self.student, self.class_label)

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


def subject(school: str | None, id_number: str, student: str | None, class_label: str | None) -> str:
    """A school and a person in it: by the ID number, else by name and class."""
    if len(id_number) >= _NAMES_A_PERSON:
        return f"{school or ''}|{id_number}"
    return f"{school or ''}|{id_number}/{student or ''}/{class_label or '' if student else ''}"
