"""A child on one of a report's lists."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Listed:
    """Who is meant, where the child is (or was last seen) and what is known, in one sentence.

    `grade` is None and `class_label` empty when unknown. `last_seen` is the month of the roster on
    which the child stood, such as `2023-02`. `detail` never holds a whole ID number.
    """

    list: str
    name: str
    id_number: str = ""
    school: str | None = None
    stage: str | None = None
    grade: int | None = None
    class_label: str = ""
    last_seen: str | None = None
    detail: str = ""

    @property
    def id_tail(self) -> str | None:
        """The last four characters of the ID number."""
        return self.id_number[-4:] or None

    @property
    def order(self) -> tuple[Any, ...]:
        """By school, grade, class and name, so that a list reads like the rosters."""
        return (
            self.school or "",
            self.grade or 0,
            len(self.class_label),
            self.class_label,
            self.name,
            self.id_number,
            self.detail,
        )
